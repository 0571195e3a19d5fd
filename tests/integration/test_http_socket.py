"""The API over a real uvicorn and a real socket."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import uvicorn
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Call
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.ports import AI
from alchemorsel.application.question import Question
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.body import MOST_DISCARDED_BYTES
from tests.support.clock import FakeClock
from tests.support.example_ai import ExampleAI

RECIPE = "/api/v1/ai/generate-recipe"
SOUP = {"prompt": "tomato soup for two"}


class PatientAI:
    """Never answers; knows when it was asked and when it was told to stop."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.cancelled = asyncio.Event()

    async def ask(self, _question: Question[Any], _call: Call) -> Answer[Any]:
        self.asked.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise
        raise AssertionError("nobody sets that event")


@asynccontextmanager
async def serving(ai: AI) -> AsyncIterator[str]:
    """The URL of a server that runs in this event loop; the socket listens before it does."""
    app = make_app(Kitchen(ai, FakeClock(), deadline_s=60))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(app, http="httptools", ws="none", log_config=None, timeout_graceful_shutdown=5)
        server = uvicorn.Server(config)
        running = asyncio.ensure_future(server.serve(sockets=[listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await running


async def test_a_question_is_answered_over_a_socket() -> None:
    async with serving(ExampleAI()) as url, httpx.AsyncClient(base_url=url) as client:
        response = await client.post(RECIPE, json=SOUP, headers={"X-Request-ID": "r1"})
    assert response.status_code == 200
    assert response.json()["provenance"]["provider"] == "ollama"
    assert response.headers["x-request-id"] == "r1"


async def test_hanging_up_cancels_the_question() -> None:
    ai = PatientAI()
    with capture_logs(processors=[merge_contextvars]) as lines:
        async with serving(ai) as url:
            async with httpx.AsyncClient(base_url=url) as client:
                asking = asyncio.ensure_future(client.post(RECIPE, json=SOUP, headers={"X-Request-ID": "gone"}))
                await ai.asked.wait()
                asking.cancel()
                await asyncio.wait({asking})
            await asyncio.wait_for(ai.cancelled.wait(), 5)
    assert [(line["status"], line["request_id"]) for line in lines if line["event"] == "request"] == [(499, "gone")]


async def test_a_long_body_without_a_length_is_refused_and_the_connection_lives_on() -> None:
    async def long() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b" " * 16_384

    async with serving(ExampleAI()) as url, httpx.AsyncClient(base_url=url) as client:
        refused = await client.post(RECIPE, content=long(), headers={"Content-Type": "application/json"})
        answered = await client.post(RECIPE, json=SOUP)
    assert (refused.status_code, refused.json()["code"]) == (413, "too_large")
    assert "connection" not in refused.headers
    assert answered.status_code == 200


async def test_an_endless_body_is_cut_off() -> None:
    with capture_logs() as lines:
        async with serving(ExampleAI()) as url:
            sent = await asyncio.wait_for(send_for_ever(url), 10)
    assert [line["status"] for line in lines if line["event"] == "request"] == [413]
    assert sent > MOST_DISCARDED_BYTES


async def send_for_ever(url: str) -> int:
    """How many bytes went out before the server hung up."""
    _reader, writer = await asyncio.open_connection(*url.removeprefix("http://").split(":"))
    writer.write(
        f"POST {RECIPE} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n".encode()
    )
    sent = 0
    with contextlib.suppress(ConnectionError):
        while True:
            writer.write(b"4000\r\n" + b" " * 0x4000 + b"\r\n")
            await writer.drain()
            sent += 0x4000
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()
    return sent


async def test_a_body_that_says_it_is_too_long_is_not_waited_for() -> None:
    async with serving(ExampleAI()) as url:
        reader, writer = await asyncio.open_connection(*url.removeprefix("http://").split(":"))
        writer.write(
            f"POST {RECIPE} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            "Content-Length: 70000000\r\n\r\n".encode()
        )
        answer = await asyncio.wait_for(reader.read(), 5)
        writer.close()
        await writer.wait_closed()
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b'"code":"too_large"' in answer


async def test_a_head_has_no_body_on_the_wire() -> None:
    async with serving(ExampleAI()) as url, httpx.AsyncClient(base_url=url) as client:
        first = await client.head("/health/live")
        second = await client.get("/health/live")
    assert (first.status_code, first.content) == (200, b"")
    assert second.json() == {"status": "alive"}
