"""Purges a scope for every process, over Redis or on the workers' board, and learns what others purged."""

import asyncio
from datetime import timedelta

from alchemorsel.application.ports import Clock
from alchemorsel.domain.errors import Unavailable
from alchemorsel.infrastructure.cache import scripts
from alchemorsel.infrastructure.cache.layered import LayeredStore
from alchemorsel.infrastructure.cache.news import Item, Kind
from alchemorsel.infrastructure.cache.redis_store import RedisStore

LOOK_S = 1.0
"""How often each process looks what was purged, should it not have heard."""
KEPT = timedelta(days=30)
"""Longer than any answer lives."""
PATIENCE_S = 1.0
_MICRO = 1_000_000
_KEY = "key:"


class Purging:
    def __init__(self, store: LayeredStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._look_now = asyncio.Event()
        store.ledger.on_news = self._sweep

    async def purge(self, scope: str) -> int:
        """As `AnswerCache.purge`."""
        shared = self._store.shared
        if shared is None:
            return self._alone(scope)
        self._store.ledger.enter(scope, await self._told(shared, scope))
        if scope.startswith(_KEY):
            await shared.unlink(scope.removeprefix(_KEY))
        return self._sweep()

    def hear(self, item: Item) -> None:
        """News of a purge is a reason to look at once."""
        if item.kind is Kind.PURGED:
            self._look_now.set()

    async def follow(self, shared: RedisStore) -> None:
        """Look again and again, until cancelled."""
        while True:
            await self._look(shared)
            try:
                async with asyncio.timeout(LOOK_S):
                    await self._look_now.wait()
            except TimeoutError:
                continue
            self._look_now.clear()

    async def _look(self, shared: RedisStore) -> None:
        found = await shared.wire.send("HGETALL", scripts.PURGED, patience_s=shared.wire.patience_s)
        pairs = list((found or {}).items()) if isinstance(found, dict) else _pairs(found or [])
        purges = {scope.decode(errors="replace"): int(number) for scope, number in pairs if number.isdigit()}
        if purges and self._store.ledger.learn(purges):
            self._sweep()
        self._forget_old()

    async def _told(self, shared: RedisStore, scope: str) -> int:
        number = await shared.wire.eval(
            scripts.PURGE,
            (scripts.PURGED,),
            scope,
            round(KEPT.total_seconds() * 1000),
            scripts.NEWS,
            Item(Kind.PURGED, shared.name, scope).encoded(),
            patience_s=PATIENCE_S,
        )
        if number is None:
            raise Unavailable(
                "Nothing was purged: Redis does not take it now, and other processes would go on serving.",
                suggestion="Try again when Redis is back.",
            )
        return int(number)

    def _alone(self, scope: str) -> int:
        """Without a Redis: this process, and its sibling workers before their next answer."""
        self._store.ledger.catch_up()
        before = len(self._store.memory)
        self._store.ledger.write(scope, self._micros())
        self._forget_old()
        return before - len(self._store.memory)

    def _sweep(self) -> int:
        return self._store.memory.drop_if(self._store.ledger.knows_void)

    def _forget_old(self) -> None:
        self._store.ledger.forget_before(self._micros() - round(KEPT.total_seconds() * _MICRO))

    def _micros(self) -> int:
        return round(self._clock.now().timestamp() * _MICRO)


def _pairs(flat: list[bytes]) -> list[tuple[bytes, bytes]]:
    return list(zip(flat[::2], flat[1::2], strict=False))
