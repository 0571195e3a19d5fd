"""Answers one question as a stream of events, for as long as somebody reads it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from typing import Any, Protocol

import msgspec
import structlog
from litestar.types import Receive, Scope, Send

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import CacheMode, Progress
from alchemorsel.application.streaming import PACE, Feed, Notice, Pace
from alchemorsel.application.tab import Tab, open_tab
from alchemorsel.domain.errors import AlchemorselError, Unavailable
from alchemorsel.domain.requests import Request
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.cache_headers import forwarded
from alchemorsel.interfaces.http.event_wire import ERROR, EventWire
from alchemorsel.interfaces.http.mistakes import ClientGone
from alchemorsel.interfaces.http.problem import headers_of
from alchemorsel.interfaces.http.stream_origin import ORIGIN, stream_origin
from alchemorsel.interfaces.http.timing import note_tab
from alchemorsel.interfaces.http.told_problem import problem_for
from alchemorsel.interfaces.presence import while_present

log = structlog.get_logger(__name__)

LAST_WORD_S = 1.0
"""How long a stream that is being stopped may take to say so."""


class StreamTerms(msgspec.Struct, frozen=True, kw_only=True):
    """How streams are told, in seconds.

    `deadline_s` bounds the question. `begin_s` is how long a failure may still become a plain HTTP answer while
    nobody has been asked; `heartbeat_s` the longest silence; `stalled_s` how long a reader may take nothing.
    """

    deadline_s: float = 180.0
    begin_s: float = 1.0
    heartbeat_s: float = 10.0
    stalled_s: float = 60.0
    pace: Pace = PACE


STREAM_TERMS = StreamTerms()


class Ask(Protocol):
    """The question, ready to be put once."""

    async def __call__(self, *, progress: Progress, deadline_s: float) -> Answer[Any]: ...


Tell = Callable[[EventWire, Scope], Coroutine[Any, Any, None]]
"""Tells everything that the request wanted to a wire."""


async def while_read(
    scope: Scope, receive: Receive, wire: EventWire, tell: Tell, left: str = "stream_left", **about: str
) -> None:
    """Tell for as long as somebody reads; whoever leaves ends it, and a stopping server says so first.

    Args:
        left: the log's event when the reader left; `about` stands beside it.

    Raises:
        ClientGone: before anything was told.
    """
    try:
        await while_present(receive, tell(wire, scope), ClientGone)
    except ClientGone:
        if not wire.begun:
            raise
        log.info(left, **about)
    except asyncio.CancelledError:
        await tell_stopping(wire, scope)
        raise


class EventStream:
    """An ASGI application for one request, whose body has been read.

    Args:
        ask: puts the question of `wish` to the kitchen.
        mode: what the request wanted of the memory.
    """

    def __init__(self, ask: Ask, wish: Request, terms: StreamTerms, mode: CacheMode = CacheMode.NORMAL) -> None:
        self._ask = ask
        self._wish = wish
        self._terms = terms
        self._mode = mode

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """
        Raises:
            AlchemorselError: nothing was told yet; the failure may be a plain answer.
            ClientGone: the same, and nobody will read it.
        """
        await while_read(scope, receive, EventWire(send, stalled_s=self._terms.stalled_s), self._tell)

    async def _tell(self, wire: EventWire, scope: Scope) -> None:
        with open_tab() as tab:
            note_tab(scope, tab)
            await self._tell_answer(wire, scope, tab)

    async def _tell_answer(self, wire: EventWire, scope: Scope, tab: Tab) -> None:
        feed = Feed(self._wish, time.monotonic, self._terms.pace)
        asking = asyncio.ensure_future(self._ask(progress=feed, deadline_s=self._terms.deadline_s))
        asking.add_done_callback(lambda _: feed.changed.set())
        try:
            await self._follow(feed, asking, wire)
            async with failures_told(wire, scope):
                await self._end(feed, asking, wire, tab)
        finally:
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)

    async def _follow(self, feed: Feed, asking: "asyncio.Future[Answer[Any]]", wire: EventWire) -> None:
        while not asking.done():
            quiet_s = self._terms.heartbeat_s if wire.begun else self._terms.begin_s
            await _changed(feed, min(feed.due_in_s(), max(0.0, quiet_s - wire.silent_s)))
            await _tell_all(() if asking.done() else feed.take(), wire)
            if wire.silent_s >= quiet_s:
                await wire.beat()

    async def _end(self, feed: Feed, asking: "asyncio.Future[Answer[Any]]", wire: EventWire, tab: Tab) -> None:
        if asking.exception() is not None:
            await _tell_all(feed.take(), wire)
        answer = asking.result()
        origin = stream_origin(answer.origin or forwarded(self._mode), tab)
        wire.introduce(origin.lines())
        await _tell_all(feed.take(last=True), wire)
        await wire.put(ORIGIN, encode(origin))
        await wire.end("answer", answer.body)


async def _tell_all(notices: Iterable[Notice], wire: EventWire) -> None:
    for notice in notices:
        await wire.tell(notice)


async def _changed(feed: Feed, longest_s: float) -> None:
    try:
        async with asyncio.timeout(longest_s):
            await feed.changed.wait()
    except TimeoutError:
        return


@asynccontextmanager
async def failures_told(wire: EventWire, scope: Scope) -> AsyncIterator[None]:
    """What fails inside is the stream's last event; it is raised where nothing was told yet, or nobody reads."""
    try:
        yield
    except ClientGone:
        raise
    except Exception as failure:
        if not wire.begun:
            raise
        await _tell_failure(wire, failure, scope)


async def _tell_failure(wire: EventWire, failure: Exception, scope: Scope) -> None:
    known = failure if isinstance(failure, AlchemorselError) else None
    if known is None:
        log.error("bug", exc_info=failure)
    come_again_s = headers_of(known).get("Retry-After")
    await wire.end(
        ERROR,
        encode(problem_for(scope, known)),
        come_again_s=float(come_again_s) if come_again_s else None,
    )


async def tell_stopping(wire: EventWire, scope: Scope) -> None:
    """The service ends before the answer does; a reader is told rather than cut off."""
    if not wire.begun or wire.ended:
        return
    stopping = Unavailable("The service is being stopped.", suggestion="Ask again in a moment.")
    try:
        async with asyncio.timeout(LAST_WORD_S):
            await _tell_failure(wire, stopping, scope)
    except (TimeoutError, ClientGone):
        log.info("stream_left")
