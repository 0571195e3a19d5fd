"""Times looking for models and pulling them, and notes how many there are."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Protocol

from alchemorsel.application.model_ports import Description, ModelCatalogue, Shelf
from alchemorsel.application.ports import Clock
from alchemorsel.domain.models import PullProgress
from alchemorsel.infrastructure.ai.observing import Visit


class CatalogueObserver(Protocol):
    """Hears of looks and pulls. Every method returns at once and never raises."""

    def looked(self, shelves: tuple[Shelf, ...], seconds: float) -> None:
        """Every host was asked what it has."""
        ...

    def pulled(self, outcome: str, seconds: float) -> None:
        """A pull came to its end: `answered`, an error's code, `cancelled` or `bug`."""
        ...


class UnobservedCatalogue:
    """Nobody counts."""

    def looked(self, shelves: tuple[Shelf, ...], seconds: float) -> None: ...
    def pulled(self, outcome: str, seconds: float) -> None: ...


UNOBSERVED_CATALOGUE = UnobservedCatalogue()
_NEVER_LATE = float("inf")


class MeteredCatalogue:
    """Tells its observer."""

    def __init__(self, inner: ModelCatalogue, clock: Clock, observer: CatalogueObserver) -> None:
        self._inner = inner
        self._clock = clock
        self._observer = observer

    @property
    def hosts(self) -> tuple[str, ...]:
        return self._inner.hosts

    async def shelves(self, *, fresh: bool = False) -> tuple[Shelf, ...]:
        visit = Visit(self._clock, _NEVER_LATE)
        with visit:
            shelves = await self._inner.shelves(fresh=fresh)
        self._observer.looked(shelves, visit.seconds)
        return shelves

    async def describe(self, name: str, host: str) -> Description:
        return await self._inner.describe(name, host)

    async def pull(self, name: str, hosts: tuple[str, ...]) -> AsyncGenerator[PullProgress, None]:
        visit = Visit(self._clock, _NEVER_LATE)
        try:
            with visit:
                async with aclosing(self._inner.pull(name, hosts)) as progress:
                    async for step in progress:
                        yield step
        finally:
            self._observer.pulled(visit.outcome, visit.seconds)

    async def remove(self, name: str, hosts: tuple[str, ...]) -> None:
        await self._inner.remove(name, hosts)

    async def warm(self, name: str, hosts: tuple[str, ...]) -> None:
        await self._inner.warm(name, hosts)
