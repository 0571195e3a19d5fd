"""Answers what was answered before from stored bytes, before any shell of the application is entered."""

import time

from litestar.types import ASGIApp, Receive, Scope, Send

from alchemorsel.application.cache import AnswerCache, Peeked
from alchemorsel.application.lifecycle import Lifecycle
from alchemorsel.application.tab import RedisWaits, open_tab
from alchemorsel.interfaces.http.access_door import Door
from alchemorsel.interfaces.http.draining import Drain
from alchemorsel.interfaces.http.exchange import Exchange, exchange_of
from alchemorsel.interfaces.http.fast_lane_memo import Known, Mark, Memo, Told, mark_of, noted_key
from alchemorsel.interfaces.http.fast_lane_shells import Shells
from alchemorsel.interfaces.http.fast_lane_visitors import Visitor, Visitors
from alchemorsel.interfaces.http.heads import parted
from alchemorsel.interfaces.http.observed import HttpObserver

_Visit = tuple[Visitor, Known, float, Send, Exchange | None]
"""A visitor whose body is known, when the request came, and the way back; a plain tuple, for each hit makes one."""


class FastLane:
    """Stands before the application with all its shells, and takes only what will certainly be a good answer.

    A request whose body was answered before, byte for byte, has a known key; the answer under it is sent as it is
    stored. Everything else goes inward as it came, refusals of any kind among it, and what was answered there is
    known from then on. What the shells say of an answer is said here by the same functions, without the shells.

    Args:
        door: who may come in; None lets everybody in.
        drain: counts the requests in hand.
        observer: hears of each request; None where nobody does.
    """

    def __init__(
        self,
        inner: ASGIApp,
        cache: AnswerCache,
        *,
        door: Door | None = None,
        drain: Drain | None = None,
        observer: HttpObserver | None = None,
    ) -> None:
        self._inner = inner
        self._cache = cache
        self._drain = drain or Drain(Lifecycle())
        self._visitors = Visitors(door)
        self._shells = Shells(door.requests if door is not None else None, observer)
        self._memo = Memo()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # The last answers on a connection are told so further in.
        visitor = None if self._drain.draining else self._visitors.of(scope)
        if visitor is None:
            await self._inner(scope, receive, send)
            return
        began = time.perf_counter()
        exchange = exchange_of(scope)
        body = exchange.body() if exchange is not None else None
        if body is None:
            body, receive = await self._received(receive)
        mark = mark_of(visitor.label, body) if body is not None else None
        known = self._memo.known(mark, self._cache.version) if mark is not None else None
        if known is None:
            await self._inward(mark, scope, receive, send)
            return
        visit = visitor, known, began, send, exchange
        seen = self._cache.peek(known.key)
        if seen is None:
            await self._by_redis(visit, mark, scope, receive)
        elif not await self._answered(visit, seen):
            await self._inward(mark, scope, receive, send)

    async def _by_redis(self, visit: _Visit, mark: Mark | None, scope: Scope, receive: Receive) -> None:
        """What it waits here for Redis, the request does not wait further in, and it is told there."""
        _, known, began, send, _ = visit
        waits = RedisWaits()
        seen = await self._looked(known.key, waits)
        if seen is not None and await self._answered(visit, seen, waits.total_s):
            return
        with open_tab() as tab:
            tab.began, tab.redis = began, waits
            await self._inward(mark, scope, receive, send)

    async def _answered(self, visit: _Visit, seen: Peeked, redis_s: float = 0.0) -> bool:
        """Whether it was; who is over the limit is told so further in."""
        visitor, known, began, send, exchange = visit
        quota = self._shells.charged(visitor.caller)
        if quota is None:
            return False
        passage = self._shells.passage(visitor, quota, began, redis_s)
        status, head, answer = known.told(seen, visitor.wanted)
        told = status, self._shells.around(head, passage), answer
        if exchange is not None and exchange.open:
            exchange.write(*told)
        else:
            await _send(told, send)
        self._shells.sent(status, seen, passage)
        return True

    async def _received(self, receive: Receive) -> tuple[bytes | None, Receive]:
        """The body, unless it comes in pieces; and the channel as if nothing had been read from it."""
        message = None
        with self._drain.running():
            message = await receive()
        if message is None or message["type"] != "http.request" or message["more_body"]:
            return None, _replaying(message, receive)
        return message["body"], _replaying(message, receive)

    async def _looked(self, key: str, waits: RedisWaits) -> Peeked | None:
        with self._drain.running():
            return await self._cache.look(key, waits)
        return None

    async def _inward(self, mark: Mark | None, scope: Scope, receive: Receive, send: Send) -> None:
        # Before the question is put: a key that was made for another choice of models must not be kept for this one.
        version = self._cache.version
        await self._inner(scope, receive, send)
        key = noted_key(scope)
        if key is not None and mark is not None:
            self._memo.learn(mark, version, key)


async def _send(told: Told, send: Send) -> None:
    status, head, body = told
    await send({"type": "http.response.start", "status": status, "headers": parted(head)})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def _replaying(message: object, receive: Receive) -> Receive:
    """The channel as if nothing had been read from it."""
    unread = [message] if message is not None else []

    async def replay() -> object:
        return unread.pop() if unread else await receive()

    return replay  # type: ignore[return-value]  # the message is one that this very channel gave
