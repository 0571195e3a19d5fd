"""Two processes' memories over one real Redis: what one makes the other serves, and only one makes it."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest
from redis.asyncio import Redis

from alchemorsel.application.cache import Dropped, Layer, Stale
from alchemorsel.application.call import CacheMode
from alchemorsel.domain.errors import Refused, Unavailable
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.cache import redis_store, scripts
from alchemorsel.infrastructure.cache.entry import decode
from tests.support import samples
from tests.support.clock import FakeClock
from tests.support.redis import RedisServer, redis_server
from tests.support.remembering import HOUR_S, Memory, until
from tests.support.remembering import memory as any_memory
from tests.support.slow_proxy import slow_proxy

memory = partial(any_memory, cache_redis_wait=3.0)
"""What is tried here is who does what; a busy machine must not make Redis look late."""


@pytest.fixture(name="server")
async def started() -> AsyncIterator[RedisServer]:
    async with redis_server() as server:
        yield server


@pytest.fixture(name="redis")
async def connected(server: RedisServer) -> AsyncIterator[Any]:
    async with Redis.from_url(server.url) as redis:
        yield redis


def key(mine: Memory) -> str:
    return mine.cache.key_of(samples.recipe())


async def written(redis: Any, mine: Memory) -> bytes:
    while not (stored := await redis.get(key(mine))):  # noqa: ASYNC110 - Redis has no event to wait on
        await asyncio.sleep(0.005)
    return bytes(stored)


async def test_what_one_made_the_other_serves_for_every_feature(server: RedisServer) -> None:
    async with memory(server.url) as one, memory(server.url) as other:
        for question in (samples.recipe(), samples.ideas(), samples.nutrition()):
            made = await one.ask(question)
            await until(lambda: not one.cache.stats().flights)
            found = await other.ask(question)
            assert found.origin is not None
            assert (found.body, found.origin.layer) == (made.body, Layer.REDIS)
            assert found.value == made.value
            again = await other.ask(question)
            assert again.origin is not None
            assert (again.body, again.origin.layer) == (made.body, Layer.MEMORY)
        assert other.inner.calls == []


async def test_it_lies_in_redis_with_its_own_expiry_and_compressed(server: RedisServer, redis: Any) -> None:
    async with memory(server.url, FakeClock()) as mine:
        answer = await mine.ask()
        entry = decode(await written(redis, mine))
        assert entry.body == answer.body
        assert entry.gzip is not None
        assert len(entry.gzip) < len(answer.body)
        left_s = await redis.pttl(key(mine)) / 1000
        assert left_s == pytest.approx(entry.head.gone_at - entry.head.created, abs=5)
        assert await redis.exists(scripts.lease_of(key(mine))) == 0


async def test_the_memory_never_outlives_redis(server: RedisServer, redis: Any) -> None:
    clock = FakeClock()
    async with memory(server.url, clock) as one, memory(server.url, clock) as other:
        await one.ask()
        await written(redis, one)
        clock.advance(1.5 * HOUR_S)
        assert (await other.ask()).origin is not None
        clock.advance(HOUR_S)
        stale = await other.ask()
        assert stale.origin is not None
        assert stale.origin.stale is Stale.REVALIDATING


async def test_a_thousand_in_two_processes_are_one_call(server: RedisServer) -> None:
    async with memory(server.url) as one, memory(server.url) as other:
        one.inner.gate.clear()
        other.inner.gate.clear()
        asking = [asyncio.ensure_future(mine.ask()) for mine in (one, other) for _ in range(500)]
        await until(lambda: len(one.inner.calls) + len(other.inner.calls) == 1)
        await asyncio.sleep(0.1)
        for mine in (one, other):
            mine.inner.gate.set()
        answers = await asyncio.gather(*asking)
        assert len(one.inner.calls) + len(other.inner.calls) == 1
        assert len({answer.body for answer in answers}) == 1


async def leading(one: Memory, other: Memory) -> "tuple[asyncio.Task[Any], asyncio.Task[Any]]":
    """One makes it, the other waits for it."""
    one.inner.gate.clear()
    leader = asyncio.ensure_future(one.ask())
    await until(lambda: len(one.inner.calls) == 1)
    follower = asyncio.ensure_future(other.ask())
    await asyncio.sleep(0.1)
    assert other.inner.calls == []
    return leader, follower


async def test_followers_hear_of_the_end_and_do_not_wait_for_the_next_look(server: RedisServer) -> None:
    async with memory(server.url) as one, memory(server.url) as other:
        leader, follower = await leading(one, other)
        began = asyncio.get_running_loop().time()
        one.inner.gate.set()
        assert (await leader).body == (await follower).body
        assert asyncio.get_running_loop().time() - began < 0.5
        assert other.cache.peek(key(other)) is not None


async def test_without_the_news_they_look_again_each_second(server: RedisServer, redis: Any) -> None:
    async with memory(server.url) as one, memory(server.url) as other:
        leader, follower = await leading(one, other)
        await redis.client_kill_filter(_type="pubsub")
        one.inner.gate.set()
        assert (await leader).body == (await asyncio.wait_for(follower, 2.5)).body
        assert other.inner.calls == []


@pytest.mark.parametrize(
    "error",
    [
        Unavailable("down", suggestion="later", retry_after_s=3, attempts=(
            Attempt(provider=Provider.OLLAMA, outcome="timeout", reason="slow", seconds=1.0),)),
        Refused("no"),
    ],
)  # fmt: skip
async def test_a_failed_flight_tells_its_reasons_and_followers_adopt_them(
    server: RedisServer, error: Unavailable | Refused
) -> None:
    async with memory(server.url) as one, memory(server.url) as other:
        one.inner.raises = error
        leader, follower = await leading(one, other)
        one.inner.gate.set()
        ended: Any = await asyncio.gather(leader, follower, return_exceptions=True)
        own, theirs = ended
        assert type(theirs) is type(own) is type(error)
        for field in ("detail", "suggestion", "retry_after_s", "attempts"):
            assert getattr(theirs, field, None) == getattr(error, field, None)
        assert other.inner.calls == []


async def test_a_leader_that_is_cancelled_hands_over_at_once(server: RedisServer) -> None:
    async with memory(server.url) as one, memory(server.url) as other:
        leader, follower = await leading(one, other)
        began = asyncio.get_running_loop().time()
        leader.cancel()
        assert (await follower).body
        assert asyncio.get_running_loop().time() - began < 0.5
        assert len(other.inner.calls) == 1


async def test_who_leaves_while_the_lease_is_on_its_way_gives_it_back(server: RedisServer, redis: Any) -> None:
    async with slow_proxy(server.port) as proxy, memory(proxy.url) as mine:
        proxy.delay_s = 0.1
        asking = asyncio.ensure_future(mine.ask())
        lease = scripts.lease_of(key(mine))
        while not await redis.exists(lease):  # noqa: ASYNC110 - Redis has no event to wait on
            await asyncio.sleep(0.005)
        assert mine.inner.calls == []
        asking.cancel()
        async with asyncio.timeout(2):
            while await redis.exists(lease):  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.005)


async def test_a_dead_holders_lease_runs_out_and_another_takes_over(
    server: RedisServer, redis: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_store, "LOOK_S", 0.1)
    async with memory(server.url) as mine:
        await redis.set(scripts.lease_of(key(mine)), "somebody dead", px=400)
        began = asyncio.get_running_loop().time()
        await mine.ask()
        assert 0.2 < asyncio.get_running_loop().time() - began < 1.5


async def test_a_lease_is_held_as_long_as_the_flight(server: RedisServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redis_store.RedisStore.__init__, "__kwdefaults__", {"lease_s": 0.3})
    async with memory(server.url) as one, memory(server.url) as other:
        leader, follower = await leading(one, other)
        await asyncio.sleep(0.9)
        one.inner.gate.set()
        assert (await leader).body == (await follower).body
        assert other.inner.calls == []


async def test_who_lost_the_lease_to_another_writes_nothing(server: RedisServer, redis: Any) -> None:
    async with memory(server.url) as one:
        one.inner.gate.clear()
        leader = asyncio.ensure_future(one.ask())
        await until(lambda: len(one.inner.calls) == 1)
        await redis.set(scripts.lease_of(key(one)), "the next one")
        one.inner.gate.set()
        assert (await leader).body
        await until(lambda: Dropped.FENCED in one.cache.stats().dropped)
        assert await redis.get(key(one)) is None
        assert await redis.get(scripts.lease_of(key(one))) == b"the next one"


async def test_who_lost_the_lease_and_comes_after_a_newer_answer_leaves_it(server: RedisServer, redis: Any) -> None:
    async with memory(server.url) as one, memory(server.url) as other:
        one.inner.gate.clear()
        leader = asyncio.ensure_future(one.ask())
        await until(lambda: len(one.inner.calls) == 1)
        await redis.delete(scripts.lease_of(key(one)))
        other.inner.told = {"seconds": 77.0}
        newer = await other.ask()
        stored = await written(redis, other)
        one.inner.gate.set()
        await leader
        await until(lambda: Dropped.FENCED in one.cache.stats().dropped)
        assert await redis.get(key(one)) == stored
        assert (await one.ask()).body == newer.body


async def test_who_lost_the_lease_to_nobody_may_still_write(server: RedisServer, redis: Any) -> None:
    async with memory(server.url) as one:
        one.inner.gate.clear()
        leader = asyncio.ensure_future(one.ask())
        await until(lambda: len(one.inner.calls) == 1)
        await redis.flushall()
        one.inner.gate.set()
        answer = await leader
        assert decode(await written(redis, one)).body == answer.body


async def test_in_redis_too_a_later_rung_never_replaces_an_earlier_one(server: RedisServer, redis: Any) -> None:
    async with memory(server.url) as one, memory(server.url, cache_memory=0) as other:
        await one.ask()
        stored = await written(redis, one)
        other.inner.told = {"provider": Provider.OPENAI}
        await other.ask(cache=CacheMode.REFRESH)
        await until(lambda: Dropped.EARLIER_RUNG in other.cache.stats().dropped)
        assert await redis.get(key(one)) == stored
        other.inner.told = {}
        await other.ask(cache=CacheMode.REFRESH)
        await until(lambda: other.cache.stats().stored == 2)
        while await redis.get(key(one)) == stored:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.005)


async def test_a_new_answer_replaces_the_old_one_in_the_memory_of_others(server: RedisServer) -> None:
    async with memory(server.url) as one, memory(server.url) as other:
        await one.ask()
        await until(lambda: not one.cache.stats().flights)
        await other.ask()
        newer = await one.ask(cache=CacheMode.REFRESH)
        await until(lambda: other.cache.stats().entries == 0)
        assert (await other.ask()).body == newer.body


@pytest.mark.parametrize("scope", ["all", "feature:recipe", "model:llama3.2:3b", "provider:ollama", "language:en"])
async def test_a_purge_reaches_every_process_within_a_second(server: RedisServer, scope: str) -> None:
    async with memory(server.url) as one, memory(server.url) as other:
        await one.ask()
        await other.ask()
        assert await one.cache.purge(scope) == 1
        await until(lambda: other.cache.stats().entries == 0, 1.0)
        await other.ask()
        await one.ask()
        assert len(one.inner.calls) + len(other.inner.calls) == 2


async def test_a_purge_of_something_else_leaves_it(server: RedisServer) -> None:
    async with memory(server.url) as mine:
        await mine.ask()
        assert await mine.cache.purge("feature:nutrition") == 0
        await mine.ask()
        assert len(mine.inner.calls) == 1


async def test_a_purge_of_a_key_takes_it_out_of_redis(server: RedisServer, redis: Any) -> None:
    async with memory(server.url) as one, memory(server.url) as other:
        await one.ask()
        await written(redis, one)
        await other.ask()
        assert await one.cache.purge(f"key:{key(one)}") == 1
        assert await redis.get(key(one)) is None
        await until(lambda: other.cache.stats().entries == 0, 1.0)


async def test_an_answer_that_was_in_the_making_during_a_purge_is_void(server: RedisServer) -> None:
    async with memory(server.url) as mine:
        mine.inner.gate.clear()
        asking = asyncio.ensure_future(mine.ask())
        await until(lambda: len(mine.inner.calls) == 1)
        await mine.cache.purge("all")
        mine.inner.gate.set()
        await asking
        await mine.ask()
        assert len(mine.inner.calls) == 2


async def test_purges_leave_no_more_behind_than_one_number_each(server: RedisServer, redis: Any) -> None:
    async with memory(server.url) as mine:
        await redis.hset(scripts.PURGED, "feature:old", "1")
        for _ in range(3):
            await mine.cache.purge("all")
        assert set(await redis.hgetall(scripts.PURGED)) == {b"all"}
        assert await redis.pttl(scripts.PURGED) > 0


async def test_an_operator_sees_what_lies_under_a_key(server: RedisServer) -> None:
    async with memory(server.url) as one, memory(server.url, cache_memory=0) as other:
        answer = await one.ask()
        await until(lambda: not one.cache.stats().flights)
        await asyncio.sleep(0.05)
        shown = await other.cache.show(key(one))
        assert shown is not None
        assert (shown.body, shown.layer, shown.rung) == (answer.body, Layer.REDIS, 0)
        assert "model:llama3.2:3b" in shown.scopes
        assert await other.cache.show("alchemorsel:v1:purged") is None
