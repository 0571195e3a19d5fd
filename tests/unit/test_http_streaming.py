import asyncio
import json
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient
from structlog.testing import capture_logs

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Asking, Call, Reset, Wrote
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.question import Question
from alchemorsel.domain.errors import Exhausted, NotCached, Refused
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.body import MOST_BYTES
from alchemorsel.interfaces.http.event_stream import EventStream, StreamTerms
from alchemorsel.interfaces.http.examples import examples_of
from alchemorsel.interfaces.http.operations import OPERATIONS
from tests.support.clock import FakeClock
from tests.support.events import ACCEPT, Seen, all_seen, named
from tests.support.example_ai import ExampleAI

RECIPE = "/api/v1/ai/generate-recipe"
SOUP = b'{"prompt": "tomato soup for two"}'
HEADERS = {"content-type": "application/json", **ACCEPT}
DOWN = Attempt(provider=Provider.OLLAMA, model="m", outcome="unavailable", reason="It is down.", seconds=0.1)
each_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)


class TellingAI(ExampleAI):
    """Tells of a switch of provider and a draft, and then does as `ExampleAI`."""

    async def ask(self, question: Question[Any], call: Call) -> Answer[Any]:
        call.progress(Asking(Provider.OLLAMA, "m"))
        call.progress(Wrote('{"name": "Stew"', 1))
        await asyncio.sleep(0.01)
        call.progress(Reset("next provider", DOWN))
        call.progress(Asking(Provider.OPENAI, "n"))
        call.progress(Wrote('{"name": "Soup"', 1))
        return await super().ask(question, call)


def client_of(ai: Any, terms: StreamTerms | None = None) -> TestClient[Any]:
    kitchen = Kitchen(ai, FakeClock(), deadline_s=60)
    app = make_app(kitchen, stream=terms) if terms else make_app(kitchen)
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture(name="ai", scope="module")
def telling_ai() -> ExampleAI:
    return TellingAI()


@pytest.fixture(name="client", scope="module")
def open_client(ai: ExampleAI) -> Iterator[TestClient[Any]]:
    with client_of(ai) as client:
        yield client


@pytest.fixture(autouse=True)
def _answers(ai: ExampleAI) -> None:
    ai.raises = None
    ai.calls.clear()


def ask(client: TestClient[Any], body: bytes = SOUP, request_id: str = "s1") -> list[Seen]:
    response = client.post(RECIPE, content=body, headers={**HEADERS, "x-request-id": request_id})
    assert (response.status_code, response.headers["content-type"]) == (200, "text/event-stream")
    return all_seen(response.text)


@each_operation
def test_the_answer_has_the_plain_routes_bytes(client: TestClient[Any], operation: Any) -> None:
    request = msgspec.json.encode(next(iter(examples_of(operation.name).requests.values())))
    plain = client.post(operation.path, content=request, headers={"content-type": "application/json"})
    streamed = client.post(operation.path, content=request, headers=HEADERS)
    *_, last = all_seen(streamed.text)
    assert last.name == "answer"
    assert last.text.encode() == plain.content
    assert plain.headers["content-type"] == "application/json"
    assert (plain.headers["vary"], streamed.headers["vary"]) == ("Accept, Accept-Encoding", "Accept")


def test_what_happens_is_told_in_order_and_numbered(client: TestClient[Any]) -> None:
    events = ask(client)
    names = [event.name for event in named(events)]
    assert names == ["attempt", "progress", "draft", "reset", "attempt", "progress", "draft", "origin", "answer"]
    assert [event.number for event in named(events)] == [str(n) for n in range(1, 10)]
    first, _, stew, reset, second, progress, soup, _, _ = (event.data for event in named(events))
    assert first == {"provider": "ollama", "model": "m", "after": None, "drafts": "live"}
    assert stew == {"name": "Stew", "ingredients": [], "steps": []}
    assert reset == {"reason": "next provider", "after": "It is down."}
    assert second == {"provider": "openai", "model": "n", "after": "It is down.", "drafts": "live"}
    assert (progress["tokens"], soup["name"]) == (1, "Soup")
    assert events[0].retry == "5000"


def test_nobody_between_is_to_keep_or_collect_it(client: TestClient[Any]) -> None:
    response = client.post(RECIPE, content=SOUP, headers={**HEADERS, "x-request-id": "s1", "accept-encoding": "gzip"})
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-accel-buffering"] == "no"
    assert response.headers["x-request-id"] == "s1"
    assert {"content-length", "content-encoding"}.isdisjoint(response.headers)


def test_drafts_are_held_where_there_are_rules(client: TestClient[Any]) -> None:
    events = named(ask(client, b'{"prompt": "soup", "excluded_ingredients": ["celery"]}'))
    names = [event.name for event in events]
    assert names == ["attempt", "progress", "reset", "attempt", "progress", "origin", "answer"]
    assert {event.data["drafts"] for event in events if event.name == "attempt"} == {"held"}


def test_a_stream_has_a_longer_deadline(ai: ExampleAI, client: TestClient[Any]) -> None:
    began = FakeClock().monotonic()
    ask(client)
    client.post(RECIPE, content=SOUP, headers={"content-type": "application/json"})
    assert [call.deadline - began for call in ai.calls] == [180, 60]
    with client_of(ai, StreamTerms(deadline_s=7)) as other:
        ask(other)
    assert ai.calls[-1].deadline - began == 7


def test_a_failure_is_the_last_event_and_a_whole_problem(ai: ExampleAI, client: TestClient[Any]) -> None:
    ai.raises = Exhausted("No provider could answer.", suggestion="Wait.", retry_after_s=7.2, attempts=(DOWN,))
    events = named(ask(client, request_id="s2"))
    assert [event.name for event in events] == ["attempt", "progress", "draft", "reset", "attempt", "error"]
    problem = events[-1].data
    assert (problem["status"], problem["code"], problem["request_id"]) == (503, "exhausted", "s2")
    assert problem["attempts"][0]["reason"] == "It is down."


def test_a_failure_says_when_to_come_again(ai: ExampleAI, client: TestClient[Any]) -> None:
    ai.raises = Exhausted("No provider could answer.", retry_after_s=7.2)
    assert [event.retry for event in ask(client) if event.retry] == ["5000", "8000"]
    ai.raises = Refused("No.")
    assert [event.retry for event in ask(client) if event.retry] == ["5000"]


def test_a_bug_is_told_blandly_and_logged(ai: ExampleAI, client: TestClient[Any]) -> None:
    ai.raises = RuntimeError("the secret is out")
    with capture_logs() as lines:
        (*_, last) = ask(client)
    assert (last.name, last.data["code"]) == ("error", "internal")
    assert "secret" not in last.text
    assert [line["log_level"] for line in lines if line["event"] == "bug"] == ["error"]


@pytest.mark.parametrize(
    ("body", "label", "status"),
    [
        (b"{", "application/json", 400),
        (b'{"prompt": "' + b"x" * MOST_BYTES + b'"}', "application/json", 413),
        (SOUP, "text/plain", 415),
        (b'{"diets": ["vegn"]}', "application/json", 422),
        (b'{"prompt": " "}', "application/json", 422),
    ],
)
def test_a_mistake_in_the_request_is_a_plain_problem(
    client: TestClient[Any], body: bytes, label: str, status: int
) -> None:
    response = client.post(RECIPE, content=body, headers={**ACCEPT, "content-type": label})
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert response.json()["status"] == status


def test_a_failure_before_anybody_was_asked_is_a_plain_problem() -> None:
    ai = ExampleAI()
    ai.raises = NotCached("Nothing is remembered.")
    with client_of(ai) as client:
        response = client.post(RECIPE, content=SOUP, headers=HEADERS)
    assert (response.status_code, response.json()["code"]) == (504, "not_cached")


def test_a_silent_stream_begins_and_beats() -> None:
    class SlowAI(ExampleAI):
        async def ask(self, question: Question[Any], call: Call) -> Answer[Any]:
            await asyncio.sleep(0.2)
            return await super().ask(question, call)

    with client_of(SlowAI(), StreamTerms(begin_s=0.02, heartbeat_s=0.05)) as client:
        begun, *beats, _, last = ask(client)
    assert begun.retry
    assert 1 <= len(beats) <= 4
    assert all(beat.comment for beat in beats)
    assert last.name == "answer"


class Wire:
    """An ASGI connection whose client stays, and what was sent on it."""

    def __init__(self, on_send: Callable[[], None] = lambda: None) -> None:
        self.sent: list[Any] = []
        self._on_send = on_send

    async def receive(self) -> Any:
        await asyncio.Event().wait()

    async def send(self, message: Any) -> None:
        self.sent.append(message)
        self._on_send()

    @property
    def events(self) -> list[Seen]:
        return named(all_seen(b"".join(message.get("body", b"") for message in self.sent).decode()))


class Begun:
    """Asks somebody and never hears."""

    def __init__(self) -> None:
        self.cancelled = False

    async def ask(self, *, progress: Any, deadline_s: float) -> Answer[Any]:
        progress(Asking(Provider.OLLAMA, "m"))
        try:
            await asyncio.sleep(deadline_s)
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        raise AssertionError("the deadline is far away")


async def test_a_stream_that_is_stopped_ends_with_an_error_and_stays_cancelled() -> None:
    told, asked = asyncio.Event(), Begun()
    wire = Wire(told.set)
    stream = EventStream(asked.ask, RecipeRequest(prompt="soup"), StreamTerms())
    scope: Any = {"state": {"request_id": "s3"}}
    running = asyncio.ensure_future(stream(scope, wire.receive, wire.send))
    await told.wait()
    await asyncio.sleep(0)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert asked.cancelled
    assert [event.name for event in wire.events] == ["attempt", "error"]
    assert (wire.events[-1].data["code"], wire.events[-1].data["request_id"]) == ("unavailable", "s3")
    assert wire.sent[-1]["more_body"] is False


def test_the_published_transcript_is_a_stream(client: TestClient[Any]) -> None:
    document = client.get("/schema/openapi.json").json()
    for operation in OPERATIONS:
        media = document["paths"][operation.path]["post"]["responses"]["200"]["content"]["text/event-stream"]
        events = named(all_seen(media["example"]))
        kinds = media["schema"]["x-events"]
        assert {event.name for event in events} == kinds.keys() - {"error"}
        assert events[-1].data == examples_of(operation.name).answer
        for event in events[:-1]:
            schema = document["components"]["schemas"][kinds[event.name]["$ref"].rpartition("/")[2]]
            assert event.data.keys() == schema["properties"].keys(), json.dumps(schema)
