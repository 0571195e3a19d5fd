"""Shows how the providers stand, each time somebody is about to read it."""

from collections.abc import Callable, Sequence

from alchemorsel.application.providers import BreakerState, ProviderView
from alchemorsel.infrastructure.observability.metrics_ai import REAL
from alchemorsel.infrastructure.observability.metrics_declared import Declared, Kind, Label
from alchemorsel.infrastructure.observability.metrics_meters import Meters

_HOST = (Label(name="provider", values=REAL), Label(name="host", says="the addresses in the settings"))

BREAKER_STATE = Declared(
    name="alchemorsel_ai_breaker_state",
    kind=Kind.GAUGE,
    says="Worker processes whose circuit breaker is in this state; with one worker, 1 for the state it is in.",
    labels=(*_HOST, Label(name="state", values=tuple(BreakerState))),
)
IN_FLIGHT = Declared(
    name="alchemorsel_ai_in_flight", kind=Kind.GAUGE, says="Calls that are upstream now.", labels=_HOST
)
QUEUED = Declared(name="alchemorsel_ai_queued", kind=Kind.GAUGE, says="Calls that wait for their turn.", labels=_HOST)
LIMIT = Declared(
    name="alchemorsel_ai_limit",
    kind=Kind.GAUGE,
    says="How many calls may be upstream at once, over all worker processes.",
    labels=_HOST,
)
PROVIDERS = (BREAKER_STATE, IN_FLIGHT, QUEUED, LIMIT)


class ProviderMetrics:
    """Copies what is to be seen of the providers.

    Args:
        look: asks nobody.
    """

    def __init__(self, meters: Meters, look: Callable[[], Sequence[ProviderView]]) -> None:
        self._look = look
        self._breaker = meters.gauge(BREAKER_STATE)
        self._in_flight = meters.gauge(IN_FLIGHT)
        self._queued = meters.gauge(QUEUED)
        self._limit = meters.gauge(LIMIT)

    def refresh(self) -> None:
        for view in self._look():
            host = view.provider, view.host
            for state in BreakerState:
                self._breaker[*host, state].set(state is view.breaker)
            self._in_flight[host].set(view.in_flight)
            self._queued[host].set(view.queued)
            self._limit[host].set(view.limit)
