"""Remembers in Redis, where every process sees it; nothing here raises when Redis is away."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from alchemorsel.application.cache import CacheObserver, Dropped
from alchemorsel.application.ports import Clock
from alchemorsel.domain.errors import Refused, Unavailable
from alchemorsel.infrastructure.cache import scripts
from alchemorsel.infrastructure.cache.budget import Budget
from alchemorsel.infrastructure.cache.claims import Claim, Waiters
from alchemorsel.infrastructure.cache.entry import CorruptError, Entry, decode, etag_in
from alchemorsel.infrastructure.cache.failures import read_failure, write_failure
from alchemorsel.infrastructure.cache.folding import GET
from alchemorsel.infrastructure.cache.news import Item, Kind
from alchemorsel.infrastructure.cache.sending import Sending

LEASE_S = 10.0
RENEW_S = 3.0
LOOK_S = 1.0
"""Followers hear of an end at once; should that be lost, they look again this often."""
BEHIND_S = 1.0
"""How long a write may take that nobody waits for."""
MOST_BEHIND = 256


class RedisStore:
    """Answers by key, and the leases of those who are making them.

    Args:
        usable: whether an entry may be served as fresh now.
        forget: drops a key from this process's own memory.
    """

    def __init__(
        self,
        wire: Sending,
        clock: Clock,
        observer: CacheObserver,
        *,
        usable: Callable[[Entry], bool],
        forget: Callable[[str], object],
        lease_s: float = LEASE_S,
    ) -> None:
        self.wire = wire
        self.name = uuid4().hex
        self._clock = clock
        self._observer = observer
        self._usable = usable
        self._forget = forget
        self._lease_s = lease_s
        self._waiters = Waiters()
        self._behind: set[asyncio.Task[Any]] = set()
        self._lookers: dict[str, list[asyncio.Future[Entry | None]]] = {}
        wire.on_down(self._waiters.wake_all)

    async def get(self, key: str, budget: Budget) -> Entry | None:
        """What lies there. Those who ask for the same key in the same moment share one look, but for those who have
        waited before: they have less patience than the others.
        """
        is_whole = budget.is_whole
        with budget as patience_s:
            if not is_whole:
                stored = await self.wire.send(GET, key, patience_s=patience_s)
                return self._decoded(stored) if stored else None
            looker = self.look(key, patience_s)
            return await looker if looker is not None else None

    def look(self, key: str, patience_s: float) -> "asyncio.Future[Entry | None] | None":
        """The same, to be awaited; None where nobody could be asked."""
        lookers = self._lookers.get(key)
        if lookers is None:
            if not self.wire.put((GET, key), partial(self._show, key), patience_s=patience_s):
                return None
            lookers = self._lookers[key] = []
        looker: asyncio.Future[Entry | None] = asyncio.get_running_loop().create_future()
        lookers.append(looker)
        return looker

    async def claim(self, key: str, seen: str, budget: Budget) -> Claim:
        """The right to make the answer, or another process's answer; waits as long as another process is at it.

        Args:
            seen: the etag of what was there already and is not good enough; empty for none.

        Raises:
            Unavailable, Refused: the other process failed, with its reasons.
        """
        token = uuid4().hex
        waiter = self._waiters.join(key)
        try:
            while True:
                with budget as patience_s:
                    reply = await self._take(key, token, seen, patience_s)
                match reply:
                    case [2, bytes() as stored]:
                        entry = self._decoded(stored)
                        if entry is not None and self._usable(entry):
                            return SharedClaim(self, key, token, seen, entry)
                        seen = etag_in(stored)
                    case [0, _]:
                        await asyncio.wait({waiter}, timeout=LOOK_S)
                        budget.renew()
                    case _:
                        return SharedClaim(self, key, token, seen, None)
                waiter = self._again(key, waiter)
        except asyncio.CancelledError:
            self.release(key, token)
            raise
        finally:
            self._waiters.leave(key, waiter)

    def hear(self, item: Item) -> None:
        """What another process did."""
        if item.sender == self.name:
            return
        if item.kind is Kind.DONE:
            self._forget(item.about)
        error = read_failure(item.data) if item.kind is Kind.FAILED else None
        self._waiters.wake(item.about, error)

    def write(self, key: str, token: str, seen: str, entry: Entry) -> None:
        """Behind the caller; what cannot be written is counted."""
        self._do_behind(self._write(key, token, seen, entry))

    def release(self, key: str, token: str, error: Unavailable | Refused | None = None) -> None:
        """Behind the caller: let the next one have the lease, or tell everybody why there is nothing."""
        item = self._item(Kind.FAILED, key, write_failure(error)) if error else self._item(Kind.GONE, key)
        self._do_behind(
            self.wire.eval(
                scripts.RELEASE, (scripts.lease_of(key),), token, scripts.NEWS, item.encoded(), patience_s=BEHIND_S
            )
        )

    async def renew(self, key: str, token: str) -> None:
        """Hold the lease until cancelled, or until it is lost."""
        lease_ms = round(self._lease_s * 1000)
        while True:
            await asyncio.sleep(self._lease_s * RENEW_S / LEASE_S)
            held = await self.wire.eval(scripts.RENEW, (scripts.lease_of(key),), token, lease_ms, patience_s=BEHIND_S)
            if held == 0:
                return

    async def unlink(self, key: str) -> None:
        await self.wire.send("UNLINK", key, patience_s=BEHIND_S, writing=True)

    async def aclose(self) -> None:
        """Let what is being written come to its end, which takes a second at most."""
        await asyncio.gather(*self._behind, return_exceptions=True)

    def _show(self, key: str, stored: bytes | None) -> None:
        entry = self._decoded(stored) if stored else None
        for looker in self._lookers.pop(key):
            if not looker.done():
                looker.set_result(entry)

    async def _take(self, key: str, token: str, seen: str, patience_s: float) -> Any:
        keys = (key, scripts.lease_of(key))
        return await self.wire.eval(scripts.TAKE, keys, token, round(self._lease_s * 1000), seen, patience_s=patience_s)

    async def _write(self, key: str, token: str, seen: str, entry: Entry) -> None:
        now = self._clock.now().timestamp()
        left_ms = max(1, round((entry.head.gone_at - now) * 1000))
        reply = await self.wire.eval(
            scripts.WRITE,
            (key, scripts.lease_of(key)),
            token,
            entry.encoded(),
            left_ms,
            entry.head.rung,
            f"{now:.3f}",
            seen,
            scripts.NEWS,
            self._item(Kind.DONE, key).encoded(),
            patience_s=BEHIND_S,
        )
        if reply == 1:
            return
        self._observer.dropped({0: Dropped.FENCED, 2: Dropped.EARLIER_RUNG}.get(reply, Dropped.REDIS))
        if reply is not None:
            self._forget(key)

    def _again(self, key: str, waiter: "asyncio.Future[Any]") -> "asyncio.Future[Any]":
        """A waiter for the next look; it is there before the look, so nothing is missed between.

        Raises:
            Unavailable, Refused: what the last one heard.
        """
        if not waiter.done():
            return waiter
        self._waiters.leave(key, waiter)
        if (error := waiter.result()) is not None:
            raise error
        return self._waiters.join(key)

    def _decoded(self, stored: bytes) -> Entry | None:
        try:
            return decode(stored)
        except CorruptError:
            self._observer.dropped(Dropped.CORRUPT)
            return None

    def _item(self, kind: Kind, about: str, data: bytes = b"") -> Item:
        return Item(kind, self.name, about, data)

    def _do_behind(self, work: Any) -> None:
        if len(self._behind) >= MOST_BEHIND:
            work.close()
            self._observer.dropped(Dropped.BUSY)
            return
        task = asyncio.ensure_future(work)
        self._behind.add(task)
        task.add_done_callback(self._behind.discard)


class SharedClaim:
    """A lease that is renewed while the answer is made; where Redis could not be asked, no more than a hope."""

    def __init__(self, store: RedisStore, key: str, token: str, seen: str, entry: Entry | None) -> None:
        self.entry = entry
        self._store = store
        self._key = key
        self._token = token
        self._seen = seen
        self._renewing = asyncio.ensure_future(store.renew(key, token)) if entry is None else None

    def keep(self, entry: Entry) -> None:
        self._end()
        self._store.write(self._key, self._token, self._seen, entry)

    def fail(self, error: Unavailable | Refused) -> None:
        self._end()
        self._store.release(self._key, self._token, error)

    def release(self) -> None:
        self._end()
        self._store.release(self._key, self._token)

    def _end(self) -> None:
        if self._renewing is not None:
            self._renewing.cancel()
