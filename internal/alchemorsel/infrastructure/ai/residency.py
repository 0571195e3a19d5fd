"""Remembers for a few seconds which models a host has in memory, so that a request need not ask each time."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

import msgspec

from alchemorsel.application.ports import Clock
from alchemorsel.domain.errors import Unavailable
from alchemorsel.domain.model_names import canonical


class ResidencyPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds a look is remembered, and seconds it may take; a host too busy to tell is not waited for."""

    remember_s: float = 3.0
    look_s: float = 0.5


class Residency:
    """One look at a time, whoever asks; what nobody could tell is remembered too.

    Args:
        look: the names of the models in memory; `Unavailable` where the host does not tell.
    """

    def __init__(
        self, look: Callable[[], Awaitable[Iterable[str]]], clock: Clock, policy: ResidencyPolicy | None = None
    ) -> None:
        self._look = look
        self._clock = clock
        self._policy = policy or ResidencyPolicy()
        self._names: frozenset[str] | None = None
        self._looked_at = float("-inf")
        self._seen: dict[str, float] = {}
        self._looking: asyncio.Task[None] | None = None

    async def is_resident(self, model: str) -> bool | None:
        """None where it cannot be told."""
        name = canonical(model)
        if self._is_fresh(self._seen.get(name, float("-inf"))):
            return True
        if not self._is_fresh(self._looked_at):
            await self._fresh_look()
        return None if self._names is None else name in self._names

    def seen(self, model: str) -> None:
        """It just answered or was just loaded: that is as good as a look."""
        self._seen[canonical(model)] = self._clock.monotonic()

    async def aclose(self) -> None:
        """Ends a look under way."""
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)

    def _is_fresh(self, moment: float) -> bool:
        return self._clock.monotonic() - moment < self._policy.remember_s

    async def _fresh_look(self) -> None:
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._do_look())
        # Whoever hangs up must not take the look away from the others.
        await asyncio.shield(self._looking)

    async def _do_look(self) -> None:
        try:
            async with asyncio.timeout(self._policy.look_s):
                self._names = frozenset(canonical(name) for name in await self._look())
        except (TimeoutError, Unavailable):
            self._names = None
        self._looked_at = self._clock.monotonic()
