"""Builds the memory: this process's own, Redis behind it where there is one, and the AI that uses both."""

import asyncio
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack
from typing import Any, NamedTuple

from alchemorsel.application.cache import AnswerCache, CacheObserver
from alchemorsel.application.cache_key import CacheKeys
from alchemorsel.application.ports import AI, Clock
from alchemorsel.config import Settings
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.infrastructure.ai.cached import CachedAI
from alchemorsel.infrastructure.cache.counters import CacheCounters
from alchemorsel.infrastructure.cache.desk import CacheDesk
from alchemorsel.infrastructure.cache.ending import ended
from alchemorsel.infrastructure.cache.layered import LayeredStore
from alchemorsel.infrastructure.cache.ledger import Ledger
from alchemorsel.infrastructure.cache.lifetimes import LifetimePolicy
from alchemorsel.infrastructure.cache.memory import MemoryStore
from alchemorsel.infrastructure.cache.purging import Purging

MIB = 1_048_576
CONNECT_S = 0.5
"""How long a start waits for Redis, so that its first question can already be answered from there."""
BEHIND_S = 1.0
"""After so long a command that nobody waits for any more is given up."""


class Remembering(NamedTuple):
    ai: AI
    cache: AnswerCache


async def remembering(
    ai: AI,
    settings: Settings,
    *,
    keys: CacheKeys,
    clock: Clock,
    stack: AsyncExitStack,
    observers: Sequence[CacheObserver] = (),
) -> Remembering:
    """The same AI with a memory, which the stack closes.

    Args:
        observers: hear what the memory does.
    """
    counters = CacheCounters(observers)
    memory = MemoryStore(clock, counters, most_bytes=settings.cache_memory * MIB)
    store = LayeredStore(memory, Ledger(), clock, counters)
    purging = Purging(store, clock)
    if settings.redis_url:
        await _share(store, purging, settings=settings, clock=clock, counters=counters, stack=stack)
    cached = CachedAI(
        ai,
        store,
        keys=keys,
        clock=clock,
        observer=counters,
        policy=_policy(settings),
        redis_s=settings.cache_redis_wait,
        refreshes=settings.cache_refreshes,
    )
    stack.push_async_callback(cached.aclose)
    redis_s = settings.cache_redis_wait
    desk = CacheDesk(
        store, keys=keys, purging=purging, clock=clock, counters=counters, flights=cached.flights, redis_s=redis_s
    )
    return Remembering(cached, desk)


def _policy(settings: Settings) -> LifetimePolicy:
    return LifetimePolicy(
        fresh_s={
            Feature.RECIPE: settings.cache_ttl_recipe,
            Feature.INGREDIENTS: settings.cache_ttl_ingredients,
            Feature.NUTRITION: settings.cache_ttl_nutrition,
        },
        error_s=settings.cache_stale_if_error,
        later_rung_s=settings.cache_ttl_fallback,
    )


async def _share(
    store: LayeredStore,
    purging: Purging,
    *,
    settings: Settings,
    clock: Clock,
    counters: CacheCounters,
    stack: AsyncExitStack,
) -> None:
    from redis.asyncio import Redis  # noqa: PLC0415 - a tenth of a second that only those with a Redis need

    from alchemorsel.infrastructure.cache.news import Item, follow_news  # noqa: PLC0415
    from alchemorsel.infrastructure.cache.pulse import Pulse  # noqa: PLC0415
    from alchemorsel.infrastructure.cache.redis_store import RedisStore  # noqa: PLC0415
    from alchemorsel.infrastructure.cache.wire import Wire  # noqa: PLC0415
    from alchemorsel.infrastructure.redis_client import one_node, open_redis  # noqa: PLC0415

    redis = open_redis(settings.redis_url, timeout_s=BEHIND_S)
    stack.push_async_callback(redis.aclose)
    news = open_redis(one_node(settings.redis_url), timeout_s=None, health_check_interval=10)
    stack.push_async_callback(news.aclose)
    pulse = Pulse(redis, counters, patience_s=settings.cache_redis_wait)
    wire = Wire(redis, pulse, patience_s=settings.cache_redis_wait)
    stack.push_async_callback(wire.aclose)
    shared = store.shared = RedisStore(wire, clock, counters, usable=store.is_fresh, forget=store.memory.drop)

    def hear(item: Item) -> None:
        shared.hear(item)
        purging.hear(item)

    _run(stack, pulse.follow())
    await pulse.settled(CONNECT_S)
    _run(stack, purging.follow(shared))
    if isinstance(news, Redis):
        _run(stack, follow_news(news, hear))


def _run(stack: AsyncExitStack, work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.ensure_future(work)

    async def end() -> None:
        await ended(task)

    stack.push_async_callback(end)
