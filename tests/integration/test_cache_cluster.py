"""The same over a cluster of three, for those who outgrow one Redis."""

import asyncio

import pytest

from alchemorsel.application.cache import Layer, RedisState
from alchemorsel.infrastructure.redis_client import one_node, open_redis
from tests.support import samples
from tests.support.redis_cluster import redis_cluster
from tests.support.remembering import memory, until


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


@pytest.mark.parametrize(
    ("url", "node"),
    [("redis+cluster://h:1", "redis://h:1"), ("rediss+cluster://u:p@h", "rediss://u:p@h"), ("redis://h", "redis://h")],
)
def test_a_clusters_address_is_that_of_one_of_its_nodes(url: str, node: str) -> None:
    assert one_node(url) == node


async def test_tls_is_asked_for_where_the_address_says_so() -> None:
    redis = open_redis("rediss://127.0.0.1:1", timeout_s=1)
    assert "SSL" in redis.connection_pool.connection_class.__name__  # type: ignore[union-attr] # no cluster here
    await redis.aclose()
    cluster = open_redis("rediss+cluster://127.0.0.1:1", timeout_s=1)
    assert "SSL" in cluster.connection_kwargs["connection_class"].__name__  # type: ignore[union-attr] # a cluster
    await cluster.aclose()
