"""Knows under which key the answer to a body is remembered, as long as that holds, and how its head reads."""

from collections import OrderedDict
from hashlib import blake2b

from litestar.types import Scope

from alchemorsel.application.cache import CacheOrigin, Peeked
from alchemorsel.interfaces.http.cache_headers import Reply, Wanted, reply_of
from alchemorsel.interfaces.http.heads import encoded

MOST = 8192
"""Bodies whose keys are known; each takes about a kilobyte."""
Mark = tuple[object, bytes]
"""How the body is labelled, and its digest."""
Told = tuple[int, bytes, bytes]
"""An answer's status, its head as it is written down, and its body."""
_KEY = "remembered_as"
_DIGEST_BYTES = 16
_NOTHING: tuple[object, bytes] = (None, b"")


class Known:
    """One body's key, and the head of its answer in either form as it was told last; never the answer itself."""

    __slots__ = ("_packed", "_plain", "key")

    def __init__(self, key: str) -> None:
        self.key = key
        self._packed: tuple[object, bytes] = _NOTHING
        self._plain: tuple[object, bytes] = _NOTHING

    def told(self, seen: Peeked, wanted: Wanted) -> Told:
        """All that is said of this answer, and is not this request's own."""
        if wanted.known:
            return _whole(reply_of(seen, wanted))
        gzip = seen.origin.gzip if wanted.gzip else None
        mark, head = self._plain if gzip is None else self._packed
        if mark != seen.mark:
            head = self._tell(seen, wanted, packed=gzip is not None)
        return 200, head, seen.body if gzip is None else gzip

    def _tell(self, seen: Peeked, wanted: Wanted, *, packed: bool) -> bytes:
        _, head, _ = _whole(reply_of(seen, wanted))
        if packed:
            self._packed = seen.mark, head
        else:
            self._plain = seen.mark, head
        return head


class Memo:
    """Bounded, the least recently used goes first; another version of the keys empties it."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._version: object = None
        self._known: OrderedDict[Mark, Known] = OrderedDict()

    def __len__(self) -> int:
        return len(self._known)

    def known(self, mark: Mark, version: object) -> Known | None:
        self._keep_to(version)
        known = self._known.get(mark)
        if known is not None:
            self._known.move_to_end(mark)
        return known

    def learn(self, mark: Mark, version: object, key: str) -> None:
        """Take note, unless the keys have another version by now."""
        if version != self._version:
            return
        self._known[mark] = Known(key)
        if len(self._known) > self._most:
            self._known.popitem(last=False)

    def _keep_to(self, version: object) -> None:
        if version != self._version:
            self._known.clear()
            self._version = version


def mark_of(label: object, body: bytes) -> Mark:
    return label, blake2b(body, digest_size=_DIGEST_BYTES).digest()


def note_key(scope: Scope, origin: CacheOrigin) -> None:
    """Tell those around where an answer is remembered, if it is."""
    if origin.key and (origin.is_hit or origin.stored):
        scope["state"][_KEY] = origin.key


def noted_key(scope: Scope) -> str | None:
    """What was noted while this request was answered."""
    return scope["state"].get(_KEY)


def _whole(reply: Reply) -> Told:
    return reply.status, encoded(reply.headers), reply.body
