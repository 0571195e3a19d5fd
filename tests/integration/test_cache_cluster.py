"""The same over a cluster of three, for those who outgrow one Redis."""

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest
from redis.crc import key_slot
from structlog.testing import capture_logs

from alchemorsel.application.cache import Layer, RedisState
from alchemorsel.application.call import CacheMode
from alchemorsel.application.question import Question
from alchemorsel.application.tab import RedisWaits
from alchemorsel.infrastructure.redis_client import node_url, one_node, open_redis
from tests.support import samples
from tests.support.redis_cluster import SLOTS, redis_cluster
from tests.support.remembering import Memory, memory, until


async def test_a_cluster_of_three_remembers_shares_flights_and_purges() -> None:
    async with redis_cluster() as servers:
        url = f"redis+cluster://127.0.0.1:{servers[0].port}"
        async with memory(url) as one, memory(url) as other:
            assert one.cache.stats().redis is RedisState.UP
            wishes = [samples.recipe(seed=seed) for seed in range(30)]
            made = await asyncio.gather(*(mine.ask(wish) for wish in wishes for mine in (one, other)))
            assert len(one.inner.calls) + len(other.inner.calls) == len(wishes)
            assert len({answer.body for answer in made}) == len({answer.body for answer in made[::2]})
            async with memory(url, cache_memory=0) as third:
                found = await asyncio.gather(*(third.ask(wish) for wish in wishes))
                assert {answer.origin.layer for answer in found if answer.origin} == {Layer.REDIS}
                assert [answer.body for answer in found] == [answer.body for answer in made[::2]]
            await one.cache.purge("all")
            await until(lambda: other.cache.stats().entries == 0, 1.0)
            await one.ask(wishes[0])
            assert len(one.inner.calls) + len(other.inner.calls) == len(wishes) + 1
            assert one.cache.stats().redis is RedisState.UP


async def test_a_cluster_that_lost_a_node_fails_no_request() -> None:
    async with redis_cluster() as servers:
        url = f"redis+cluster://127.0.0.1:{servers[0].port}"
        async with memory(url) as mine:
            await servers[2].stop()
            for seed in range(30):
                began = asyncio.get_running_loop().time()
                assert (await mine.ask(samples.recipe(seed=seed))).body
                assert asyncio.get_running_loop().time() - began < 0.2


async def test_a_lost_node_costs_its_own_keys_only_and_is_found_when_it_is_back() -> None:
    async with redis_cluster() as servers:
        url = f"redis+cluster://127.0.0.1:{servers[0].port}"
        async with memory(url, cache_memory=0) as mine:
            wishes = {seed: samples.recipe(seed=seed) for seed in range(30)}
            nodes = {seed: node_of(mine.cache.key_of(wish)) for seed, wish in wishes.items()}
            assert set(nodes.values()) == {0, 1, 2}
            for wish in wishes.values():
                await mine.ask(wish)
            await until(lambda: mine.cache.stats().stored == len(wishes))
            await asyncio.sleep(0.1)
            with capture_logs() as lines:
                await servers[2].stop()
                await found(mine, wishes.values())
                # Whoever asks when the others have noticed as well finds no less.
                await asyncio.sleep(3)
                assert await found(mine, wishes.values()) == [node != 2 for node in nodes.values()]
                assert mine.cache.stats().redis is RedisState.DOWN
                await mine.ask(wishes[min(seed for seed, node in nodes.items() if node == 0)], cache=CacheMode.REFRESH)
                await servers[2].again()
                await until(lambda: mine.cache.stats().redis is RedisState.UP, 10)
            assert [(line["event"], line["node"]) for line in lines if line["event"].startswith("cache_redis")] == [
                (event, f"127.0.0.1:{servers[2].port}") for event in ("cache_redis_down", "cache_redis_up")
            ]
            for wish in wishes.values():
                await mine.ask(wish)
            await asyncio.sleep(0.2)
            assert all(await found(mine, wishes.values()))


async def test_a_frozen_node_is_waited_for_once_and_only_by_those_who_need_it() -> None:
    async with redis_cluster() as servers:
        url = f"redis+cluster://127.0.0.1:{servers[0].port}"
        async with memory(url, cache_memory=0) as mine:
            wishes = [samples.recipe(seed=seed) for seed in range(30)]
            servers[1].freeze()
            took = []
            for wish in wishes:
                began = asyncio.get_running_loop().time()
                await mine.ask(wish)
                took.append(asyncio.get_running_loop().time() - began)
            assert sum(took) < 1.0
            assert max(took) < 0.2
            servers[1].thaw()
            await until(lambda: mine.cache.stats().redis is RedisState.UP, 10)


def node_of(key: str) -> int:
    """Which server of three has it."""
    return key_slot(key.encode()) // (SLOTS // 3 + 1)


async def found(mine: Memory, wishes: Iterable[Question[Any]]) -> list[bool]:
    return [await mine.cache.look(mine.cache.key_of(wish), RedisWaits()) is not None for wish in wishes]


@pytest.mark.parametrize(
    ("url", "node"),
    [("redis+cluster://h:1", "redis://h:1"), ("rediss+cluster://u:p@h", "rediss://u:p@h"), ("redis://h", "redis://h")],
)
def test_a_clusters_address_is_that_of_one_of_its_nodes(url: str, node: str) -> None:
    assert one_node(url) == node


@pytest.mark.parametrize(
    ("url", "node"),
    [
        ("redis+cluster://h:1", "redis://b:2"),
        ("rediss+cluster://u:p%40@h", "rediss://u:p%40@b:2"),
        ("redis+cluster://[::1]:1?protocol=3", "redis://b:2?protocol=3"),
    ],
)
def test_another_nodes_address_is_reached_as_the_first_one(url: str, node: str) -> None:
    assert node_url(url, "b", 2) == node
    assert node_url(url, "::2", 2) == node.replace("b:2", "[::2]:2")


async def test_tls_is_asked_for_where_the_address_says_so() -> None:
    redis = open_redis("rediss://127.0.0.1:1", timeout_s=1)
    assert "SSL" in redis.connection_pool.connection_class.__name__  # type: ignore[union-attr] # no cluster here
    await redis.aclose()
    cluster = open_redis("rediss+cluster://127.0.0.1:1", timeout_s=1)
    assert "SSL" in cluster.connection_kwargs["connection_class"].__name__  # type: ignore[union-attr] # a cluster
    await cluster.aclose()
