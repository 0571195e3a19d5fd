"""Knows what a request's headers mean, who sends them and whether they may, as long as the keys stay the same."""

from collections import OrderedDict
from hashlib import blake2b
from itertools import chain

import msgspec
from litestar.enums import ScopeType
from litestar.types import HTTPScope, Scope

from alchemorsel.application.access import HOUSE, Caller
from alchemorsel.interfaces.http.access import admitted
from alchemorsel.interfaces.http.access_door import Door
from alchemorsel.interfaces.http.cache_headers import Wanted, takes_gzip
from alchemorsel.interfaces.http.cors import cors_lines
from alchemorsel.interfaces.http.heads import encoded
from alchemorsel.interfaces.http.operations import OPERATIONS
from alchemorsel.interfaces.http.proxies import trace
from alchemorsel.interfaces.http.request_id import offered_id

PATHS = frozenset(operation.path for operation in OPERATIONS)
METHOD = "POST"
MOST = 4096
"""Different heads that are known; each takes about a kilobyte."""
_LONGEST_LABEL = 64
_DIGEST_BYTES = 16
Label = tuple[str, bytes, bytes]
"""The path, and how the body is labelled and coded."""


class Visitor(msgspec.Struct, frozen=True, kw_only=True):
    """One who may have a remembered answer.

    Args:
        label: what the body is, beside its bytes.
        wanted: in which form the answer is taken.
        cors: what is said to browsers, encoded.
        request_id: the one that came along, if it is harmless.
    """

    label: Label
    wanted: Wanted
    caller: Caller
    cors: bytes
    request_id: str | None


class Visitors:
    """Who was let in once with these very headers is let in again without another look.

    What is kept is a digest: no key is held here. It holds until the keys change or one of them runs out.

    Args:
        door: who may come in; None lets everybody in.
    """

    def __init__(self, door: Door | None, most: int = MOST) -> None:
        self._door = door
        self._most = most
        self._edition: object = None
        self._known: OrderedDict[tuple[str, str, str, bytes], Visitor] = OrderedDict()

    def __len__(self) -> int:
        return len(self._known)

    def of(self, scope: Scope) -> Visitor | None:
        """None for what the application itself has to answer, refusals among it."""
        if scope["type"] != ScopeType.HTTP or scope["path"] not in PATHS or scope["method"] != METHOD:
            return None
        if self._door is not None and self._door.keys.edition is not self._edition:
            self._known.clear()
            self._edition = self._door.keys.edition
        mark = _mark(scope)
        visitor = self._known.get(mark)
        if visitor is None:
            visitor = _visitor(scope, self._door)
            self._keep(mark, visitor)
        return visitor

    def _keep(self, mark: tuple[str, str, str, bytes], visitor: Visitor | None) -> None:
        if visitor is None:
            return
        self._known[mark] = visitor
        if len(self._known) > self._most:
            self._known.popitem(last=False)


def _mark(scope: HTTPScope) -> tuple[str, str, str, bytes]:
    client = scope["client"]
    words = b"\n".join(chain.from_iterable(scope["headers"]))
    digest = blake2b(words, digest_size=_DIGEST_BYTES).digest()
    return scope["path"], scope["scheme"], client[0] if client else "", digest


def _visitor(scope: HTTPScope, door: Door | None) -> Visitor | None:
    lines = list(scope["headers"])
    headers = dict(lines)
    # Whoever steers the memory, wants events or says anything twice is rare, and rightly understood further in.
    if len(headers) != len(lines) or b"cache-control" in headers:
        return None
    if b"event-stream" in headers.get(b"accept", b"").lower():
        return None
    label = scope["path"], headers.get(b"content-type", b""), headers.get(b"content-encoding", b"")
    caller = _caller(scope, door)
    if caller is None or len(label[1]) + len(label[2]) > _LONGEST_LABEL:
        return None
    gzip = takes_gzip(headers.get(b"accept-encoding", b""))
    return Visitor(
        label=label,
        wanted=Wanted(gzip, headers.get(b"if-none-match", b"")),
        caller=caller,
        cors=encoded(cors_lines(scope, door.cors_origins)) if door is not None and door.cors_origins else b"",
        request_id=offered_id(lines),
    )


def _caller(scope: HTTPScope, door: Door | None) -> Caller | None:
    if door is None:
        return HOUSE
    trace(scope, door.trusted_proxies)
    found = admitted(scope, door)
    return found if isinstance(found, Caller) else None
