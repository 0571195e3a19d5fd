"""Counts what the memory does in this process, and lets others hear it too."""

from collections import Counter
from collections.abc import Sequence

from alchemorsel.application.cache import CacheObserver, Dropped, Forward, Layer, RedisState, Stale
from alchemorsel.domain.vocabulary import Feature


class CacheCounters:
    """An observer that tells `also` everything it hears."""

    def __init__(self, also: Sequence[CacheObserver] = ()) -> None:
        self.hits: Counter[Layer] = Counter()
        self.served_stale: Counter[Stale] = Counter()
        self.drops: Counter[Dropped] = Counter()
        self.misses = self.kept = self.joined = 0
        self.redis_state = RedisState.NONE
        self._also = tuple(also)

    def hit(self, feature: Feature, layer: Layer) -> None:
        self.hits[layer] += 1
        for other in self._also:
            other.hit(feature, layer)

    def stale(self, feature: Feature, why: Stale) -> None:
        self.served_stale[why] += 1
        for other in self._also:
            other.stale(feature, why)

    def miss(self, feature: Feature, forward: Forward) -> None:
        self.misses += 1
        for other in self._also:
            other.miss(feature, forward)

    def collapsed(self, feature: Feature) -> None:
        self.joined += 1
        for other in self._also:
            other.collapsed(feature)

    def stored(self, feature: Feature) -> None:
        self.kept += 1
        for other in self._also:
            other.stored(feature)

    def dropped(self, why: Dropped) -> None:
        self.drops[why] += 1
        for other in self._also:
            other.dropped(why)

    def redis(self, state: RedisState) -> None:
        self.redis_state = state
        for other in self._also:
            other.redis(state)
