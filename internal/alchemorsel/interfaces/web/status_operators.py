"""Knows who signed in with an operator's key. The key stays in this process; the browser holds a random name for it."""

import secrets
import time
from collections import deque
from collections.abc import Callable
from hashlib import sha256

GOOD_FOR_S = 8 * 3600.0
"""A working day; then the key is asked for again."""
MOST = 64
MOST_FAILURES = 10
FAILURES_WITHIN_S = 60.0


class Operators:
    """
    Args:
        now: monotonic seconds.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._keys: dict[bytes, tuple[str, float]] = {}
        self._failures: deque[float] = deque(maxlen=MOST_FAILURES)

    def admit(self, key: str) -> str:
        """The token that stands for a key from now on. Whoever came longest ago makes room."""
        token = secrets.token_urlsafe(32)
        self._keys[_name(token)] = key, self._now() + GOOD_FOR_S
        while len(self._keys) > MOST:
            del self._keys[next(iter(self._keys))]
        return token

    def key_of(self, token: str) -> str | None:
        """None where nobody is known by it, or not any more."""
        key, until = self._keys.get(_name(token), (None, 0.0))
        if key is not None and until <= self._now():
            self.leave(token)
            return None
        return key

    def leave(self, token: str) -> None:
        self._keys.pop(_name(token), None)

    def failed(self) -> None:
        """A key was tried that opens nothing."""
        self._failures.append(self._now())

    @property
    def wait_s(self) -> int:
        """Whole seconds until the next key may be tried."""
        if len(self._failures) < MOST_FAILURES:
            return 0
        return max(0, round(self._failures[0] + FAILURES_WITHIN_S - self._now()))


def _name(token: str) -> bytes:
    # What a dump of this process's memory shows opens nothing elsewhere, and a lookup takes as long for every guess.
    return sha256(token.encode("utf-8", "replace")).digest()
