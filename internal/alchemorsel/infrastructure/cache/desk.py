"""The memory as operators and the fast lane see it."""

from collections.abc import Sized
from typing import Any, Protocol

from alchemorsel.application.cache import CacheEntryView, CacheOrigin, CacheStats, Layer, Peeked
from alchemorsel.application.cache_key import CacheKeys, feature_of
from alchemorsel.application.ports import Clock
from alchemorsel.application.question import Question
from alchemorsel.application.tab import RedisWaits
from alchemorsel.infrastructure.cache.budget import Budget
from alchemorsel.infrastructure.cache.counters import CacheCounters
from alchemorsel.infrastructure.cache.entry import Entry
from alchemorsel.infrastructure.cache.layered import Found, LayeredStore
from alchemorsel.infrastructure.cache.origin import origin_of
from alchemorsel.infrastructure.cache.purging import Purging
from alchemorsel.infrastructure.cache.told import Told, told_of

PATIENCE_S = 1.0
"""An operator can wait longer than a request."""


class InTheAir(Sized, Protocol):
    """The flights, as far as they are counted here."""

    @property
    def behind(self) -> int: ...


class _Seen:
    """Implements `Peeked`: a body that goes out compressed is never unpacked."""

    __slots__ = ("_counters", "_entry", "_told")

    def __init__(self, entry: Entry, told: Told, counters: CacheCounters) -> None:
        self._entry = entry
        self._told = told
        self._counters = counters

    @property
    def origin(self) -> CacheOrigin:
        return self._told.origin

    @property
    def mark(self) -> object:
        return self._told.mark

    def taken(self) -> None:
        told = self._told
        self._counters.hit(told.feature, told.layer)

    @property
    def body(self) -> bytes:
        return self._entry.body


class CacheDesk:
    """Implements `AnswerCache`.

    Args:
        redis_s: what one request may wait for Redis in all.
    """

    def __init__(
        self,
        store: LayeredStore,
        *,
        keys: CacheKeys,
        purging: Purging,
        clock: Clock,
        counters: CacheCounters,
        flights: InTheAir,
        redis_s: float = 0.1,
    ) -> None:
        self._store = store
        self._keys = keys
        self._purging = purging
        self._clock = clock
        self._counters = counters
        self._flights = flights
        self._redis_s = redis_s

    @property
    def version(self) -> object:
        return self._keys.version

    def key_of(self, question: Question[Any]) -> str:
        return self._keys.key_of(question)

    def peek(self, key: str) -> Peeked | None:
        entry = self._store.memory.at(key)
        if entry is None or self._store.ledger.voids(entry.head):
            return None
        now = self._clock.now().timestamp()
        if entry.told is None or now >= entry.told.until:
            entry.told = self._told(key, entry, Layer.MEMORY, now)
        return _Seen(entry, entry.told, self._counters) if entry.told is not None else None

    async def look(self, key: str, waits: RedisWaits) -> Peeked | None:
        if self._store.shared is None:
            return None
        entry = await self._store.shared.get(key, Budget(self._redis_s, waits))
        if entry is None or self._store.ledger.voids(entry.head):
            return None
        told = self._told(key, entry, Layer.REDIS, self._clock.now().timestamp())
        if told is None:
            return None
        self._store.memory.put(key, entry)
        return _Seen(entry, told, self._counters)

    def stats(self) -> CacheStats:
        counted = self._counters
        return CacheStats(
            entries=len(self._store.memory),
            size_bytes=self._store.memory.size_bytes,
            most_bytes=self._store.memory.most_bytes,
            redis=counted.redis_state,
            hits=dict(counted.hits),
            misses=counted.misses,
            stale=dict(counted.served_stale),
            stored=counted.kept,
            collapsed=counted.joined,
            dropped=dict(counted.drops),
            flights=len(self._flights),
            behind=self._flights.behind,
        )

    async def show(self, key: str) -> CacheEntryView | None:
        if feature_of(key) is None:
            return None
        found = await self._store.get(key, Budget(PATIENCE_S))
        return self._view(key, found) if found else None

    async def purge(self, scope: str) -> int:
        return await self._purging.purge(scope)

    def _told(self, key: str, entry: Entry, layer: Layer, now: float) -> Told | None:
        """None where it is not fresh."""
        feature = feature_of(key)
        if feature is None or now >= entry.head.fresh_until:
            return None
        return told_of(feature, layer, origin_of(key, entry, now, layer=layer), now)

    def _view(self, key: str, found: Found) -> CacheEntryView:
        head, now = found.entry.head, self._clock.now().timestamp()
        return CacheEntryView(
            key=key,
            etag=head.etag,
            layer=found.layer,
            age_s=now - head.created,
            fresh_s=head.fresh_until - now,
            gone_in_s=head.gone_at - now,
            rung=head.rung,
            size_bytes=head.size,
            scopes=head.scopes,
            body=found.entry.body,
        )
