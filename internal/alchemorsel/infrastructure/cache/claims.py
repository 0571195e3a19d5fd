"""The right to make an answer: exactly one process has it, and the others wait for what comes of it."""

import asyncio
from collections import defaultdict
from typing import Protocol

from alchemorsel.domain.errors import AlchemorselError, Refused, Unavailable
from alchemorsel.infrastructure.cache.entry import Entry


class Claim(Protocol):
    """One claim on a key. `entry` is what another process made meanwhile; else the holder makes it and ends the claim
    with exactly one of `keep`, `fail` and `release`, all of which return at once.
    """

    @property
    def entry(self) -> Entry | None: ...

    def keep(self, entry: Entry) -> None: ...

    def fail(self, error: Unavailable | Refused) -> None: ...

    def release(self) -> None: ...


class Unshared:
    """Nobody else could know of it."""

    entry = None

    def keep(self, entry: Entry) -> None:
        """Nowhere to keep it but here."""

    def fail(self, error: Unavailable | Refused) -> None:
        """Nobody to tell."""

    def release(self) -> None:
        """Nothing is held."""


class Waiters:
    """Those in this process who wait for a key that another process has claimed."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Future[AlchemorselError | None]]] = defaultdict(set)

    def join(self, key: str) -> "asyncio.Future[AlchemorselError | None]":
        waiter: asyncio.Future[AlchemorselError | None] = asyncio.get_running_loop().create_future()
        self._waiting[key].add(waiter)
        return waiter

    def leave(self, key: str, waiter: "asyncio.Future[AlchemorselError | None]") -> None:
        waiter.cancel()
        self._waiting[key].discard(waiter)
        if not self._waiting[key]:
            del self._waiting[key]

    def wake(self, key: str, error: AlchemorselError | None = None) -> None:
        """Look again; or adopt the failure."""
        for waiter in self._waiting.get(key, ()):
            if not waiter.done():
                waiter.set_result(error)

    def wake_all(self) -> None:
        for key in self._waiting:
            self.wake(key)
