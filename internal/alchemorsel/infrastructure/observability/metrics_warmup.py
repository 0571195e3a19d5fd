"""Counts what becomes of the common wishes that are asked ahead of callers."""

from collections.abc import Iterator
from contextlib import contextmanager

from alchemorsel.application.warmup_report import ENDS, WarmUpState
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.infrastructure.observability.metrics_declared import Declared, Kind, Label
from alchemorsel.infrastructure.observability.metrics_meters import Meters

WISHES = Declared(
    name="alchemorsel_cache_warmup_wishes_total",
    kind=Kind.COUNTER,
    says="Common wishes, by how each ended: fresh already, asked, failed, or left because nobody could answer.",
    labels=(Label(name="feature", values=tuple(Feature)), Label(name="outcome", values=tuple(ENDS))),
)
YIELDED = Declared(
    name="alchemorsel_cache_warmup_yielded_total",
    kind=Kind.COUNTER,
    says="Common wishes that were given up half-way for a caller who was waiting, to be asked again later.",
)
RUNNING = Declared(name="alchemorsel_cache_warmup_running", kind=Kind.GAUGE, says="Warm-ups that are under way.")
WARM_UP = (WISHES, YIELDED, RUNNING)


class WarmUpMetrics:
    """A `WarmUpObserver`."""

    def __init__(self, meters: Meters) -> None:
        self._wishes = meters.counter(WISHES)
        self._yielded = meters.counter(YIELDED)[()]
        self._running = meters.gauge(RUNNING)[()]

    @contextmanager
    def running(self) -> Iterator[None]:
        self._running.inc()
        try:
            yield
        finally:
            self._running.dec()

    def ended(self, feature: Feature, state: WarmUpState) -> None:
        self._wishes[feature, state].inc()

    def yielded(self) -> None:
        self._yielded.inc()
