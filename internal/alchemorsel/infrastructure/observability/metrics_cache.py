"""Counts what the memory of answers does."""

from enum import StrEnum

from alchemorsel.application.cache import Dropped, Forward, Layer, RedisState, Stale
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.infrastructure.observability.metrics_declared import Declared, Kind, Label
from alchemorsel.infrastructure.observability.metrics_meters import Meters
from alchemorsel.infrastructure.observability.metrics_tally import CountTally

_FEATURE = Label(name="feature", values=tuple(Feature))


def _counter(name: str, says: str, *labels: Label) -> Declared:
    return Declared(name=f"alchemorsel_cache_{name}_total", kind=Kind.COUNTER, says=says, labels=labels)


def _of(name: str, words: type[StrEnum]) -> Label:
    return Label(name=name, values=tuple(words))


HITS = _counter("hits", "Fresh answers served from memory, by where they lay.", _FEATURE, _of("layer", Layer))
STALE = _counter("stale", "Answers served after their time, and why.", _FEATURE, _of("why", Stale))
MISSES = _counter("misses", "Questions for which a provider had to be asked.", _FEATURE, _of("forward", Forward))
COLLAPSED = _counter("collapsed", "Callers who got the answer that somebody else had asked for.", _FEATURE)
STORED = _counter("stored", "Answers that were remembered.", _FEATURE)
DROPPED = _counter("dropped", "What was not remembered or not refreshed, and why.", _of("why", Dropped))
REDIS_STATE = Declared(
    name="alchemorsel_cache_redis_state",
    kind=Kind.GAUGE,
    says="Worker processes that see Redis in this state.",
    labels=(_of("state", RedisState),),
)
CACHE = (HITS, STALE, MISSES, COLLAPSED, STORED, DROPPED, REDIS_STATE)


class CacheMetrics:
    """A `CacheObserver`."""

    def __init__(self, meters: Meters) -> None:
        self._hits = CountTally(meters.counter(HITS).__getitem__)
        meters.tallied(self._hits.write_down)
        self._stale = meters.counter(STALE)
        self._misses = meters.counter(MISSES)
        self._collapsed = meters.counter(COLLAPSED)
        self._stored = meters.counter(STORED)
        self._dropped = meters.counter(DROPPED)
        self._redis = meters.gauge(REDIS_STATE)

    def hit(self, feature: Feature, layer: Layer) -> None:
        self._hits[feature, layer] += 1

    def stale(self, feature: Feature, why: Stale) -> None:
        self._stale[feature, why].inc()

    def miss(self, feature: Feature, forward: Forward) -> None:
        self._misses[feature, forward].inc()

    def collapsed(self, feature: Feature) -> None:
        self._collapsed[(feature,)].inc()

    def stored(self, feature: Feature) -> None:
        self._stored[(feature,)].inc()

    def dropped(self, why: Dropped) -> None:
        self._dropped[(why,)].inc()

    def redis(self, state: RedisState) -> None:
        for each in RedisState:
            self._redis[(each,)].set(each is state)
