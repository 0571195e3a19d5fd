"""A hit of the fast lane is what the ordinary way would have answered."""

import asyncio
import json
from collections.abc import Iterator
from math import floor
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar.types import Receive, Scope, Send
from structlog.testing import capture_logs

from alchemorsel.application.cache import Layer
from alchemorsel.interfaces.http.fast_lane import FastLane
from alchemorsel.interfaces.http.fast_lane_memo import Memo
from tests.support.asgi import Answered, send
from tests.support.caching import LABEL, RECIPE, CachingHouse, caching_house
from tests.support.clock import FakeClock
from tests.support.remembering import until

SOUP = b'{"prompt":"soup"}'
PASSING = ("age", "cache-status", "server-timing", "x-request-id")


class Inside:
    """Counts what reaches the application behind the lane."""

    def __init__(self, house: CachingHouse) -> None:
        self.house = house
        self.reached = 0
        self.lane = FastLane(self, house.memory.cache)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.reached += 1
        await self.house.app(scope, receive, send)

    async def ask(self, body: bytes = SOUP, *headers: tuple[str, str], path: str = RECIPE) -> Answered:
        return await send_through(self.lane, path, headers or (LABEL,), body)


async def send_through(app: Any, path: str, headers: Any, body: bytes) -> Answered:
    return await send(app, path, method="POST", headers=headers, body=body, stays=True)


async def test_the_second_time_nothing_behind_the_lane_is_asked() -> None:
    async with caching_house() as house:
        inside = Inside(house)
        first, second = await inside.ask(), await inside.ask()
    assert inside.reached == 1
    assert first.body == second.body
    assert "; hit; " in second.headers["cache-status"]
    assert house.memory.cache.stats().hits[Layer.MEMORY] == 1


async def test_another_body_label_or_path_is_another_question() -> None:
    async with caching_house() as house:
        inside = Inside(house)
        await inside.ask()
        assert (await inside.ask(SOUP, ("content-type", "text/plain"))).status == 415
        assert (await inside.ask(SOUP, LABEL, ("content-encoding", "gzip"))).status == 415
        assert (await inside.ask(SOUP)).status == 200
        assert (await inside.ask(b'{"prompt":"stew"}')).status == 200
        assert (await inside.ask(path="/api/v1/ai/analyze-nutrition")).status == 422
        assert (await inside.ask(b"{")).status == (await inside.ask(b"{")).status == 400
    assert inside.reached == 7


@pytest.mark.parametrize(
    "header",
    [("cache-control", "no-store"), ("accept", "text/event-stream"), ("accept", "application/json, Text/Event-Stream")],
)
async def test_streams_and_steering_go_inward(header: tuple[str, str]) -> None:
    async with caching_house() as house:
        inside = Inside(house)
        await inside.ask()
        await inside.ask(SOUP, LABEL, header)
    assert inside.reached == 2


async def test_a_header_given_twice_goes_inward() -> None:
    async with caching_house() as house:
        inside = Inside(house)
        await inside.ask()
        streamed = await inside.ask(SOUP, LABEL, ("accept", "text/event-stream"), ("accept", "*/*"))
    assert streamed.headers["content-type"].startswith("text/event-stream")


async def test_another_choice_of_models_empties_the_memo() -> None:
    async with caching_house() as house:
        keys = house.memory.ai.keys  # type: ignore[attr-defined]  # the cached one of the fixture
        inside = Inside(house)
        first = await inside.ask()
        chosen = tuple((provider, "llama3.2:1b") for provider, _ in keys.chain(None))
        before, keys.chain = keys.chain, lambda _: chosen
        assert (await inside.ask()).body != first.body
        keys.chain = before
        assert (await inside.ask()).body == first.body
    assert len(house.inner.calls) == 2


async def test_what_was_purged_is_made_anew() -> None:
    async with caching_house() as house:
        inside = Inside(house)
        await inside.ask()
        await house.memory.cache.purge("feature:recipe")
        assert "fwd=miss" in (await inside.ask()).headers["cache-status"]
    assert len(house.inner.calls) == 2


async def test_what_was_purged_while_it_was_made_is_made_anew() -> None:
    async with caching_house() as house:
        house.inner.gate.clear()
        making = asyncio.create_task(house.ask())
        await until(lambda: bool(house.inner.calls))
        await house.memory.cache.purge("all")
        house.inner.gate.set()
        first = await making
        assert (await house.ask()).body != first.body
    assert len(house.inner.calls) == 2


async def test_a_hit_tells_its_age_and_what_is_left_of_its_time() -> None:
    clock = FakeClock()
    async with caching_house(clock=clock, cache_ttl_recipe=100.0) as house:
        inside = Inside(house)
        await inside.ask()
        for seconds in (0, *[0.3] * 12, 60):
            clock.advance(seconds)
            said = (await inside.ask()).headers
            found = await house.memory.cache.show(said["cache-status"].split('"')[1])
            assert found is not None
            assert int(said["age"]) == floor(found.age_s)
            assert f"; ttl={floor(found.fresh_s)}; " in said["cache-status"]
        assert inside.reached == 1
        clock.advance(200)
        assert "stale" in (await inside.ask()).headers["cache-status"]
    assert inside.reached == 2


async def test_a_hit_writes_no_line_and_a_miss_writes_one() -> None:
    async with caching_house() as house:
        with capture_logs() as lines:
            await house.ask()
            await house.ask()
    told = [(line["log_level"], line["route"]) for line in lines if line["event"] == "request"]
    assert told == [("info", RECIPE), ("debug", RECIPE)]


async def test_a_body_in_pieces_is_answered_further_in() -> None:
    async with caching_house() as house:
        inside = Inside(house)
        await inside.ask()
        messages: list[Any] = []
        pieces: Iterator[Any] = iter(
            [
                {"type": "http.request", "body": SOUP[:5], "more_body": True},
                {"type": "http.request", "body": SOUP[5:], "more_body": False},
            ]
        )

        async def receive() -> Any:
            return next(pieces, None) or await asyncio.Event().wait()

        async def collect(message: Any) -> None:
            messages.append(message)

        probe = await inside.ask(b'{"prompt":"stew"}')
        scope: Any = {**probe.scope, "state": {}}
        await inside.lane(scope, receive, collect)
    assert messages[0]["status"] == 200
    assert json.loads(b"".join(each.get("body", b"") for each in messages[1:]))["recipe"]


def test_the_memo_is_bounded_and_forgets_the_least_used() -> None:
    memo = Memo(most=2)

    def key_of(name: str, version: int = 1) -> str | None:
        known = memo.known((name, b""), version)
        return known.key if known else None

    for name in ("a", "b"):
        assert key_of(name) is None
        memo.learn((name, b""), 1, name)
    assert key_of("a") == "a"
    memo.learn(("c", b""), 1, "c")
    assert [key_of(name) for name in ("a", "b", "c")] == ["a", None, "c"]
    memo.learn(("d", b""), 2, "d")
    assert (len(memo), key_of("a", 2), len(memo)) == (2, None, 0)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    prompt=st.text(min_size=1, max_size=80).filter(lambda text: text.strip()),
    servings=st.integers(1, 12) | st.none(),
    packed=st.booleans(),
    padding=st.text(alphabet=" \t\n", max_size=5),
)
async def test_a_hit_is_byte_identical_to_the_miss_that_made_it(
    prompt: str, servings: int | None, packed: bool, padding: str
) -> None:
    body = padding.encode() + json.dumps({"prompt": prompt, "servings": servings}).encode()
    headers = [("accept-encoding", "gzip")] if packed else []
    async with caching_house() as house:
        first, *others = [await house.ask(body, *headers) for _ in range(3)]
    for other in others:
        assert (other.status, other.body) == (first.status, first.body)
        lasting = [[line for line in each.raw_headers if line[0] not in PASSING] for each in (first, other)]
        assert lasting[0] == lasting[1]
    assert len(house.inner.calls) == (first.status == 200)
