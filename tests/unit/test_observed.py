"""HTTP requests are counted by closed labels, and our own time is told from the models'."""

import asyncio
from typing import Any

import pytest

from alchemorsel.application.tab import current_tab
from alchemorsel.interfaces.http.observed import Outcome, with_metrics
from tests.support.asgi import send


class Heard:
    def __init__(self) -> None:
        self.open = 0
        self.requests: list[tuple[str, ...]] = []
        self.seconds: list[float] = []
        self.overheads: list[tuple[str, float]] = []

    def began(self) -> None:
        self.open += 1

    def ended(self, route: str, method: str, outcome: Outcome, seconds: float) -> None:
        self.open -= 1
        self.requests.append((route, method, *outcome))
        self.seconds.append(seconds)

    def at_once(self, route: str, method: str, status: str, seconds: float) -> None:
        raise AssertionError("only the fast lane answers at once", route, method, status, seconds)

    def overhead(self, route: str, seconds: float) -> None:
        self.overheads.append((route, seconds))


def answering(status: int = 200, route: str | None = "/made/{id}", *, model_s: float | None = None) -> Any:
    async def app(scope: Any, _receive: Any, tell: Any) -> None:
        scope["path_template"] = route
        if model_s is not None:
            await asyncio.sleep(0.02)
            current_tab().calls += 1
            current_tab().model_s += model_s
        await tell({"type": "http.response.start", "status": status, "headers": []})
        await tell({"type": "http.response.body", "body": b""})

    return app


async def test_a_request_is_counted_by_the_template_of_its_route() -> None:
    heard = Heard()
    await send(with_metrics(answering(201), heard), "/made/secret-soup", method="POST")
    assert (heard.requests, heard.open) == ([("/made/{id}", "POST", "plain", "201", "none")], 0)
    assert heard.overheads == []


async def test_paths_and_methods_that_callers_make_up_become_one_word_each() -> None:
    heard = Heard()
    await send(with_metrics(answering(404, None), heard), "/soup-of-the-day", method="BREW")
    assert heard.requests == [("unmatched", "other", "plain", "404", "none")]


async def test_a_request_that_never_had_a_status_is_counted_all_the_same() -> None:
    heard = Heard()

    async def leaving(_scope: Any, _receive: Any, _tell: Any) -> None:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await send(with_metrics(leaving, heard), "/x")
    assert (heard.requests, heard.open) == ([("unmatched", "GET", "plain", "none", "none")], 0)


async def test_overhead_is_the_time_that_no_model_was_waited_for() -> None:
    heard = Heard()
    await send(with_metrics(answering(model_s=0.015), heard), "/x")
    ((route, overhead_s),) = heard.overheads
    assert route == "/made/{id}"
    assert overhead_s == pytest.approx(heard.seconds[0] - 0.015)
    await send(with_metrics(answering(model_s=99), heard), "/x")
    assert heard.overheads[1] == ("/made/{id}", 0)
