"""Redis is never load-bearing: whatever befalls it, no request fails, and none waits for it more than 100 ms."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from redis.asyncio import Redis
from structlog.testing import capture_logs

from alchemorsel.application.cache import Dropped, Layer, RedisState
from alchemorsel.domain.errors import Unavailable
from tests.support import samples
from tests.support.redis import RedisServer, redis_server
from tests.support.remembering import Memory, memory, until
from tests.support.slow_proxy import slow_proxy

WAIT_S = 0.1
OWN_S = 0.15
"""What a request may take for itself on a busy machine."""
RECOVERY_S = 10.0


@pytest.fixture(name="server")
async def started() -> AsyncIterator[RedisServer]:
    async with redis_server() as server:
        yield server


class Wishes:
    """A new wish each time, and how long the slowest of them took."""

    def __init__(self) -> None:
        self.number = 0
        self.slowest_s = 0.0

    async def ask(self, mine: Memory, times: int = 1) -> None:
        for _ in range(times):
            self.number += 1
            await self.again(mine, self.number)

    async def again(self, mine: Memory, number: int) -> Any:
        loop = asyncio.get_running_loop()
        began = loop.time()
        answer = await mine.ask(samples.recipe(seed=number))
        self.slowest_s = max(self.slowest_s, loop.time() - began)
        return answer.origin


def state(mine: Memory) -> RedisState:
    return mine.cache.stats().redis


async def recovered(mine: Memory) -> None:
    await until(lambda: state(mine) is RedisState.UP, RECOVERY_S)


def told(lines: Any) -> list[str]:
    return [line["event"] for line in lines if line["event"].startswith("cache_redis")]


async def test_refused_from_the_start(server: RedisServer) -> None:
    await server.stop()
    wishes = Wishes()
    with capture_logs() as lines:
        async with memory(server.url) as mine:
            await wishes.ask(mine, 5)
            assert (await wishes.again(mine, 1)).layer is Layer.MEMORY
            assert state(mine) is RedisState.DOWN
            assert mine.cache.stats().dropped[Dropped.REDIS] == 5
            with pytest.raises(Unavailable):
                await mine.cache.purge("all")
            async with redis_server(server.port):
                await recovered(mine)
                await wishes.ask(mine)
                await asyncio.sleep(0.1)
                assert mine.cache.stats().dropped[Dropped.REDIS] == 5
    assert wishes.slowest_s < OWN_S
    assert told(lines) == ["cache_redis_down", "cache_redis_up"]


async def test_frozen_and_thawed(server: RedisServer) -> None:
    wishes = Wishes()
    async with memory(server.url) as mine:
        await wishes.ask(mine, 2)
        with capture_logs() as lines:
            server.freeze()
            await wishes.ask(mine, 5)
            assert state(mine) is RedisState.DOWN
            server.thaw()
            await recovered(mine)
            await wishes.ask(mine, 2)
    assert wishes.slowest_s < WAIT_S + OWN_S
    assert told(lines) == ["cache_redis_down", "cache_redis_up"]


async def test_frozen_while_others_wait_for_a_flight_in_another_process(server: RedisServer) -> None:
    async with memory(server.url) as one, memory(server.url) as other:
        one.inner.gate.clear()
        leader = asyncio.ensure_future(one.ask())
        await until(lambda: len(one.inner.calls) == 1)
        follower = asyncio.ensure_future(other.ask())
        await asyncio.sleep(0.05)
        server.freeze()
        assert (await asyncio.wait_for(follower, 3)).body
        one.inner.gate.set()
        assert (await leader).body
        server.thaw()


async def test_slow(server: RedisServer) -> None:
    wishes = Wishes()
    async with slow_proxy(server.port) as proxy, memory(proxy.url) as mine:
        await wishes.ask(mine, 2)
        with capture_logs() as lines:
            proxy.delay_s = 0.3
            began = asyncio.get_running_loop().time()
            await wishes.ask(mine, 20)
            assert asyncio.get_running_loop().time() - began < 1.0
            await asyncio.sleep(1)
            assert state(mine) is RedisState.DOWN
            proxy.delay_s = 0
            await recovered(mine)
            await wishes.ask(mine)
    assert wishes.slowest_s < WAIT_S + OWN_S
    assert told(lines) == ["cache_redis_down", "cache_redis_up"]


async def test_not_quite_too_slow_is_used_and_still_costs_no_more_than_a_tenth_of_a_second(server: RedisServer) -> None:
    wishes = Wishes()
    async with slow_proxy(server.port) as proxy, memory(proxy.url) as mine:
        proxy.delay_s = 0.01
        await wishes.ask(mine, 3)
        assert state(mine) is RedisState.UP
        assert 0.015 < wishes.slowest_s < WAIT_S + OWN_S


async def test_a_replica_that_takes_nothing_is_still_read(server: RedisServer) -> None:
    wishes = Wishes()
    async with Redis.from_url(server.url) as redis, memory(server.url) as one, memory(server.url) as other:
        await wishes.ask(one)
        await asyncio.sleep(0.05)
        with capture_logs() as lines:
            await redis.config_set("replica-serve-stale-data", "yes")
            await redis.replicaof("127.0.0.1", "1")
            await wishes.ask(other, 3)
            assert state(other) is RedisState.READ_ONLY
            assert (await wishes.again(other, 1)).layer is Layer.REDIS
            assert other.cache.stats().dropped[Dropped.REDIS] == 3
            await redis.replicaof("NO", "ONE")
            await recovered(other)
            await recovered(one)
        assert told(lines).count("cache_redis_read_only") == told(lines).count("cache_redis_up") <= 2
        assert "cache_redis_down" not in told(lines)
    assert wishes.slowest_s < WAIT_S + OWN_S


async def test_out_of_memory_is_the_same(server: RedisServer) -> None:
    wishes = Wishes()
    async with Redis.from_url(server.url) as redis, memory(server.url) as mine:
        await wishes.ask(mine)
        await asyncio.sleep(0.05)
        with capture_logs() as lines:
            await redis.config_set("maxmemory", "1")
            await wishes.ask(mine, 3)
            assert state(mine) is RedisState.READ_ONLY
            await redis.config_set("maxmemory", "0")
            await recovered(mine)
        assert told(lines) == ["cache_redis_read_only", "cache_redis_up"]
    assert wishes.slowest_s < WAIT_S + OWN_S


async def test_killed_and_restarted_under_load(server: RedisServer) -> None:
    wishes = Wishes()
    running = True

    async def load(mine: Memory) -> None:
        while running:
            await wishes.ask(mine)
            await wishes.again(mine, wishes.number)
            await asyncio.sleep(0.002)

    async with memory(server.url, cache_memory=0) as mine:
        with capture_logs() as lines:
            loads = [asyncio.ensure_future(load(mine)) for _ in range(8)]
            await asyncio.sleep(0.3)
            await server.stop()
            await asyncio.sleep(0.3)
            async with redis_server(server.port):
                await recovered(mine)
                hits = mine.cache.stats().hits.get(Layer.REDIS, 0)
                await until(lambda: mine.cache.stats().hits.get(Layer.REDIS, 0) > hits)
                running = False
                await asyncio.gather(*loads)
    assert wishes.slowest_s < WAIT_S + OWN_S
    assert told(lines) == ["cache_redis_down", "cache_redis_up"]


async def test_something_else_under_our_keys_is_a_miss_and_is_overwritten(server: RedisServer) -> None:
    async with Redis.from_url(server.url) as redis, memory(server.url) as one, memory(server.url) as other:
        key = one.cache.key_of(samples.recipe())
        await redis.lpush(key, "x")
        await redis.lpush(f"{{{key}}}:lease", "x")
        made = await one.ask()
        while await redis.type(key) != b"string":  # noqa: ASYNC110 - Redis has no event to wait on
            await asyncio.sleep(0.005)
        assert (await other.ask()).body == made.body
        assert state(one) is RedisState.UP


@pytest.mark.parametrize("spoil", ["flip", "cut", "junk", "empty"])
async def test_a_spoiled_value_is_a_miss_and_is_overwritten(server: RedisServer, spoil: str) -> None:
    redis: Any
    async with Redis.from_url(server.url) as redis, memory(server.url) as one, memory(server.url) as other:
        key = one.cache.key_of(samples.recipe())
        await one.ask()
        while not (found := await redis.get(key)):  # noqa: ASYNC110 - Redis has no event to wait on
            await asyncio.sleep(0.005)
        stored = bytes(found)
        spoiled = {
            "flip": stored[:-9] + bytes([stored[-9] ^ 1]) + stored[-8:],
            "cut": stored[: len(stored) // 2],
            "junk": b"\x00\xff junk",
            "empty": b"",
        }[spoil]
        await redis.set(key, spoiled)
        made = await other.ask()
        assert made.origin is not None
        assert made.origin.stored
        assert len(other.inner.calls) == 1
        while await redis.get(key) == spoiled:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.005)
        assert (Dropped.CORRUPT in other.cache.stats().dropped) is (spoil != "empty")
        assert state(other) is RedisState.UP


async def test_a_purge_ledger_that_somebody_spoiled_harms_nobody(server: RedisServer) -> None:
    async with Redis.from_url(server.url) as redis, memory(server.url) as mine:
        await redis.hset("alchemorsel:v1:purged", mapping={"all": "junk", "feature:x": "-3"})
        await asyncio.sleep(1.2)
        await mine.ask()
        assert (await mine.only()).body
        await redis.publish("alchemorsel:v1:news", b"junk")
        await redis.set("alchemorsel:v1:purged", "junk")
        await asyncio.sleep(1.2)
        assert (await mine.only()).body
        assert state(mine) is RedisState.UP
