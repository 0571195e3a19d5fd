"""What an operator does with the memory: count, look at one answer, forget a scope."""

from typing import Any, Protocol

import msgspec

from alchemorsel.application.cache import AnswerCache, CacheStats, EntryFacts
from alchemorsel.application.cache_scopes import checked_key
from alchemorsel.application.warmup import WarmUp
from alchemorsel.application.warmup_list import WarmUpList
from alchemorsel.application.warmup_report import Told, WarmUpReport
from alchemorsel.domain.errors import NotFound


class Purged(msgspec.Struct, frozen=True, kw_only=True):
    """`here` lay in the memory of the process that was asked; Redis and the other processes forget as well, and how
    many it was there nobody counts.
    """

    scope: str
    here: int


class ShownEntry(EntryFacts, frozen=True, kw_only=True):
    """One remembered answer. Times are seconds from now, below zero where they are past; `rung` counts from 0 the
    place of who gave it in the chain of providers.
    """

    answer: Any


class CacheOffice(Protocol):
    """The memory as its operators use it, in this process or at a running service."""

    async def stats(self) -> CacheStats:
        """What one process counted since it started."""
        ...

    async def show(self, key: str) -> ShownEntry:
        """What lies under a key.

        Raises:
            InvalidRequest: it is no key.
            NotFound: nothing does.
        """
        ...

    async def purge(self, scope: str) -> Purged:
        """Forget everything of a scope that `scope_of` made, in every process.

        Raises:
            Unavailable: not everybody can be told now.
        """
        ...

    async def warm(self, listed: WarmUpList, tell: Told) -> WarmUpReport:
        """Have every wish of a list asked that is not fresh, one at a time; cancelling ends it at once.

        Args:
            tell: told each step as it happens.

        Raises:
            InvalidRequest: a wish makes no sense, or there is none.
            Unavailable: whoever asks is being stopped.
        """
        ...


class OwnCacheOffice:
    """The memory of this process, and the Redis that it shares.

    Args:
        warm_up: over that memory; None where nothing is asked ahead.
    """

    def __init__(self, cache: AnswerCache, warm_up: WarmUp | None = None) -> None:
        self._cache = cache
        self._warm_up = warm_up

    async def stats(self) -> CacheStats:
        return self._cache.stats()

    async def show(self, key: str) -> ShownEntry:
        view = await self._cache.show(checked_key(key))
        if view is None:
            raise NotFound("Nothing is remembered under this key.", suggestion="`Cache-Status` names an answer's key.")
        told = {name: getattr(view, name) for name in EntryFacts.__struct_fields__}
        return ShownEntry(**told, answer=msgspec.json.decode(view.body))

    async def purge(self, scope: str) -> Purged:
        return Purged(scope=scope, here=await self._cache.purge(scope))

    async def warm(self, listed: WarmUpList, tell: Told) -> WarmUpReport:
        wishes = listed.wishes()
        if self._warm_up is None:
            raise NotFound("Nothing is asked ahead here.")
        return await self._warm_up.run(wishes, tell)
