"""Limits in a real Redis: shared while it is there, each process alone while it is not."""

import asyncio
from collections.abc import AsyncIterator
from typing import Self

import pytest
from redis.asyncio import Redis
from structlog.testing import capture_logs

from alchemorsel.domain.quotas import Limit
from alchemorsel.infrastructure.access.local_limits import LocalLimiter
from alchemorsel.infrastructure.access.redis_limits import RedisCallLimiter
from alchemorsel.infrastructure.cache.ending import ended
from alchemorsel.infrastructure.cache.pulse import Pulse
from alchemorsel.infrastructure.cache.wire import Wire
from tests.support.clock import FakeClock
from tests.support.redis import RedisServer, redis_server
from tests.support.remembering import until

THREE = Limit(name="model-calls", most=3)


@pytest.fixture(name="server")
async def started() -> AsyncIterator[RedisServer]:
    async with redis_server() as server:
        yield server


class Shared:
    """One process's limiter and its wire."""

    def __init__(self, url: str, limit: Limit = THREE, *, patience_s: float = 0.5) -> None:
        self.clock = FakeClock()
        self.redis = Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)
        self.pulse = Pulse(self.redis, lambda _: None, patience_s=patience_s)
        self.wire = Wire(self.redis, self.pulse, patience_s=patience_s)
        self.limiter = RedisCallLimiter(self.wire, LocalLimiter(limit, self.clock))

    async def __aenter__(self) -> Self:
        self.following = asyncio.ensure_future(self.pulse.follow())
        await self.pulse.settled(5)
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await ended(self.following)
        await self.wire.aclose()
        await self.redis.aclose()

    async def allowed(self, times: int, caller: str = "k1") -> list[bool]:
        return [(await self.limiter.take(caller)).wait_s == 0 for _ in range(times)]


async def test_two_processes_share_one_number_and_the_key_goes_away_by_itself(server: RedisServer) -> None:
    async with Shared(server.url) as one, Shared(server.url) as other:
        assert await one.allowed(2) == [True, True]
        assert await other.allowed(2) == [True, False]
        assert await one.allowed(1) == [False]
        assert await one.allowed(1, "k2") == [True]
        refused = await other.limiter.take("k1")
        assert 19 < refused.wait_s <= 20.1
        assert refused.remaining == 0
        assert 59_000 < await one.redis.pttl("alchemorsel:v1:limit:model-calls:k1") <= 60_000


async def test_it_comes_back_in_the_time_of_redis(server: RedisServer) -> None:
    async with Shared(server.url, Limit(name="x", most=2, window_s=0.4)) as shared:
        assert await shared.allowed(3) == [True, True, False]
        await asyncio.sleep(0.25)
        assert await shared.allowed(2) == [True, False]


async def test_a_thousand_at_once_get_the_number_and_no_more(server: RedisServer) -> None:
    async with (
        Shared(server.url, Limit(name="x", most=40), patience_s=20) as one,
        Shared(server.url, Limit(name="x", most=40), patience_s=20) as other,
    ):
        many = [each.limiter.take("k1") for each in (one, other) for _ in range(10)]
        more = [shared for shared in (one, other) for _ in range(30)]
        allowed = [quota.wait_s == 0 for quota in await asyncio.gather(*many)]
        for shared in more:
            allowed += await shared.allowed(1)
    assert sum(allowed) == 40


async def test_a_key_that_somebody_spoiled_locks_nobody_out(server: RedisServer) -> None:
    async with Shared(server.url) as shared:
        name = "alchemorsel:v1:limit:model-calls:"
        await shared.redis.set(name + "future", "9" * 17)
        await shared.redis.set(name + "junk", "junk")
        await shared.redis.lpush(name + "list", "x")
        future = await shared.limiter.take("future")
        assert 0 < future.wait_s <= 60
        assert await shared.allowed(1, "junk") == [True]
        assert await shared.allowed(4, "list") == [True, True, True, False]


async def test_when_redis_dies_each_process_counts_alone_and_from_where_it_was(server: RedisServer) -> None:
    async with Shared(server.url) as shared:
        with capture_logs() as lines:
            assert await shared.allowed(2) == [True, True]
            await server.stop()
            assert await shared.allowed(2) == [True, False]
        assert [line["event"] for line in lines if line["event"].startswith("limits")] == ["limits_are_local"]
        async with redis_server(server.port):
            with capture_logs() as lines:
                assert await shared.allowed(1) == [False]
                await until(lambda: shared.pulse.takes)
                assert await shared.allowed(3) == [True, True, True]
        assert "limits_are_shared" in [line["event"] for line in lines]


async def test_a_redis_that_never_answers_is_not_waited_for_twice(server: RedisServer) -> None:
    async with Shared(server.url, patience_s=0.1) as shared:
        server.freeze()
        loop = asyncio.get_running_loop()
        began = loop.time()
        assert await shared.allowed(4) == [True, True, True, False]
        assert loop.time() - began < 0.2
        server.thaw()
