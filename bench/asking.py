"""Asks over bare sockets, so that each answer's first byte and last byte are seen, and exactly so many are asked."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from time import perf_counter
from typing import NamedTuple


class Answered(NamedTuple):
    """One answer: seconds to the byte that was waited for and to the last, and the body without its chunks' lengths."""

    first_s: float
    seconds: float
    body: bytes


class Errand(NamedTuple):
    """What one connection asks, one after the other.

    Args:
        after_s: when it begins.
        first: what has to be in the body until the first word counts as heard; empty for any byte at all.
    """

    path: str
    bodies: Sequence[str]
    after_s: float = 0.0
    first: bytes = b""
    accept: str = "application/json"


async def ask_all(port: int, errands: Iterable[Errand]) -> list[Answered]:
    """All errands at once, each on a connection of its own."""
    each = await asyncio.gather(*(_run(port, errand) for errand in errands))
    return [answered for answers in each for answered in answers]


async def _run(port: int, errand: Errand) -> list[Answered]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        await asyncio.sleep(errand.after_s)
        return [await _ask(reader, writer, errand, body.encode()) for body in errand.bodies]
    finally:
        writer.close()


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, errand: Errand, body: bytes) -> Answered:
    began = perf_counter()
    writer.write(_request(errand, body))
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if not head.startswith(b"http/1.1 200"):
        raise SystemExit(f"bench: {errand.path} was answered with {head.splitlines()[0].decode()}")
    said, first_s = bytearray(), 0.0
    async for piece in _pieces(reader, head):
        said += piece
        first_s = first_s or (perf_counter() - began if errand.first in said else 0.0)
    return Answered(first_s, perf_counter() - began, bytes(said))


def _request(errand: Errand, body: bytes) -> bytes:
    lines = (
        f"POST {errand.path} HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/json",
        f"Accept: {errand.accept}",
        f"Content-Length: {len(body)}",
    )
    return "\r\n".join((*lines, "", "")).encode() + body


async def _pieces(reader: asyncio.StreamReader, head: bytes) -> AsyncIterator[bytes]:
    if b"transfer-encoding: chunked" not in head:
        yield await reader.readexactly(int(head.partition(b"content-length:")[2].split(b"\r\n")[0]))
        return
    while size := int(await reader.readline(), 16):
        yield (await reader.readexactly(size + 2))[:size]
    await reader.readexactly(2)
