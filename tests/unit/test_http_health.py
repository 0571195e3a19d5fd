"""The routes of health, and the requests in hand while the process is told to stop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import msgspec
import pytest
from litestar import Litestar

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Asking, Call
from alchemorsel.application.health import Health
from alchemorsel.application.health_report import AIHealth, HealthReport
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.lifecycle import Lifecycle
from alchemorsel.application.ports import AI
from alchemorsel.application.question import Question
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.draining import Drain
from tests.support.clock import FakeClock
from tests.support.events import ACCEPT, all_seen
from tests.support.example_ai import ExampleAI
from tests.support.health import DOWN, FakeProbe, has

RECIPE = "/api/v1/ai/generate-recipe"
SOUP = {"prompt": "tomato soup for two"}


class GatedAI:
    """Begins, then waits for its gate."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.gate = asyncio.Event()
        self.inner = ExampleAI()

    async def ask(self, question: Question[Any], call: Call) -> Answer[Any]:
        call.progress(Asking(Provider.OLLAMA, "m"))
        self.asked.set()
        await self.gate.wait()
        return await self.inner.ask(question, call)


class House:
    """The application with a drain that the test works."""

    def __init__(self, probe: FakeProbe, *, ai: AI | None = None, rule_kitchen: bool = True) -> None:
        clock = self.clock = FakeClock()
        self.probe = probe
        self.drain = Drain(Lifecycle())
        health = Health([probe], [], clock, lifecycle=self.drain.lifecycle, rule_kitchen=rule_kitchen)
        kitchen = Kitchen(ai or ExampleAI(), clock, deadline_s=60)
        self.app: Litestar = make_app(kitchen, health=health, drain=self.drain)

    @asynccontextmanager
    async def client(self, *, started: bool = True) -> AsyncIterator[httpx.AsyncClient]:
        if started:
            self.drain.lifecycle.serve()
        # What the application raises would be the server's to log; here it fails the test.
        app: Any = self.app
        transport = httpx.ASGITransport(app, raise_app_exceptions=True)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            yield client


@pytest.mark.parametrize(
    ("probe", "rule_kitchen", "status", "word"),
    [
        (FakeProbe(has()), False, 200, "healthy"),
        (FakeProbe(DOWN), True, 200, "degraded"),
        (FakeProbe(DOWN), False, 503, "unhealthy"),
    ],
)
async def test_the_status_and_the_word_say_the_same(
    probe: FakeProbe, rule_kitchen: bool, status: int, word: str
) -> None:
    async with House(probe, rule_kitchen=rule_kitchen).client() as client:
        for path in ("/health", "/api/v1/ai/health"):
            answered = await client.get(path)
            assert (answered.status_code, answered.json()["status"]) == (status, word)
            assert answered.headers["cache-control"] == "no-store"
            head = await client.head(path)
            assert (head.status_code, head.content) == (status, b"")


async def test_the_bodies_are_the_reports() -> None:
    async with House(FakeProbe(has())).client() as client:
        report = msgspec.json.decode((await client.get("/health")).content, type=HealthReport)
        assert [each.name for each in report.checks] == ["service", "ollama http://ollama:11434", "rule_kitchen"]
        ai = msgspec.json.decode((await client.get("/api/v1/ai/health")).content, type=AIHealth)
        assert ai.providers[0].host == "http://ollama:11434"


async def test_the_query_says_how_closely_to_look() -> None:
    probe = FakeProbe(has())
    async with House(probe).client() as client:
        for path in ("/health", "/api/v1/ai/health"):
            assert (await client.get(path, params={"mode": "quick"})).json()["mode"] == "quick"
        assert probe.looks == 0
        for path in ("/health", "/api/v1/ai/health"):
            assert (await client.get(path)).json()["mode"] == "standard"
            assert (await client.get(path, params={"mode": "Deep"})).json()["mode"] == "deep"
        assert (probe.looks, probe.inferences) == (1, 1)


@pytest.mark.parametrize(("field", "value"), [("mode", "deeper"), ("mode", ""), ("force", "perhaps")])
async def test_an_unknown_word_in_the_query_is_told(field: str, value: str) -> None:
    async with House(FakeProbe(has())).client() as client:
        for path in ("/health", "/api/v1/ai/health"):
            refused = await client.get(path, params={field: value})
            assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, field)


async def test_force_reaches_the_look() -> None:
    probe = FakeProbe(has())
    house = House(probe)
    async with house.client() as client:
        await client.get("/health")
        await client.get("/health", params={"force": "true"})
        # The clock stands: even a forced look waits a moment after the last one.
        assert probe.looks == 1
        house.clock.advance(2)
        await client.get("/health", params={"force": "false"})
        assert probe.looks == 1
        await client.get("/health", params={"force": "true"})
        assert probe.looks == 2


async def test_ready_is_no_while_starting_and_draining_and_asks_nobody() -> None:
    house = House(FakeProbe(DOWN), rule_kitchen=False)
    async with house.client(started=False) as client:
        said = []
        for step in (Lifecycle().serve, house.drain.lifecycle.serve, house.drain.lifecycle.drain):
            step()
            answered = await client.get("/health/ready")
            said.append((answered.status_code, answered.json()["status"]))
        # The first step is another process's.
        assert said == [(503, "starting"), (200, "ready"), (503, "draining")]
        assert (await client.get("/health/live")).status_code == 200
    assert house.probe.looks == 0


async def test_the_start_of_the_application_makes_it_ready() -> None:
    house = House(FakeProbe(has()))
    async with house.app.lifespan():
        assert house.drain.lifecycle.ready


async def test_while_draining_requests_are_answered_each_the_last_on_its_connection() -> None:
    house = House(FakeProbe(has()))
    async with house.client() as client:
        assert "connection" not in (await client.post(RECIPE, json=SOUP)).headers
        house.drain.lifecycle.drain()
        for answered in (await client.post(RECIPE, json=SOUP), await client.get("/nowhere")):
            assert answered.headers["connection"] == "close"
        assert answered.status_code == 404


async def test_the_requests_in_hand_are_counted() -> None:
    ai = GatedAI()
    house = House(FakeProbe(has()), ai=ai)
    async with house.client() as client:
        asking = asyncio.ensure_future(client.post(RECIPE, json=SOUP))
        await ai.asked.wait()
        assert house.drain.in_flight == 1
        ai.gate.set()
        assert (await asking).status_code == 200
        assert house.drain.in_flight == 0


async def test_when_time_is_up_a_request_is_told_so_and_a_stream_ends_with_an_error() -> None:
    ai = GatedAI()
    house = House(FakeProbe(has()), ai=ai)
    async with house.client() as client:
        plain = asyncio.ensure_future(client.post(RECIPE, json=SOUP))
        await ai.asked.wait()
        ai.asked.clear()
        stream = asyncio.ensure_future(client.post(RECIPE, json=SOUP, headers=ACCEPT))
        await ai.asked.wait()
        await asyncio.sleep(0.05)  # the stream's first event goes out in a task of its own
        house.drain.lifecycle.drain()
        house.drain.end()
        cut, ended = await asyncio.gather(plain, stream)
    assert (cut.status_code, cut.json()["code"], cut.headers["connection"]) == (503, "unavailable", "close")
    assert cut.headers["retry-after"] == "1"
    last = all_seen(ended.text)[-1]
    assert (ended.status_code, last.name, last.data["code"]) == (200, "error", "unavailable")
    assert house.drain.in_flight == 0


async def test_after_the_end_nothing_is_begun() -> None:
    ai = ExampleAI()
    house = House(FakeProbe(has()), ai=ai)
    async with house.client() as client:
        house.drain.lifecycle.drain()
        house.drain.end()
        assert (await client.post(RECIPE, json=SOUP)).status_code == 503
    assert ai.calls == []


async def test_a_cancellation_that_is_not_the_drains_is_not_swallowed() -> None:
    ai = GatedAI()
    house = House(FakeProbe(has()), ai=ai)
    async with house.client() as client:
        asking = asyncio.ensure_future(client.post(RECIPE, json=SOUP))
        await ai.asked.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
