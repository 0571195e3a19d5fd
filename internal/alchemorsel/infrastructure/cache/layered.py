"""This process's own memory before the shared one; alone where there is no Redis."""

from typing import NamedTuple

from alchemorsel.application.cache import CacheObserver, Dropped, Layer
from alchemorsel.application.ports import Clock
from alchemorsel.infrastructure.cache.budget import Budget
from alchemorsel.infrastructure.cache.claims import Claim, Unshared
from alchemorsel.infrastructure.cache.entry import Entry
from alchemorsel.infrastructure.cache.ledger import Ledger
from alchemorsel.infrastructure.cache.memory import MemoryStore
from alchemorsel.infrastructure.cache.redis_store import RedisStore


class Found(NamedTuple):
    entry: Entry
    layer: Layer


class LayeredStore:
    """An entry has the same expiry in both, so the memory never outlives Redis."""

    def __init__(
        self,
        memory: MemoryStore,
        ledger: Ledger,
        clock: Clock,
        observer: CacheObserver,
        shared: RedisStore | None = None,
    ) -> None:
        self.memory = memory
        self.shared = shared
        self.ledger = ledger
        self._clock = clock
        self._observer = observer

    def is_fresh(self, entry: Entry, now: float | None = None) -> bool:
        """Whether it may be served without a second thought, `now` in seconds since 1970."""
        now = self._clock.now().timestamp() if now is None else now
        return now < entry.head.fresh_until and not self.ledger.voids(entry.head)

    def peek(self, key: str) -> Entry | None:
        """What this process remembers, at once; not necessarily fresh."""
        entry = self.memory.get(key)
        if entry is not None and self.ledger.voids(entry.head):
            self.memory.drop(key)
            return None
        return entry

    async def get(self, key: str, budget: Budget) -> Found | None:
        """The newest there is; not necessarily fresh."""
        own = self.peek(key)
        if self.shared is None or (own is not None and self.is_fresh(own)):
            return Found(own, Layer.MEMORY) if own else None
        theirs = await self.shared.get(key, budget)
        if (
            theirs is None
            or not self._may_serve(theirs)
            or (own is not None and own.head.created >= theirs.head.created)
        ):
            return Found(own, Layer.MEMORY) if own else None
        self.memory.put(key, theirs)
        return Found(theirs, Layer.REDIS)

    def keep(self, key: str, entry: Entry, claim: Claim) -> bool:
        """Remember an answer that was just made; whether it is remembered anywhere."""
        before = self.peek(key)
        if before is not None and before.outranks(entry, self._clock.now().timestamp()):
            self._observer.dropped(Dropped.EARLIER_RUNG)
            claim.release()
            return False
        here = self.memory.put(key, entry)
        claim.keep(entry)
        return here or (self.shared is not None and self.shared.wire.takes(key))

    async def claim(self, key: str, seen: str, budget: Budget) -> Claim:
        """As `RedisStore.claim`; alone, the claim is always granted."""
        if self.shared is None:
            return Unshared()
        claim = await self.shared.claim(key, seen, budget)
        if claim.entry is not None:
            self.memory.put(key, claim.entry)
        return claim

    def _may_serve(self, entry: Entry) -> bool:
        return self._clock.now().timestamp() < entry.head.gone_at and not self.ledger.voids(entry.head)
