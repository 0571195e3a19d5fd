"""Counts callers in Redis for all processes at once; where Redis is late or away, this process counts alone."""

import math

import structlog

from alchemorsel.application.tab import current_tab
from alchemorsel.domain.quotas import Quota, granted, refused
from alchemorsel.infrastructure.access.local_limits import LocalLimiter
from alchemorsel.infrastructure.cache.budget import Budget
from alchemorsel.infrastructure.cache.sending import Sending

KEY = "alchemorsel:v1:limit:{name}:{caller}"
_MICRO = 1_000_000
_SCRIPT = """\
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local interval, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local whole_at = tonumber(redis.call('GET', KEYS[1]) or now) or now
-- A clock that was set back must not lock anybody out for longer than the window.
whole_at = math.min(math.max(whole_at, now), now + window)
local after = whole_at + interval
local wait = after - now - window
if wait > 0 then return {0, wait, whole_at - now} end
redis.call('SET', KEYS[1], string.format('%.0f', after), 'PX', math.ceil((after - now) / 1000))
return {1, 0, after - now}
"""
_log = structlog.get_logger(__name__)


class RedisCallLimiter:
    """One script a call, in Redis's own time. What Redis allows is counted in `fallback` too, so that it is up to date.

    It has the wire, and so the circuit breaker, and the budget of the memory: a request waits for Redis but once.

    Args:
        fallback: counts where Redis does not.
    """

    def __init__(self, wire: Sending, fallback: LocalLimiter) -> None:
        self._limit = fallback.limit
        self._fallback = fallback
        self._wire = wire
        self._away = False

    async def take(self, caller_id: str) -> Quota:
        shared = await self._shared(caller_id)
        self._note(away=shared is None)
        if shared is None or shared.wait_s > 0:
            return shared or self._fallback.take(caller_id)
        self._fallback.take(caller_id)
        return shared

    async def _shared(self, caller_id: str) -> Quota | None:
        """Where the caller stands for all processes; None where Redis does not say it in time."""
        micros = (math.ceil(self._limit.interval_s * _MICRO), round(self._limit.window_s * _MICRO))
        key = KEY.format(name=self._limit.name, caller=caller_id)
        with Budget(self._wire.patience_s, current_tab().redis) as patience_s:
            reply = await self._wire.eval(_SCRIPT, (key,), *micros, patience_s=patience_s)
        match reply:
            case [int() as allowed, int() as wait, int() as whole_in]:
                whole_in_s = whole_in / _MICRO
                return granted(self._limit, whole_in_s) if allowed else refused(self._limit, wait / _MICRO, whole_in_s)
            case _:
                return None

    def _note(self, *, away: bool) -> None:
        """One line a change of state."""
        if away != self._away:
            _log.warning("limits_are_local" if away else "limits_are_shared", limit=self._limit.name)
        self._away = away
