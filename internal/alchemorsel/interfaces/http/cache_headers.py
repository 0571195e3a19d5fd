"""Says in HTTP's own words what the memory did for an answer, and reads what a caller wants of it."""

import time
from collections.abc import Iterable
from functools import lru_cache
from math import floor
from typing import NamedTuple, Protocol

from litestar.types import Send

from alchemorsel.application.cache import CacheOrigin, Forward, Stale
from alchemorsel.application.call import CacheMode
from alchemorsel.application.tab import Tab
from alchemorsel.interfaces.http.access_headers import Headers, values_of
from alchemorsel.interfaces.http.heads import Lines

NAME = "alchemorsel"
"""How this cache calls itself in `Cache-Status` (RFC 9211)."""
NOT_CACHED = f"{NAME}; fwd=miss; detail=only-if-cached"
"""Nothing was remembered, and nobody may be asked."""
_STEERS = {"only-if-cached": CacheMode.ONLY, "no-store": CacheMode.BYPASS, "no-cache": CacheMode.REFRESH}
"""In the order in which they win: whoever names the first one must never be made to pay for a model."""
_FORWARDS = {CacheMode.REFRESH: Forward.REQUEST, CacheMode.BYPASS: Forward.BYPASS}
_STALE = {Stale.REVALIDATING: "stale-while-revalidate", Stale.ERROR: "stale-if-error"}
_PACKED = "-gzip"
_VARY = (b"vary", b"Accept, Accept-Encoding")
_TYPE = (b"content-type", b"application/json")
_GZIP = (b"content-encoding", b"gzip")
_LONGEST = 256


class Remembered(Protocol):
    """An answer and how it came about."""

    @property
    def body(self) -> bytes: ...
    @property
    def origin(self) -> CacheOrigin: ...


class Wanted(NamedTuple):
    """In which form a caller takes an answer: whether compressed, and what of it is there already."""

    gzip: bool
    known: bytes


class Reply(NamedTuple):
    """An answer as it goes out."""

    status: int
    headers: Lines
    body: bytes

    async def send(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body, "more_body": False})


def cache_mode_of(values: Iterable[str]) -> CacheMode:
    """What the values of `Cache-Control` ask for; words that mean nothing here are passed over."""
    said = {word.partition("=")[0].strip().lower() for value in values for word in value.split(",")}
    return next((mode for word, mode in _STEERS.items() if word in said), CacheMode.NORMAL)


def wanted_of(headers: Headers) -> Wanted:
    """What a request's headers say of the form."""
    lines = list(headers)
    coded = b",".join(values_of(lines, b"accept-encoding"))
    return Wanted(takes_gzip(coded), b",".join(values_of(lines, b"if-none-match")))


def reply_of(seen: Remembered, wanted: Wanted) -> Reply:
    """The answer with all that is said of it; only the status is sent where the caller has it already."""
    origin = seen.origin
    packed = origin.gzip if wanted.gzip else None
    headers = [_VARY, *_origin_lines(origin, packed=packed is not None)]
    if wanted.known and origin.etag and is_known(origin.etag, wanted.known):
        return Reply(304, headers, b"")
    body = seen.body if packed is None else packed
    headers += (_TYPE, (b"content-length", str(len(body)).encode()))
    if packed is not None:
        headers.append(_GZIP)
    return Reply(200, headers, body)


def forwarded(mode: CacheMode) -> CacheOrigin:
    """How an answer came about that the memory had nothing to do with, such as a stand-in's."""
    return CacheOrigin(forward=_FORWARDS.get(mode, Forward.MISS))


def timing_line(tab: Tab) -> tuple[bytes, bytes]:
    """`Server-Timing`: the whole time, and how much of it went by waiting for models and for Redis."""
    waited = f", model;dur={tab.model_s * 1000:.1f}" if tab.calls else ""
    waited += f", redis;dur={tab.redis.total_s * 1000:.1f}" if tab.redis.total_s else ""
    return b"server-timing", f"total;dur={(time.perf_counter() - tab.began) * 1000:.3f}{waited}".encode()


def cache_status(origin: CacheOrigin) -> str:
    """The value of `Cache-Status`."""
    failed = origin.stale is Stale.ERROR
    words = [NAME, "hit" if origin.is_hit and not failed else f"fwd={origin.forward or Forward.STALE}"]
    words += [word for word, holds in (("stored", origin.stored), ("collapsed", origin.collapsed)) if holds]
    if origin.key and (origin.is_hit or origin.stored):
        words.append(f"ttl={floor(origin.ttl_s)}")
    words += [f'key="{origin.key}"'] if origin.key else []
    detail = _STALE[origin.stale] if origin.stale else origin.layer
    words += [f"detail={detail}"] if detail else []
    return "; ".join(words)


@lru_cache(maxsize=256)
def takes_gzip(accepted: bytes) -> bool:
    """Whether gzip is named in `Accept-Encoding` and not with a weight of nothing."""
    if len(accepted) > _LONGEST:
        return False
    for each in accepted.lower().split(b","):
        name, _, weight = each.replace(b" ", b"").partition(b";")
        if name in {b"gzip", b"x-gzip"}:
            return not weight or bool(weight.removeprefix(b"q=").strip(b"0."))
    return False


def is_known(etag: str, known: bytes) -> bool:
    """Whether `If-None-Match` names this answer in either form."""
    return any(_bare(each) == etag for each in known.decode("latin-1").split(","))


def etag_line(etag: str, *, packed: bool) -> tuple[bytes, bytes]:
    """Other bytes have another tag: the compressed form has one of its own."""
    return b"etag", f'"{etag}{_PACKED if packed else ""}"'.encode()


def _origin_lines(origin: CacheOrigin, *, packed: bool) -> Lines:
    lines = [(b"cache-status", cache_status(origin).encode())]
    lines += [etag_line(origin.etag, packed=packed)] if origin.etag else []
    lines += [(b"age", str(int(origin.age_s)).encode())] if origin.is_hit else []
    return lines


def _bare(tag: str) -> str:
    return tag.strip().removeprefix("W/").strip('"').removesuffix(_PACKED)
