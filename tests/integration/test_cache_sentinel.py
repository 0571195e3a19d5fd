"""The same with a Redis that Sentinel watches over: another one takes its place, and nobody has to tell the service."""

import asyncio

import pytest

from alchemorsel.application.cache import Layer, RedisState
from alchemorsel.config import BadSettings, load_settings
from alchemorsel.infrastructure.redis_client import Watch, open_redis, watch_of
from tests.support import samples
from tests.support.redis_sentinel import redis_sentinel
from tests.support.remembering import memory, until


async def test_what_was_remembered_is_served_by_the_one_that_took_over() -> None:
    async with redis_sentinel() as watched, memory(watched.url) as one, memory(watched.url, cache_memory=0) as other:
        assert one.cache.stats().redis is RedisState.UP
        made = await one.ask()
        await until(lambda: one.cache.stats().stored == 1)
        await asyncio.sleep(0.2)
        found = await other.ask()
        assert found.origin is not None
        assert (found.origin.layer, found.body) == (Layer.REDIS, made.body)
        await watched.master.stop()
        began = asyncio.get_running_loop().time()
        assert (await other.ask(samples.recipe(prompt="meanwhile"))).body
        assert asyncio.get_running_loop().time() - began < 0.5
        await until(lambda: other.cache.stats().redis is RedisState.UP, 20)
        again = await other.ask()
        assert again.origin is not None
        assert (again.origin.layer, again.body) == (Layer.REDIS, made.body)
        assert len(one.inner.calls) + len(other.inner.calls) == 2


async def test_a_service_that_no_sentinel_knows_is_a_redis_that_is_away() -> None:
    async with memory("redis+sentinel://127.0.0.1:9/nobody") as mine:
        assert mine.cache.stats().redis is RedisState.DOWN
        assert (await mine.ask()).body == (await mine.ask()).body
        assert len(mine.inner.calls) == 1


@pytest.mark.parametrize(
    ("url", "watch"),
    [
        ("redis+sentinel://a:1,b/s", Watch((("a", 1), ("b", 26379)), "s", 0, None, None, tls=False)),
        ("rediss+sentinel://u:p%40@a/s/2", Watch((("a", 26379),), "s", 2, "u", "p@", tls=True)),
        ("redis+sentinel://:p@[::1]:5,[::2]/s", Watch((("::1", 5), ("::2", 26379)), "s", 0, None, "p", tls=False)),
    ],
)
def test_an_address_names_sentinels_service_database_and_login(url: str, watch: Watch) -> None:
    assert watch_of(url) == watch


async def test_tls_is_for_the_redis_and_for_the_sentinels() -> None:
    redis = open_redis("rediss+sentinel://127.0.0.1:1/s", timeout_s=None)
    assert "SSL" in redis.connection_pool.connection_class.__name__  # type: ignore[union-attr] # no cluster here
    await redis.aclose()


@pytest.mark.parametrize("url", ["redis+sentinel://a:1,b:2/s", "rediss+sentinel://u:p@a/s/2"])
def test_the_settings_take_it_and_hide_its_password(url: str) -> None:
    settings = load_settings({"ALCHEMORSEL_REDIS_URL": url})
    assert settings.redis_url == url
    assert ":p@" not in settings.shown("redis_url")


@pytest.mark.parametrize(
    "url", ["redis+sentinel://a:1", "redis+sentinel://a/", "redis+sentinel:///s", "redis+other://a"]
)
def test_an_address_without_a_service_stops_the_start(url: str) -> None:
    with pytest.raises(BadSettings, match="REDIS_URL"):
        load_settings({"ALCHEMORSEL_REDIS_URL": url})
