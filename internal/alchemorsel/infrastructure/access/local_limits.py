"""Counts callers in this process alone: microseconds a call, and bounded in memory."""

from alchemorsel.application.ports import Clock
from alchemorsel.domain.quotas import Limit, Quota, charged

MOST_CALLERS = 20_000


class LocalLimiter:
    """One moment a caller. Where too many come, those who were counted first are forgotten first."""

    def __init__(self, limit: Limit, clock: Clock, *, most_callers: int = MOST_CALLERS) -> None:
        self.limit = limit
        self._clock = clock
        self._most = most_callers
        self._whole_at: dict[str, float] = {}

    def take(self, caller_id: str) -> Quota:
        now = self._clock.monotonic()
        if caller_id not in self._whole_at and len(self._whole_at) >= self._most:
            self._make_room(now)
        self._whole_at[caller_id], quota = charged(self.limit, self._whole_at.get(caller_id, now), now)
        return quota

    def _make_room(self, now: float) -> None:
        """Without those whose number is whole again; if that frees too little, without the older half."""
        self._whole_at = {caller: at for caller, at in self._whole_at.items() if at > now}
        excess = len(self._whole_at) - self._most // 2
        for caller in list(self._whole_at)[: max(0, excess)]:
            del self._whole_at[caller]


class LocalCallLimiter:
    """The same, for those who would also wait."""

    def __init__(self, inner: LocalLimiter) -> None:
        self._inner = inner

    async def take(self, caller_id: str) -> Quota:
        return self._inner.take(caller_id)
