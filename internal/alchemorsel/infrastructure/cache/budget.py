"""What one request may wait for Redis, all its waits together: the lane's look, the memory's, claims and limits."""

import asyncio
from types import TracebackType

from alchemorsel.application.tab import RedisWaits

FIRST = 0.6
"""The part that the first wait may take, so that there is always something left for the second."""


class Budget:
    """A context manager: entering it tells how many seconds may be waited inside.

    Nothing is charged beyond that, for what takes longer is this process being busy, and not Redis.

    Args:
        most_s: for all waits of one request.
        waits: the request's own; None for who has no other waits than those of this budget.
    """

    __slots__ = ("_began", "_granted_s", "_most_s", "_waits")

    def __init__(self, most_s: float, waits: RedisWaits | None = None) -> None:
        self._most_s = most_s
        self._waits = RedisWaits() if waits is None else waits
        self._began = self._granted_s = 0.0

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it was waited yet."""
        return self._waits.total_s == self._waits.past_s

    def renew(self) -> None:
        """For one more look of somebody who waited for another process's answer, not for Redis."""
        self._waits.past_s = self._waits.total_s

    def __enter__(self) -> float:
        self._began = asyncio.get_running_loop().time()
        left_s = self._most_s - (self._waits.total_s - self._waits.past_s)
        self._granted_s = max(0.0, self._most_s * FIRST if self.is_whole else left_s)
        return self._granted_s

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        spent_s = asyncio.get_running_loop().time() - self._began
        self._waits.total_s += min(spent_s, self._granted_s)
