"""Shows whether the providers could answer, also while nobody asks them anything."""

import asyncio
from collections.abc import Awaitable, Callable

from alchemorsel.application.health_report import AIHealth, Availability, ProviderHealth, Readiness
from alchemorsel.infrastructure.observability.metrics_ai import REAL
from alchemorsel.infrastructure.observability.metrics_declared import Declared, Kind, Label, Together
from alchemorsel.infrastructure.observability.metrics_meters import Meters

_HOST = (Label(name="provider", values=REAL), Label(name="host", says="the addresses in the settings"))


def _gauge(name: str, says: str) -> Declared:
    return Declared(name=f"alchemorsel_ai_{name}", kind=Kind.GAUGE, says=says, labels=_HOST, together=Together.LATEST)


AVAILABLE = _gauge("available", "1 where a provider answered and had its models when it was last looked at, else 0.")
READY = _gauge("ready", "1 where nothing stood between a request and its first word at that look, else 0.")
MISSING = _gauge("models_missing", "Models that are to answer and were not there at that look.")
HEALTH = (AVAILABLE, READY, MISSING)


class HealthMetrics:
    """Shows what the latest look found."""

    def __init__(self, meters: Meters) -> None:
        self._available = meters.gauge(AVAILABLE)
        self._ready = meters.gauge(READY)
        self._missing = meters.gauge(MISSING)
        self._looking: asyncio.Task[None] | None = None

    def look_behind(self, look: Callable[[], Awaitable[AIHealth]]) -> None:
        """Returns at once; one look goes on at a time.

        Args:
            look: the free look of /health, which remembers what it saw and bounds its own time.
        """
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look(look))

    async def aclose(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)

    async def _look(self, look: Callable[[], Awaitable[AIHealth]]) -> None:
        for provider in (await look()).providers:
            self._show(provider)

    def _show(self, seen: ProviderHealth) -> None:
        host = seen.provider, seen.host
        self._available[host].set(seen.availability is Availability.AVAILABLE)
        self._ready[host].set(seen.readiness is Readiness.READY)
        self._missing[host].set(sum(model.present is False for model in seen.models))
