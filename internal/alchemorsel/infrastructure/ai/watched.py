"""Shows how the providers stand, without asking any of them."""

from collections.abc import Sequence

import msgspec

from alchemorsel.application.providers import ProviderView
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.breaker import BreakerModel
from alchemorsel.infrastructure.ai.limited import LimitedModel


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """A provider's, or one of its hosts', counting wrappers."""

    provider: Provider
    host: str
    limited: LimitedModel
    breaker: BreakerModel

    def view(self) -> ProviderView:
        circuit = self.breaker.circuit
        return ProviderView(
            provider=self.provider,
            host=self.host,
            breaker=circuit.state,
            since=circuit.since,
            until=circuit.until,
            limit=self.limited.limit,
            in_flight=self.limited.in_flight,
            queued=self.limited.queued,
            last_error=self.breaker.last_error,
            seconds=self.limited.seconds,
        )


class WatchedProviders:
    def __init__(self, watched: Sequence[Watched]) -> None:
        self._watched = watched

    def providers(self) -> tuple[ProviderView, ...]:
        return tuple(each.view() for each in self._watched)
