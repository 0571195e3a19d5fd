"""Builds what charges callers for the models they make work."""

from contextlib import AsyncExitStack

from alchemorsel.application.access import CallLimiter
from alchemorsel.application.ports import AI, Clock
from alchemorsel.config import Settings
from alchemorsel.domain.quotas import Limit
from alchemorsel.infrastructure.access.local_limits import LocalCallLimiter, LocalLimiter
from alchemorsel.infrastructure.access.rate_limited import RateLimitedAI

REDIS_S = 1.0
"""How long a call to Redis may go on behind the request that did not wait for it."""


def limited(ai: AI, settings: Settings, clock: Clock, stack: AsyncExitStack) -> AI:
    """The same AI, at most so many times a minute for each caller; as it is where the settings say no limit."""
    most = settings.rate_limit_model_calls
    if not most:
        return ai
    local = LocalLimiter(Limit(name="model-calls", most=most), clock)
    return RateLimitedAI(ai, _limiter(local, settings, clock, stack))


def _limiter(local: LocalLimiter, settings: Settings, clock: Clock, stack: AsyncExitStack) -> CallLimiter:
    if not settings.redis_url:
        return LocalCallLimiter(local)
    from alchemorsel.infrastructure.access.redis_limits import (  # noqa: PLC0415 - only those with a Redis need it
        RedisCallLimiter,
    )
    from alchemorsel.infrastructure.redis_client import open_redis  # noqa: PLC0415

    redis = open_redis(settings.redis_url, timeout_s=REDIS_S)
    stack.push_async_callback(redis.aclose)
    limiter = RedisCallLimiter(redis, local, clock)
    stack.push_async_callback(limiter.aclose)
    return limiter
