"""Answers what was answered before from stored bytes: nothing is decoded, canonicalised, rendered or logged."""

import time
from hashlib import blake2b
from typing import NamedTuple

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from alchemorsel.application.cache import AnswerCache, Peeked
from alchemorsel.interfaces.http.cache_headers import Wanted, reply_of, takes_gzip
from alchemorsel.interfaces.http.fast_lane_memo import Mark, Memo, noted_key, passed_quickly
from alchemorsel.interfaces.http.operations import OPERATIONS

PATHS = frozenset(operation.path for operation in OPERATIONS)
_LONGEST_LABEL = 64
_DIGEST_BYTES = 16


class _Asked(NamedTuple):
    """What the headers say: how the body is labelled, and which form the answer should have."""

    label: tuple[bytes, bytes]
    wanted: Wanted


class FastLane:
    """Stands before the application, and inside of whatever decides who may call.

    A request whose body was answered before, byte for byte, has a known key; the answer under it is sent as it is
    stored. Everything else goes inward as it came, and what was answered there is known from then on.
    """

    def __init__(self, inner: ASGIApp, cache: AnswerCache) -> None:
        self._inner = inner
        self._cache = cache
        self._memo = Memo()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = _asked(scope) if scope["type"] == ScopeType.HTTP else None
        if asked is None:
            await self._inner(scope, receive, send)
            return
        began = time.perf_counter()
        message = await receive()
        if message["type"] != "http.request" or message["more_body"]:
            await self._inner(scope, _replaying(message, receive), send)
            return
        mark = scope["path"], *asked.label, blake2b(message["body"], digest_size=_DIGEST_BYTES).digest()
        seen = await self._seen(mark)
        if seen is None:
            await self._inward(mark, scope, _replaying(message, receive), send)
            return
        passed_quickly(scope)
        await reply_of(seen, asked.wanted, f"total;dur={(time.perf_counter() - began) * 1000:.3f}").send(send)

    async def _seen(self, mark: Mark) -> Peeked | None:
        key = self._memo.key_of(mark, self._cache.version)
        if key is None:
            return None
        return self._cache.peek(key) or await self._cache.look(key)

    async def _inward(self, mark: Mark, scope: Scope, receive: Receive, send: Send) -> None:
        # Before the question is put: a key that was made for another choice of models must not be kept for this one.
        version = self._cache.version
        await self._inner(scope, receive, send)
        key = noted_key(scope)
        if key is not None:
            self._memo.learn(mark, version, key)


def _asked(scope: HTTPScope) -> _Asked | None:
    """None for what only the application itself can answer."""
    if scope["path"] not in PATHS or scope["method"] != "POST":
        return None
    lines = scope["headers"]
    headers = dict(lines)
    # Whoever steers the memory, wants events or says anything twice is rare, and rightly understood further in.
    if len(headers) != len(list(lines)) or b"cache-control" in headers:
        return None
    if b"event-stream" in headers.get(b"accept", b"").lower():
        return None
    label = headers.get(b"content-type", b""), headers.get(b"content-encoding", b"")
    if len(label[0]) + len(label[1]) > _LONGEST_LABEL:
        return None
    gzip = takes_gzip(headers.get(b"accept-encoding", b""))
    return _Asked(label, Wanted(gzip, headers.get(b"if-none-match", b"")))


def _replaying(message: object, receive: Receive) -> Receive:
    """The channel as if nothing had been read from it."""
    unread = [message]

    async def replay() -> object:
        return unread.pop() if unread else await receive()

    return replay  # type: ignore[return-value]  # the message is one that this very channel gave
