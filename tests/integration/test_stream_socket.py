"""Streams over a real uvicorn, with real adapters and scripted providers behind it."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from structlog.testing import capture_logs

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Asking, Call, Reset, Wrote
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.question import Question
from alchemorsel.application.streaming import Pace
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.fallback import FallbackAI, Rung
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient
from alchemorsel.infrastructure.ai.ollama.model import OllamaModel
from alchemorsel.infrastructure.ai.prompted import PromptedAI
from alchemorsel.infrastructure.clock import SystemClock
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.event_stream import StreamTerms
from tests.support import samples
from tests.support.events import ACCEPT, Seen, all_seen, listen, named
from tests.support.example_ai import ExampleAI
from tests.support.providers import NONSENSE, ollama_reply, script_ollama
from tests.support.server import Act, Cut, Hang, Reply, ScriptedServer, Wait
from tests.support.serving import serving

RECIPE = "/api/v1/ai/generate-recipe"
SOUP = {"prompt": "a quick tomato pasta for two"}
PASTA = json.dumps(samples.PASTA)
CHAT = "/api/chat"


@asynccontextmanager
async def service(server: ScriptedServer, *, stand_in: bool = True) -> AsyncIterator[httpx.AsyncClient]:
    """The API, asking Ollama at the scripted server, and the rule kitchen after it."""
    clock = SystemClock()
    async with OllamaClient(server.url) as ollama:
        model = OllamaModel(ollama, clock, num_ctx=8192, keep_alive="10m")
        prompted = PromptedAI(model, clock, provider=Provider.OLLAMA, models=lambda _: "llama3.2:3b")
        chain = [Rung(Provider.OLLAMA, prompted), *([Rung(Provider.MOCK, MockAI(clock))] if stand_in else [])]
        app = make_app(Kitchen(FallbackAI(chain, clock), clock, deadline_s=20))
        async with serving(app) as url, httpx.AsyncClient(base_url=url, headers=ACCEPT, timeout=10) as client:
            yield client


async def stream(client: httpx.AsyncClient, body: Any = SOUP) -> list[Seen]:
    response = await client.post(RECIPE, json=body)
    assert response.status_code == 200
    events = named(all_seen(response.text))
    assert [event.name in {"answer", "error"} for event in events] == [False] * (len(events) - 1) + [True]
    return events


async def soon(condition: Callable[[], object], within_s: float) -> None:
    async with asyncio.timeout(within_s):
        while True:
            if condition():
                return
            await asyncio.sleep(0.005)


def names(events: list[Seen]) -> list[str]:
    return [event.name for event in events]


def said(text: str, *acts: Act) -> list[Any]:
    """Lines of Ollama that say a text, and what happens after it."""
    return [{"message": {"role": "assistant", "content": text}, "done": False}, *acts]


async def test_a_draft_is_read_while_the_rest_is_still_unwritten() -> None:
    read = asyncio.Event()
    at = PASTA.index('"preparation": "chopped"')
    end = {"done": True, "done_reason": "stop", "prompt_eval_count": 400, "eval_count": 200}
    async with ScriptedServer() as server, service(server) as client:
        script_ollama(server, PASTA)
        server.on(CHAT, Reply.lines(*said(PASTA[:at], Wait(read)), *said(PASTA[at:]), end))
        seen: list[Seen] = []
        headers = {"Accept-Encoding": "gzip, br"}
        async with client.stream("POST", RECIPE, json=SOUP, headers=headers) as response:
            async for event in listen(response):
                seen.append(event)
                if event.name == "draft":
                    read.set()
    first = next(event.data for event in seen if event.name == "draft")
    assert (first["name"], [line["name"] for line in first["ingredients"]]) == ("Tomato pasta", ["pasta"])
    assert first["steps"] == []
    assert seen[-1].name == "answer"
    assert seen[-1].data["recipe"]["name"] == "Tomato pasta"
    assert seen[-1].data["provenance"]["provider"] == "ollama"


async def test_a_text_that_breaks_off_is_taken_back_and_the_next_one_answers() -> None:
    drawn = asyncio.Event()
    async with ScriptedServer() as server, service(server) as client:
        script_ollama(server, PASTA)
        server.on(CHAT, Reply.lines(*said(PASTA[:200], Wait(drawn), Cut())))
        seen: list[Seen] = []
        async with client.stream("POST", RECIPE, json=SOUP) as response:
            async for event in listen(response):
                seen.append(event)
                if event.name == "draft":
                    drawn.set()
    assert names(named(seen)) == ["attempt", "progress", "draft", "reset", "attempt", "origin", "answer"]
    _, _, _, reset, second, _, answer = (event.data for event in named(seen))
    assert reset["reason"] == "next provider"
    assert second["provider"] == "mock"
    assert reset["after"] == second["after"] == answer["provenance"]["attempts"][0]["reason"]


async def test_a_repair_takes_the_first_text_back() -> None:
    async with ScriptedServer() as server, service(server) as client:
        script_ollama(server, PASTA)
        server.on(CHAT, ollama_reply(NONSENSE), ollama_reply(PASTA))
        events = await stream(client)
    resets = [event.data for event in events if event.name == "reset"]
    assert [reset["reason"] for reset in resets] == ["repair"]
    assert events[-1].data["provenance"]["attempts"][0]["outcome"] == "bad_answer"
    assert names(events).count("attempt") == 1


async def test_with_rules_no_draft_leaves_and_the_count_goes_on() -> None:
    async with ScriptedServer() as server, service(server) as client:
        script_ollama(server, PASTA)
        events = await stream(client, {**SOUP, "diets": ["vegan"]})
    assert {"draft"}.isdisjoint(names(events))
    assert {"progress", "answer"} <= set(names(events))
    assert events[0].data["drafts"] == "held"


async def test_where_everybody_fails_one_error_ends_the_stream() -> None:
    async with ScriptedServer() as server, service(server, stand_in=False) as client:
        script_ollama(server, PASTA, "cut")
        events = await stream(client)
    assert events[-1].name == "error"
    assert (events[-1].data["code"], len(events[-1].data["attempts"])) == ("exhausted", 1)


@pytest.mark.parametrize("before", [(), ('{"name": "Tom',)], ids=["before the first word", "in the middle"])
async def test_a_client_who_leaves_ends_the_upstream_call_within_a_second(before: tuple[str, ...]) -> None:
    async with ScriptedServer() as server, service(server) as client:
        script_ollama(server, PASTA)
        server.on(CHAT, Reply.lines(*(line for text in before for line in said(text)), Hang()))
        with capture_logs() as lines:
            async with client.stream("POST", RECIPE, json=SOUP) as response:
                async for event in listen(response):
                    if event.name == ("draft" if before else "attempt"):
                        break
                await soon(lambda: server.calls(CHAT), 5)
            await soon(lambda: server.hung_up, 1)
            await soon(lambda: any(line["event"] == "request" for line in lines), 1)
        assert server.open_requests == 0
    # Its leaving is no failure of ours.
    assert [line["event"] for line in lines] == ["stream_left", "request"]


class TalkativeAI(ExampleAI):
    """Writes piece by piece, and now and then anew, without looking whether anybody reads it."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.pieces = pieces
        self.written = asyncio.Event()
        self.cancelled = False

    async def ask(self, question: Question[Any], call: Call) -> Answer[Any]:
        try:
            for number in range(self.pieces):
                if not number % 30:
                    call.progress(Reset("retry"))
                    call.progress(Asking(Provider.OLLAMA, "m"))
                    call.progress(Wrote('{"steps": [', 0))
                call.progress(Wrote(f'{{"text": "{number:0500}"}},', number))
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        self.written.set()
        return await super().ask(question, call)


@asynccontextmanager
async def reluctant(url: str) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A client that asks for a stream, and whose kernel takes only a little of it."""
    host, port = url.removeprefix("http://").split(":")
    plug = socket.socket()
    plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    plug.setblocking(False)
    await asyncio.get_running_loop().sock_connect(plug, (host, int(port)))
    reader, writer = await asyncio.open_connection(sock=plug, limit=1024)
    body = json.dumps(SOUP).encode()
    head = f"POST {RECIPE} HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n"
    writer.write(f"{head}Connection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    try:
        yield reader, writer
    finally:
        writer.transport.abort()


AT_ONCE = Pace(progress_s=0, draft_s=0)


async def test_a_slow_reader_costs_drafts_and_never_the_answer() -> None:
    ai = TalkativeAI(3000)
    app = make_app(Kitchen(ai, SystemClock(), deadline_s=20), stream=StreamTerms(pace=AT_ONCE))
    async with serving(app, send_buffer=4096) as url, reluctant(url) as (reader, _):
        await asyncio.wait_for(ai.written.wait(), 10)
        received = bytearray()
        while piece := await asyncio.wait_for(reader.read(65_536), 5):
            received += piece
    # Told one by one, the drafts would be some 24 MB.
    assert len(received) < 1_000_000
    assert received.count(b"event: draft") > 1
    assert received.count(b"event: answer") == 1
    assert received.endswith(b"\n\n\r\n0\r\n\r\n")


async def test_a_reader_who_takes_nothing_is_given_up() -> None:
    ai = TalkativeAI(10**9)
    terms = StreamTerms(pace=AT_ONCE, stalled_s=0.2)
    app = make_app(Kitchen(ai, SystemClock(), deadline_s=20), stream=terms)
    async with serving(app, send_buffer=4096) as url, reluctant(url) as (reader, _):
        await soon(lambda: ai.cancelled, 5)
        received = await asyncio.wait_for(reader.read(), 5)
    assert not received.endswith(b"\r\n0\r\n\r\n")
