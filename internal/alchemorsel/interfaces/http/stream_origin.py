"""Tells the reader of a stream how the answer came about, which the plain answer says in its headers."""

import msgspec

from alchemorsel.application.cache import CacheOrigin
from alchemorsel.application.tab import Tab
from alchemorsel.interfaces.http.cache_headers import cache_status, etag_line, timing_line
from alchemorsel.interfaces.http.heads import Lines

ORIGIN = "origin"
"""The event's name."""


class StreamOrigin(msgspec.Struct, frozen=True, kw_only=True):
    """What `Cache-Status`, `Age`, `ETag` and `Server-Timing` say of the plain answer.

    `age` is null where it was not remembered, `etag` where nothing of it is remembered now.
    """

    cache_status: str
    age: int | None
    etag: str | None
    server_timing: str

    def lines(self) -> Lines:
        """As headers of the stream. The tag is none of them: it names the bytes of the answer alone."""
        aged = [] if self.age is None else [(b"age", str(self.age).encode())]
        return [
            (b"cache-status", self.cache_status.encode()),
            (b"server-timing", self.server_timing.encode()),
            *aged,
        ]


def stream_origin(origin: CacheOrigin, tab: Tab) -> StreamOrigin:
    """What is told of an answer that is there now."""
    _, timing = timing_line(tab)
    _, etag = etag_line(origin.etag, packed=False)
    return StreamOrigin(
        cache_status=cache_status(origin),
        age=int(origin.age_s) if origin.is_hit else None,
        etag=etag.decode() if origin.etag else None,
        server_timing=timing.decode(),
    )
