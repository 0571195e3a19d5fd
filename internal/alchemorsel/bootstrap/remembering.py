"""Builds the memory: this process's own, Redis behind it where there is one, and the AI that uses both."""

from contextlib import AsyncExitStack
from typing import NamedTuple

from alchemorsel.application.cache import AnswerCache
from alchemorsel.application.cache_key import CacheKeys
from alchemorsel.application.ports import AI, Clock
from alchemorsel.config import Settings
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.infrastructure.ai.cached import CachedAI
from alchemorsel.infrastructure.cache.counters import CacheCounters
from alchemorsel.infrastructure.cache.desk import CacheDesk
from alchemorsel.infrastructure.cache.layered import LayeredStore
from alchemorsel.infrastructure.cache.ledger import Board, Ledger
from alchemorsel.infrastructure.cache.lifetimes import LifetimePolicy
from alchemorsel.infrastructure.cache.memory import MemoryStore
from alchemorsel.infrastructure.cache.news import Item
from alchemorsel.infrastructure.cache.purging import Purging
from alchemorsel.infrastructure.cache.redis_store import RedisStore
from alchemorsel.infrastructure.cache.sending import Sending

MIB = 1_048_576


class Remembering(NamedTuple):
    ai: AI
    cache: AnswerCache


def remembering(
    ai: AI,
    settings: Settings,
    *,
    keys: CacheKeys,
    clock: Clock,
    stack: AsyncExitStack,
    counters: CacheCounters,
    wire: Sending | None = None,
    board: Board | None = None,
) -> Remembering:
    """The same AI with a memory, which the stack closes.

    Args:
        wire: to the Redis that it shares with others; it stays its owner's.
        board: on which sibling processes see purges where there is no Redis; None without siblings.
    """
    memory = MemoryStore(clock, counters, most_bytes=settings.cache_memory * MIB)
    store = LayeredStore(memory, Ledger(board if wire is None else None), clock, counters)
    purging = Purging(store, clock)
    if wire is not None:
        shared = RedisStore(wire, clock, counters, usable=store.is_fresh, forget=memory.drop)
        store.shared = shared
        _follow(shared, purging, settings, stack)
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


async def wire_of(settings: Settings, counters: CacheCounters, stack: AsyncExitStack) -> Sending | None:
    """The way to Redis, closed by the stack; None where the settings name none."""
    if not settings.redis_url:
        return None
    from alchemorsel.bootstrap.redis_wire import open_wire  # noqa: PLC0415 - only those with a Redis need it

    return await open_wire(settings, counters.redis, stack)


def _follow(shared: RedisStore, purging: Purging, settings: Settings, stack: AsyncExitStack) -> None:
    from alchemorsel.bootstrap.redis_wire import follow_others, run_behind  # noqa: PLC0415 - as above

    def hear(item: Item) -> None:
        shared.hear(item)
        purging.hear(item)

    run_behind(stack, purging.follow(shared))
    follow_others(settings, hear, stack)
