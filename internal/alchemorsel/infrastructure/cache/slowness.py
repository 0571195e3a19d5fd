"""When a Redis that answers is too slow to be of use: the slow-call rule of a circuit breaker."""

from collections import deque

SLOW_SHARE = 0.25
"""Of a request's patience. It asks up to four times (lane, memory, claim, limit), so slower replies do not fit in."""
LOOKED_AT = 10
TOO_MANY = 5


class Slowness:
    """`slow_s` seconds are slow; `TOO_MANY` such replies among the last `LOOKED_AT` are too many.

    There is one reply a second at least, for each process looks for purges, so that what is counted is not old.
    """

    def __init__(self, patience_s: float) -> None:
        self.slow_s = patience_s * SLOW_SHARE
        self._replies: deque[bool] = deque(maxlen=LOOKED_AT)

    def note(self, *, slow: bool) -> bool:
        """Count one more reply; whether there are too many slow ones now."""
        self._replies.append(slow)
        return slow and sum(self._replies) >= TOO_MANY

    def forget(self) -> None:
        self._replies.clear()
