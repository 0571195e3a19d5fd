"""Opens the one way to Redis that memory and limits share; imported only where there is one, for it takes a while."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from typing import Any, cast

from redis.asyncio import Redis
from redis.asyncio.cluster import RedisCluster

from alchemorsel.application.cache import RedisState
from alchemorsel.config import Settings
from alchemorsel.infrastructure.cache.cluster_wire import ClusterWire
from alchemorsel.infrastructure.cache.ending import ended
from alchemorsel.infrastructure.cache.news import Item, follow_news
from alchemorsel.infrastructure.cache.pulse import Pulse
from alchemorsel.infrastructure.cache.sending import Sending
from alchemorsel.infrastructure.cache.wire import Wire
from alchemorsel.infrastructure.redis_client import node_url, one_node, open_redis

CONNECT_S = 0.5
"""How long a start waits for Redis, so that its first question can already be answered from there."""
BEHIND_S = 1.0
"""After so long a command that nobody waits for any more is given up."""
Tell = Callable[[RedisState], None]


async def open_wire(settings: Settings, tell: Tell, stack: AsyncExitStack) -> Sending:
    """To the Redis of the settings, closed by the stack.

    Args:
        tell: hears of its state.
    """
    redis = open_redis(settings.redis_url, timeout_s=BEHIND_S)
    stack.push_async_callback(redis.aclose)
    if isinstance(redis, RedisCluster):
        return await _to_cluster(redis, settings, tell, stack)
    return await _to_server(redis, settings, tell, stack)


def follow_others(settings: Settings, hear: Callable[[Item], None], stack: AsyncExitStack) -> None:
    """Have the news of other processes told, until the stack is closed."""
    # An address of one node is never a cluster's.
    news = cast("Redis", open_redis(one_node(settings.redis_url), timeout_s=None, health_check_interval=10))
    stack.push_async_callback(news.aclose)
    run_behind(stack, follow_news(news, hear))


def run_behind(stack: AsyncExitStack, work: Coroutine[Any, Any, None]) -> None:
    """Until the stack is closed."""
    task = asyncio.ensure_future(work)

    async def end() -> None:
        await ended(task)

    stack.push_async_callback(end)


async def _to_server(redis: Redis, settings: Settings, tell: Tell, stack: AsyncExitStack) -> Wire:
    pulse = Pulse(redis, tell, patience_s=settings.cache_redis_wait)
    wire = Wire(redis, pulse, patience_s=settings.cache_redis_wait)
    stack.push_async_callback(wire.aclose)
    run_behind(stack, pulse.follow())
    await pulse.settled(CONNECT_S)
    return wire


async def _to_cluster(cluster: RedisCluster, settings: Settings, tell: Tell, stack: AsyncExitStack) -> ClusterWire:
    def connect(host: str, port: int) -> Redis:
        return cast("Redis", open_redis(node_url(settings.redis_url, host, port), timeout_s=BEHIND_S))

    wire = ClusterWire(cluster, connect, tell, patience_s=settings.cache_redis_wait)
    stack.push_async_callback(wire.aclose)
    run_behind(stack, wire.follow())
    await wire.settled(CONNECT_S)
    return wire
