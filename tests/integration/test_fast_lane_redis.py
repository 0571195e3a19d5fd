"""The fast lane over a real Redis, with nothing remembered in the process itself."""

import asyncio
import gzip
import time
from collections.abc import AsyncIterator

import pytest
from litestar.types import Receive, Scope, Send
from redis.asyncio import Redis

from alchemorsel.application.cache import Layer, RedisState
from alchemorsel.interfaces.http.fast_lane import FastLane
from tests.support.asgi import Answered, send
from tests.support.caching import LABEL, RECIPE, CachingHouse, caching_house
from tests.support.redis import RedisServer, redis_server
from tests.support.redis_cluster import redis_cluster
from tests.support.remembering import until

BODIES = [f'{{"prompt":"soup number {number}"}}'.encode() for number in range(24)]


class Lane:
    """A lane of its own before a house, which counts what goes past it."""

    def __init__(self, house: CachingHouse) -> None:
        self.house = house
        self.past = 0
        self._lane = FastLane(self._inner, house.memory.cache)

    async def _inner(self, scope: Scope, receive: Receive, tell: Send) -> None:
        self.past += 1
        await self.house.app(scope, receive, tell)

    async def ask(self, body: bytes = BODIES[0], *headers: tuple[str, str]) -> Answered:
        return await send(self._lane, RECIPE, method="POST", headers=[LABEL, *headers], body=body, stays=True)


@pytest.fixture(name="server")
async def started() -> AsyncIterator[RedisServer]:
    async with redis_server() as server:
        yield server


async def filled(lane: Lane, bodies: list[bytes]) -> list[Answered]:
    """What each was answered at first; all of it is in Redis now."""
    answers = [await lane.ask(body) for body in bodies]
    async with asyncio.timeout(5):
        for answer in answers:
            while await lane.house.memory.cache.show(key_of(answer)) is None:  # noqa: ASYNC110 - Redis has no event
                await asyncio.sleep(0.01)
    lane.past = 0
    return answers


def key_of(answer: Answered) -> str:
    return answer.headers["cache-status"].partition('key="')[2].partition('"')[0]


async def test_a_hit_comes_from_redis_byte_for_byte(server: RedisServer) -> None:
    async with caching_house(server.url, cache_memory=0, cache_redis_wait=3.0) as house:
        lane = Lane(house)
        (first,) = await filled(lane, BODIES[:1])
        for _ in range(3):
            hit = await lane.ask()
            assert (hit.status, hit.body, hit.headers["etag"]) == (200, first.body, first.headers["etag"])
            assert hit.headers["cache-status"].endswith("; detail=redis")
            packed = await lane.ask(BODIES[0], ("accept-encoding", "gzip"))
            assert gzip.decompress(packed.body) == first.body
            assert packed.headers["etag"] == first.headers["etag"][:-1] + '-gzip"'
        assert lane.past == 0
        assert house.memory.cache.stats().hits == {Layer.REDIS: 6}
    assert len(house.inner.calls) == 1


async def test_those_who_come_together_are_looked_up_together(server: RedisServer) -> None:
    async with (
        caching_house(server.url, cache_memory=0, cache_redis_wait=3.0) as house,
        Redis.from_url(server.url) as redis,
    ):
        lane = Lane(house)
        first = await filled(lane, BODIES)
        await redis.config_resetstat()
        hits = await asyncio.gather(*(lane.ask(body) for body in BODIES * 2))
        commands = await redis.info("commandstats")
    assert [hit.body for hit in hits] == [answer.body for answer in first * 2]
    assert lane.past == 0
    # The purges are looked at each second, which is another command.
    assert commands["cmdstat_mget"]["calls"] <= 2
    assert "cmdstat_get" not in commands


PATIENCE_S = 0.5


@pytest.mark.parametrize("sent", [False, True])
async def test_what_this_process_is_busy_with_is_no_fault_of_redis(server: RedisServer, sent: bool) -> None:
    async with caching_house(server.url, cache_memory=0, cache_redis_wait=PATIENCE_S) as house:
        lane = Lane(house)
        await filled(lane, BODIES[:1])
        server.freeze()
        asking = asyncio.create_task(lane.ask())
        # After one turn the look is asked for; after a while it is on its way.
        await asyncio.sleep(0.1 if sent else 0)
        server.thaw()
        time.sleep(1.2 * PATIENCE_S)  # noqa: ASYNC251 - a busy process is the point
        assert "detail=redis" in (await asking).headers["cache-status"]
        assert house.memory.cache.stats().redis is RedisState.UP


async def test_a_reply_that_comes_late_is_nobodys(server: RedisServer) -> None:
    async with caching_house(server.url, cache_memory=0) as house:
        lane = Lane(house)
        first = (await filled(lane, BODIES[:1]))[0]
        wire = house.memory.cache._store.shared.wire  # type: ignore[attr-defined]  # the desk's own
        server.freeze()
        made = await lane.ask()
        assert (made.status, lane.past, wire._under_way) == (200, 1, 0)
        server.thaw()
        await until(lambda: house.memory.cache.stats().redis is RedisState.UP)
        assert wire._under_way == 0
        assert "detail=redis" in (await lane.ask()).headers["cache-status"]
    assert first.status == 200


async def test_what_was_found_in_redis_is_remembered_here(server: RedisServer) -> None:
    async with caching_house(server.url, cache_redis_wait=3.0) as house:
        lane = Lane(house)
        first = (await filled(lane, BODIES[:1]))[0]
        house.memory.cache._store.memory.drop(key_of(first))  # type: ignore[attr-defined]  # the desk's own
        found = [(await lane.ask()).headers["cache-status"].rpartition("=")[2] for _ in range(2)]
    assert found == ["redis", "memory"]


async def test_a_cluster_is_asked_key_by_key() -> None:
    async with redis_cluster() as servers:
        url = f"redis+cluster://127.0.0.1:{servers[0].port}"
        async with caching_house(url, cache_memory=0, cache_redis_wait=3.0) as house:
            lane = Lane(house)
            first = await filled(lane, BODIES[:6])
            hits = await asyncio.gather(*(lane.ask(body) for body in BODIES[:6]))
            assert [hit.body for hit in hits] == [answer.body for answer in first]
            assert lane.past == 0


async def test_what_lies_under_the_key_and_is_no_answer_is_a_miss(server: RedisServer) -> None:
    async with (
        caching_house(server.url, cache_memory=0, cache_redis_wait=3.0) as house,
        Redis.from_url(server.url) as redis,
    ):
        lane = Lane(house)
        first = await filled(lane, BODIES[:2])
        key = key_of(first[0])
        await redis.delete(key)
        await redis.rpush(key, "no answer")
        broken, whole = await asyncio.gather(lane.ask(BODIES[0]), lane.ask(BODIES[1]))
        assert (broken.status, whole.body) == (200, first[1].body)
        assert "fwd=miss" in broken.headers["cache-status"]
        assert lane.past == 1


async def test_without_redis_the_lane_steps_aside(server: RedisServer) -> None:
    async with caching_house(server.url, cache_memory=0) as house:
        lane = Lane(house)
        await filled(lane, BODIES[:1])
        await server.stop()
        answers = await asyncio.gather(*(lane.ask() for _ in range(8)))
        assert {answer.status for answer in answers} == {200}
        assert lane.past == 8
