"""Lets many ask and one look: what was seen is remembered for a while, and only one look goes on at a time."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from datetime import datetime
from typing import Generic, TypeVar

import msgspec

from alchemorsel.application.ports import Clock

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """The least seconds between two looks, and between two where somebody insists."""

    every_s: float
    forced_every_s: float


class Seen(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """What a look saw, when it was through, and how long it took."""

    value: T
    at: datetime
    moment: float
    seconds: float


class Throttled(Generic[K, T]):
    """Looks for one thing at a time; looking for another (`key`) is a look of its own.

    Args:
        on_look: told what each look took, in seconds.
    """

    def __init__(
        self, look: Callable[[K], Awaitable[T]], clock: Clock, pace: Pace, *, on_look: Callable[[float], None]
    ) -> None:
        self._look = look
        self._clock = clock
        self._pace = pace
        self._on_look = on_look
        self._last: tuple[K, Seen[T]] | None = None
        self._looking: asyncio.Task[None] | None = None

    def known(self, key: K, *, within_s: float) -> Seen[T] | None:
        """What the last look saw, unless that was for something else or too long ago."""
        if self._last is None or self._last[0] != key:
            return None
        seen = self._last[1]
        return seen if self._clock.monotonic() - seen.moment < within_s else None

    async def see(self, key: K, *, force: bool = False) -> Seen[T]:
        """What is remembered, or what the look under way will see, or a look of one's own."""
        within_s = self._pace.forced_every_s if force else self._pace.every_s
        while (seen := self.known(key, within_s=within_s)) is None:
            if self._looking is None or self._looking.done():
                self._looking = asyncio.create_task(self._see(key))
            # Whoever hangs up must not take the look away from the others.
            await asyncio.shield(self._looking)
        return seen

    async def aclose(self) -> None:
        """Ends a look under way."""
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)

    async def _see(self, key: K) -> None:
        began = self._clock.monotonic()
        value = await self._look(key)
        now = self._clock.monotonic()
        self._last = key, Seen(value=value, at=self._clock.now(), moment=now, seconds=round(now - began, 4))
        self._on_look(now - began)
