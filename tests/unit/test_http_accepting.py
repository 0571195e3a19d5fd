import pytest

from alchemorsel.interfaces.http.accepting import prefers_events

EVENTS = [
    "text/event-stream",
    "Text/Event-Stream; charset=utf-8",
    "text/event-stream, application/json;q=0.9",
    "application/json;q=0.2, text/event-stream;q=0.3",
    "text/event-stream, */*",
    "text/event-stream;q=0.5, */*;q=0.5",
    "text/event-stream;q=0.1, application/json;q=0",
    "text/event-stream, application/*;q=0.8",
]
JSON = [
    "",
    "*/*",
    "text/*",
    "application/json",
    "text/html",
    "application/json, text/event-stream",
    "text/event-stream, application/json",
    "text/event-stream;q=0",
    "text/event-stream;q=0, text/html",
    "text/event-stream;q=0.5, application/json",
    "text/event-stream;q=0.5, */*",
    "application/*, text/event-stream;q=0.9",
    ";;,,=;q=",
]


@pytest.mark.parametrize("accept", EVENTS)
def test_who_wants_events_more_than_json_gets_them(accept: str) -> None:
    assert prefers_events([accept])


@pytest.mark.parametrize("accept", JSON)
def test_everybody_else_gets_json(accept: str) -> None:
    assert not prefers_events([accept])


def test_several_headers_are_one() -> None:
    assert not prefers_events([])
    assert prefers_events(["text/event-stream", "application/json;q=0.5"])
    assert not prefers_events(["text/event-stream;q=0.4", "application/json;q=0.5"])


def test_a_weight_that_is_none_says_nothing() -> None:
    assert prefers_events(["text/event-stream;q=9, application/json;q=0.5"])
