"""The header lines of an answer as the bytes that go out, so that those which stay the same are written down once."""

from collections.abc import Iterable

Lines = list[tuple[bytes, bytes]]


def encoded(lines: Iterable[tuple[bytes, bytes]]) -> bytes:
    """As HTTP/1.1 has them on the wire.

    Raises:
        ValueError: a line break in one of them would begin another header, or another answer.
    """
    each = [b"%b: %b\r\n" % line for line in lines]
    head = b"".join(each)
    if head.count(b"\n") != len(each) or head.count(b"\r") != len(each):
        raise ValueError("a header holds a line break")
    return head


def parted(head: bytes) -> Lines:
    """The lines of an encoded head."""
    named = [line.partition(b": ") for line in head.splitlines()]
    return [(name, value) for name, _, value in named]
