"""Does for an answer that is there already what the shells of the application would do around it, at once."""

import time
from typing import NamedTuple

from alchemorsel.application.access import Caller, RequestLimiter
from alchemorsel.application.cache import Peeked
from alchemorsel.interfaces.http.access_log import HitLog
from alchemorsel.interfaces.http.fast_lane_visitors import METHOD, Visitor
from alchemorsel.interfaces.http.heads import encoded
from alchemorsel.interfaces.http.observed import HttpObserver
from alchemorsel.interfaces.http.ratelimit_headers import quota_head
from alchemorsel.interfaces.http.request_id import new_id
from alchemorsel.interfaces.http.security_headers import ALWAYS

_SECURITY = encoded(ALWAYS)
_STATUS = {200: "200", 304: "304"}


class Passage(NamedTuple):
    """One visitor's way through.

    Args:
        quota: what is said of the limit, encoded.
        began: when the request came, in seconds of `perf_counter`.
        redis_s: how long it waited for Redis.
    """

    visitor: Visitor
    quota: bytes
    began: float
    redis_s: float
    request_id: str


class Shells:
    """Everything is said in the order in which the shells lie around the application.

    Args:
        limiter: counts requests; None where nobody does.
        observer: hears of each request; None where nobody does.
    """

    def __init__(self, limiter: RequestLimiter | None = None, observer: HttpObserver | None = None) -> None:
        self._limiter = limiter
        self._observer = observer
        self._log = HitLog()

    def charged(self, caller: Caller) -> bytes | None:
        """One request more is counted; the head that tells of the limit, or None for whoever is over it."""
        if self._limiter is None or not caller.limited:
            return b""
        quota = self._limiter.take(caller.id)
        return None if quota.wait_s else quota_head(quota)

    def passage(self, visitor: Visitor, quota: bytes, began: float, redis_s: float) -> Passage:
        return Passage(visitor, quota, began, redis_s, visitor.request_id or new_id())

    def around(self, head: bytes, passage: Passage) -> bytes:
        """The head of an answer with all that is said to this visitor."""
        visitor, quota, began, redis_s, request_id = passage
        timing = b"server-timing: total;dur=%.3f" % ((time.perf_counter() - began) * 1000)
        if redis_s:
            timing += b", redis;dur=%.1f" % (redis_s * 1000)
        named = b"\r\nx-request-id: %b\r\n" % request_id.encode()
        return b"".join((head, quota, visitor.cors, _SECURITY, timing, named))

    def sent(self, status: int, seen: Peeked, passage: Passage) -> None:
        """The answer is out, and is counted."""
        visitor, _, began, _, request_id = passage
        seconds = time.perf_counter() - began
        seen.taken()
        self._log.tell(visitor.label[0], status, seconds, visitor.caller, request_id)
        if self._observer is not None:
            self._observer.at_once(visitor.label[0], METHOD, _STATUS[status], seconds)
