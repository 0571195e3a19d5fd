"""What one request may wait for Redis, all its waits together."""

import asyncio
from types import TracebackType

FIRST = 0.6
"""The part that the first wait may take, so that there is always something left for the second."""


class Budget:
    """A context manager: entering it tells how many seconds may be waited inside.

    Nothing is charged beyond that, for what takes longer is this process being busy, and not Redis.
    """

    def __init__(self, most_s: float) -> None:
        self._most_s = self._left_s = most_s
        self._granted_s = most_s * FIRST
        self._began = 0.0

    def renewed(self) -> "Budget":
        """For one more look of somebody who waits for another process's answer, not for Redis."""
        return Budget(self._most_s)

    def __enter__(self) -> float:
        self._began = asyncio.get_running_loop().time()
        return self._granted_s

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        spent_s = asyncio.get_running_loop().time() - self._began
        self._left_s -= min(spent_s, self._granted_s)
        self._granted_s = self._left_s
