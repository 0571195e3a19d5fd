"""One remembered answer, and its form in Redis: a line that Lua can read, a small head, the body."""

import gzip
from hashlib import blake2b
from zlib import crc32

import msgspec

from alchemorsel.infrastructure.cache.told import Told

GZIP_ABOVE_BYTES = 1024
GZIP_LEVEL = 6
"""Of an answer it leaves as much as 9 does, in half the time."""
_OVERHEAD_BYTES = 600
"""What one entry costs in memory beside its bytes."""
_LONGEST_LINE = 128


class CorruptError(ValueError):
    """The bytes are no entry, or not the ones that were written."""


class Head(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """Times are seconds since 1970, so that every process and machine reads them alike.

    Args:
        stale_until: until when it may be served while a newer one is made.
        gone_at: after this it is not served at all.
        rung: the place in the chain of who gave it, from 0.
        etag: digest of the plain body.
        size: of the plain body in bytes.
        scopes: what it can be purged by.
        stamp: the latest purge that was known before it was made.
    """

    created: float
    fresh_until: float
    stale_until: float
    gone_at: float
    rung: int
    etag: str
    size: int
    gzipped: bool
    scopes: tuple[str, ...]
    stamp: int


class Entry:
    """Immutable; the plain body of a compressed one is made at the first look and kept, and so is what was told."""

    __slots__ = ("_body", "_packed", "head", "told")

    def __init__(self, head: Head, packed: bytes, body: bytes | None = None) -> None:
        self.head = head
        self.told: Told | None = None
        self._packed = packed
        self._body = body

    @property
    def body(self) -> bytes:
        if self._body is None:
            self._body = gzip.decompress(self._packed) if self.head.gzipped else self._packed
        return self._body

    @property
    def gzip(self) -> bytes | None:
        """The body as gzip; None where it is too small for that."""
        return self._packed if self.head.gzipped else None

    @property
    def size_bytes(self) -> int:
        """What it may take in memory, both forms of the body counted."""
        return _OVERHEAD_BYTES + len(self._packed) + (self.head.size if self.head.gzipped else 0)

    def outranks(self, other: "Entry", now: float) -> bool:
        """An earlier rung's answer that may still be served is not replaced by a later rung's."""
        return self.head.rung < other.head.rung and now < self.head.stale_until

    def encoded(self) -> bytes:
        """As Redis keeps it."""
        head = msgspec.msgpack.encode(self.head)
        rest = head + self._packed
        line = f"AM1 {self.head.rung} {self.head.stale_until:.3f} {self.head.etag} {len(head)} {crc32(rest):08x}\n"
        return line.encode() + rest


def packed(body: bytes) -> tuple[bytes, bool]:
    """The body as it is kept, and whether that is gzip; equal bodies have equal bytes."""
    if len(body) <= GZIP_ABOVE_BYTES:
        return body, False
    return gzip.compress(body, GZIP_LEVEL, mtime=0), True


def etag_of(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()


def decode(stored: bytes) -> Entry:
    """The entry of `encoded` bytes.

    Raises:
        CorruptError: they are not what was written.
    """
    end = stored.find(b"\n", 0, _LONGEST_LINE)
    try:
        mark, _rung, _till, _etag, length, checksum = stored[:end].decode("ascii").split(" ")
        rest = stored[end + 1 :]
        if mark != "AM1" or int(checksum, 16) != crc32(rest):
            raise CorruptError
        return Entry(_HEAD.decode(rest[: int(length)]), rest[int(length) :])
    except (ValueError, msgspec.DecodeError) as error:
        raise CorruptError from error


def etag_in(stored: bytes) -> str:
    """The etag that the first line names, whatever the rest is; empty where there is none."""
    parts = stored[:_LONGEST_LINE].split(b"\n")[0].split(b" ")
    return parts[3].decode("ascii", "replace") if parts[0] == b"AM1" and len(parts) > 3 else ""  # noqa: PLR2004


_HEAD = msgspec.msgpack.Decoder(Head)
