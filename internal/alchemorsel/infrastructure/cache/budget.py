"""What one request may wait for Redis, all its waits together."""

import asyncio
from types import TracebackType


class Budget:
    """A context manager: what is waited inside is spent."""

    def __init__(self, most_s: float) -> None:
        self.left_s = most_s
        self._most_s = most_s
        self._began = 0.0

    def renewed(self) -> "Budget":
        """For one more look of somebody who waits for another process's answer, not for Redis."""
        return Budget(self._most_s)

    def __enter__(self) -> None:
        self._began = asyncio.get_running_loop().time()

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.left_s -= asyncio.get_running_loop().time() - self._began
