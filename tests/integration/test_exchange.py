"""Hits over a real server: the same bytes as ever, whatever the connection does meanwhile."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from alchemorsel.bootstrap import protocol
from alchemorsel.bootstrap.protocol import ExchangeProtocol
from tests.support.caching import RECIPE, caching_house
from tests.support.serving import serving

SOUP = b'{"prompt":"soup"}'
PASSING = re.compile(rb"(?:date|age|x-request-id|server-timing|cache-status): [^\r]*\r\n")


def request(*lines: str, body: bytes = SOUP, version: str = "1.1") -> bytes:
    head = [
        f"POST {RECIPE} HTTP/{version}",
        "Host: localhost",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        *lines,
        "",
        "",
    ]
    return "\r\n".join(head).encode() + body


@dataclass
class Line:
    """One connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, *pieces: bytes) -> bytes:
        for piece in pieces:
            self.writer.write(piece)
            await self.writer.drain()
            # Each piece goes out by itself.
            await asyncio.sleep(0.02 if len(pieces) > 1 else 0)
        return await self.answer()

    async def answer(self) -> bytes:
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        return head + (await self.reader.readexactly(int(length[1])) if length else b"")


@asynccontextmanager
async def line(kind: type[HttpToolsProtocol] = ExchangeProtocol) -> AsyncIterator[Line]:
    """A connection to a house that knows the soup."""
    async with caching_house() as house:
        await house.ask(SOUP)
        async with serving(house.app, http=kind) as url:
            reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
            try:
                yield Line(reader, writer)
            finally:
                writer.close()


@pytest.fixture(name="written")
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The statuses of what was written at once."""
    written: list[int] = []
    write = protocol._CycleExchange.write

    def count(self: protocol._CycleExchange, status: int, head: bytes, body: bytes) -> None:
        written.append(status)
        write(self, status, head, body)

    monkeypatch.setattr(protocol._CycleExchange, "write", count)
    return written


@pytest.mark.parametrize("said", [[], ["Accept-Encoding: gzip"], ['If-None-Match: "other"']])
async def test_a_hit_at_once_is_what_uvicorn_would_have_sent(said: list[str], written: list[int]) -> None:
    async with line(HttpToolsProtocol) as plain:
        expected = await plain.ask(request(*said))
    assert written == []
    async with line() as quick:
        found = [await quick.ask(request(*said)) for _ in range(2)]
    assert written == [200, 200]
    for each in found:
        assert [PASSING.sub(b"", each)] == [PASSING.sub(b"", expected)]
        assert sorted(PASSING.findall(each)) != []
        assert len(PASSING.findall(each)) == len(PASSING.findall(expected))


async def test_who_has_it_already_gets_the_status_alone(written: list[int]) -> None:
    async with line() as quick:
        etag = re.search(rb"etag: ([^\r]+)", await quick.ask(request()))
        assert etag is not None
        same = await quick.ask(request(f"If-None-Match: {etag[1].decode()}"))
        assert same.startswith(b"HTTP/1.1 304 ")
        assert (await quick.ask(request())).startswith(b"HTTP/1.1 200 ")
    assert written == [200, 304, 200]


async def test_requests_that_come_together_are_answered_in_their_order(written: list[int]) -> None:
    async with line() as quick:
        ids = [f"{number:04}" for number in range(200)]
        quick.writer.write(b"".join(request(f"X-Request-ID: {each}") for each in ids))
        answers = [await quick.answer() for _ in ids]
    assert [each.partition(b"x-request-id: ")[2][:4].decode() for each in answers] == ids
    assert len(written) > 0


async def test_a_reader_who_is_slow_is_waited_for_and_loses_nothing(written: list[int]) -> None:
    async with line() as quick:
        many = 1500
        quick.writer.write(request() * many)
        # Long enough for the kernel's buffers to be full and the server to wait.
        await asyncio.sleep(0.3)
        bodies = {(await quick.answer()).partition(b"\r\n\r\n")[2] for _ in range(many)}
    assert len(bodies) == 1
    assert len(written) < many


async def test_a_body_that_comes_later_is_waited_for(written: list[int]) -> None:
    whole = request()
    async with line() as quick:
        assert (await quick.ask(whole[: -len(SOUP)], SOUP)).startswith(b"HTTP/1.1 200 ")
    assert written == [200]


async def test_a_body_in_pieces_goes_the_ordinary_way(written: list[int]) -> None:
    whole = request()
    async with line() as quick:
        assert (await quick.ask(whole[:-3], whole[-3:])).startswith(b"HTTP/1.1 200 ")
        assert (await quick.ask(whole)).startswith(b"HTTP/1.1 200 ")
    assert written == [200]


async def test_who_waits_to_be_asked_for_the_body_is_asked() -> None:
    whole = request("Expect: 100-continue")
    async with line() as quick:
        quick.writer.write(whole[: -len(SOUP)])
        assert await quick.reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
        assert (await quick.ask(SOUP)).startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("last", [request("Connection: close"), request(version="1.0")])
async def test_a_connection_that_is_at_its_end_is_closed(last: bytes, written: list[int]) -> None:
    async with line() as quick:
        answer = await quick.ask(last)
        assert b"connection: close\r\n" in answer
        assert await quick.reader.read() == b""
    assert written == []


async def test_an_unknown_body_goes_the_ordinary_way_and_is_known_from_then_on(written: list[int]) -> None:
    async with line() as quick:
        stew = request(body=b'{"prompt":"stew"}')
        miss, hit = await quick.ask(stew), await quick.ask(stew)
    assert written == [200]
    assert miss.partition(b"\r\n\r\n")[2] == hit.partition(b"\r\n\r\n")[2]
