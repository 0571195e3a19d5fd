"""Builds what charges callers for the models they make work."""

from alchemorsel.application.access import CallLimiter
from alchemorsel.application.ports import AI, Clock
from alchemorsel.config import Settings
from alchemorsel.domain.quotas import Limit
from alchemorsel.infrastructure.access.local_limits import LocalCallLimiter, LocalLimiter
from alchemorsel.infrastructure.access.rate_limited import RateLimitedAI
from alchemorsel.infrastructure.access.redis_limits import RedisCallLimiter
from alchemorsel.infrastructure.cache.sending import Sending


def limited(ai: AI, settings: Settings, clock: Clock, wire: Sending | None) -> AI:
    """The same AI, at most so many times a minute for each caller; as it is where the settings say no limit.

    Args:
        wire: to the Redis in which all processes count together; None where each counts alone.
    """
    most = settings.rate_limit_model_calls
    if not most:
        return ai
    local = LocalLimiter(Limit(name="model-calls", most=most), clock)
    limiter: CallLimiter = LocalCallLimiter(local) if wire is None else RedisCallLimiter(wire, local)
    return RateLimitedAI(ai, limiter)
