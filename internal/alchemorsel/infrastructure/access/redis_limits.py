"""Counts callers in Redis for all processes at once; where Redis is late or away, this process counts alone."""

import asyncio
import math
from typing import Any

import structlog
from redis.exceptions import RedisError

from alchemorsel.application.ports import Clock
from alchemorsel.domain.quotas import Quota, granted, refused
from alchemorsel.infrastructure.access.local_limits import LocalLimiter
from alchemorsel.infrastructure.redis_client import AnyRedis

BUDGET_S = 0.1
"""How long a request waits for Redis; what is late goes on behind, so that connecting is waited for once."""
REST_S = 5.0
"""After a failure nobody asks for so long."""
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

    Args:
        redis: with timeouts of its own, for calls that go on behind; it is closed by its owner.
        fallback: counts where Redis does not.
    """

    def __init__(self, redis: AnyRedis, fallback: LocalLimiter, clock: Clock, *, budget_s: float = BUDGET_S) -> None:
        self._limit = fallback.limit
        self._fallback = fallback
        self._clock = clock
        self._budget_s = budget_s
        self._script = redis.register_script(_SCRIPT)
        self._rests_until = -math.inf
        self._away = False
        self._behind: set[asyncio.Task[Any]] = set()

    async def take(self, caller_id: str) -> Quota:
        shared = await self._shared(caller_id) if self._clock.monotonic() >= self._rests_until else None
        if shared is None or shared.wait_s > 0:
            return shared or self._fallback.take(caller_id)
        self._fallback.take(caller_id)
        return shared

    async def aclose(self) -> None:
        """End what goes on behind."""
        for task in self._behind:
            task.cancel()
        await asyncio.gather(*self._behind, return_exceptions=True)

    async def _shared(self, caller_id: str) -> Quota | None:
        """Where the caller stands for all processes; None where Redis does not say it in time."""
        asking = asyncio.ensure_future(self._ask(caller_id))
        self._behind.add(asking)
        asking.add_done_callback(self._behind.discard)
        await asyncio.wait({asking}, timeout=self._budget_s)
        quota = asking.result() if asking.done() else None
        self._note(away=quota is None)
        return quota

    async def _ask(self, caller_id: str) -> Quota | None:
        micros = (math.ceil(self._limit.interval_s * _MICRO), round(self._limit.window_s * _MICRO))
        key = KEY.format(name=self._limit.name, caller=caller_id)
        try:
            allowed, wait, whole_in = await self._script(keys=[key], args=list(micros))
        except (RedisError, OSError, TimeoutError):
            return None
        whole_in_s = whole_in / _MICRO
        return granted(self._limit, whole_in_s) if allowed else refused(self._limit, wait / _MICRO, whole_in_s)

    def _note(self, *, away: bool) -> None:
        """One line a change of state."""
        if away:
            self._rests_until = self._clock.monotonic() + REST_S
        if away != self._away:
            _log.warning("limits_are_local" if away else "limits_are_shared", limit=self._limit.name)
        self._away = away
