"""A real process told to stop: what was begun is finished, what is left hears of it, and nobody is dropped."""

import asyncio
import json
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

import httpx

from tests.support import samples
from tests.support.events import ACCEPT, Seen, listen, named
from tests.support.process import Service, api
from tests.support.providers import ollama_reply, script_ollama
from tests.support.server import Hang, ScriptedServer, Wait

RECIPE = "/api/v1/ai/generate-recipe"
PASTA = json.dumps(samples.PASTA)
IN_HAND = 6
CALLERS = 16


@asynccontextmanager
async def slow_kitchen(gate: asyncio.Event, **settings: str) -> AsyncIterator[tuple[ScriptedServer, Service]]:
    """An API whose Ollama ends each answer when the gate opens."""
    async with ScriptedServer() as server:
        script_ollama(server, PASTA)
        server.on("/api/chat", ollama_reply(PASTA, Wait(gate)))
        async with api(ollama_host=server.url, ollama_limit=str(IN_HAND), log_format="json", **settings) as service:
            yield server, service


async def in_hand(server: ScriptedServer, count: int) -> None:
    async with asyncio.timeout(10):
        while server.open_requests < count:  # noqa: ASYNC110 - what it waits for is on the wire
            await asyncio.sleep(0.01)


async def becomes(client: httpx.AsyncClient, status: int) -> None:
    async with asyncio.timeout(5):
        # Each request is a short wait of its own.
        while (await client.get("/health/ready")).status_code != status:
            pass


async def ask(url: str, number: int) -> httpx.Response:
    async with httpx.AsyncClient(base_url=url, timeout=30) as client:
        # Each wish is its own: equal ones may be answered as one.
        return await client.post(RECIPE, json={"prompt": f"tomato pasta number {number}"})


async def stream(url: str, number: int) -> list[Seen]:
    async with (
        httpx.AsyncClient(base_url=url, timeout=30) as client,
        client.stream("POST", RECIPE, json={"prompt": f"tomato pasta number {number}"}, headers=ACCEPT) as response,
    ):
        return named([event async for event in listen(response)])


async def test_what_is_in_hand_is_finished_while_ready_says_no_and_the_exit_code_is_0() -> None:
    gate = asyncio.Event()
    async with (
        slow_kitchen(gate, drain_grace="500ms") as (server, service),
        httpx.AsyncClient(base_url=service.url) as idle,
    ):
        await becomes(idle, 200)
        plain = [asyncio.ensure_future(ask(service.url, number)) for number in range(3)]
        streams = [asyncio.ensure_future(stream(service.url, number)) for number in range(3, IN_HAND)]
        await in_hand(server, IN_HAND)
        service.process.send_signal(signal.SIGTERM)
        await becomes(idle, 503)
        # The grace: new connections are still served, each for one request.
        late = await idle.get("/health/live")
        assert (late.status_code, late.headers["connection"]) == (200, "close")
        await asyncio.sleep(0.8)
        assert service.process.returncode is None
        gate.set()
        answers = await asyncio.gather(*plain)
        assert [answer.status_code for answer in answers] == [200] * 3
        assert {answer.headers["connection"] for answer in answers} == {"close"}
        assert [events[-1].name for events in await asyncio.gather(*streams)] == ["answer"] * 3
        assert await asyncio.wait_for(service.process.wait(), 5) == 0


async def test_what_does_not_end_in_time_is_told_and_the_exit_code_is_0_all_the_same() -> None:
    async with slow_kitchen(asyncio.Event(), drain_timeout="500ms") as (server, service):
        plain = asyncio.ensure_future(ask(service.url, 1))
        streaming = asyncio.ensure_future(stream(service.url, 2))
        await in_hand(server, 2)
        await asyncio.sleep(0.2)
        told_at = time.monotonic()
        service.process.send_signal(signal.SIGTERM)
        answer, events = await asyncio.gather(plain, streaming)
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
        assert (events[-1].name, events[-1].data["code"]) == ("error", "unavailable")
        assert [event.name for event in events if event.name in {"answer", "error"}] == ["error"]
        assert await asyncio.wait_for(service.process.wait(), 5) == 0
        assert 0.5 <= time.monotonic() - told_at < 2.5
        await asyncio.sleep(0.1)
        assert server.open_requests == 0


async def test_a_second_signal_ends_it_at_once() -> None:
    async with slow_kitchen(asyncio.Event(), drain_grace="60s") as (server, service):
        streaming = asyncio.ensure_future(stream(service.url, 1))
        await in_hand(server, 1)
        async with httpx.AsyncClient(base_url=service.url) as client:
            service.process.send_signal(signal.SIGTERM)
            await becomes(client, 503)
            # Ctrl-C reaches a worker from the terminal and from its parent: that is one signal.
            service.process.send_signal(signal.SIGTERM)
            await asyncio.sleep(0.6)
            assert (await client.get("/health/live")).status_code == 200
        told_at = time.monotonic()
        service.process.send_signal(signal.SIGTERM)
        assert (await streaming)[-1].name == "error"
        assert await asyncio.wait_for(service.process.wait(), 5) == 0
        assert time.monotonic() - told_at < 2.5


async def test_ctrl_c_does_not_wait_for_a_balancer() -> None:
    async with api(ai_provider="mock", drain_grace="60s") as service:
        async with httpx.AsyncClient(base_url=service.url) as client:
            assert (await client.get("/health/ready")).status_code == 200
        told_at = time.monotonic()
        assert await service.stop(signal.SIGINT) == 0
        assert time.monotonic() - told_at < 2.5


async def test_a_reader_who_takes_nothing_holds_nobody_up() -> None:
    async with ScriptedServer() as server:
        script_ollama(server, PASTA)
        server.on("/api/chat", ollama_reply(PASTA, Hang()))
        async with api(ollama_host=server.url, drain_timeout="300ms") as service:
            host, port = service.url.removeprefix("http://").split(":")
            reader, writer = await asyncio.open_connection(host, int(port))
            body = b'{"prompt": "tomato pasta"}'
            head = f"POST {RECIPE} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            writer.write(f"{head}Accept: text/event-stream\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
            await in_hand(server, 1)
            assert await service.stop() == 0
            assert b"event: error" in await reader.read()
            writer.close()


class Balancer:
    """Sends each request to the first server that takes connections; only a refused connection is tried elsewhere."""

    def __init__(self, urls: Sequence[str], client: httpx.AsyncClient) -> None:
        self.outcomes: Counter[str] = Counter()
        self._urls = urls
        self._client = client

    async def go(self, until: asyncio.Event) -> None:
        while not until.is_set():
            self.outcomes[await self._one()] += 1

    async def _one(self) -> str:
        for number, url in enumerate(self._urls):
            try:
                # The cheapest request there is: the more of them, the more stand at the door when it closes.
                response = await self._client.get(f"{url}/health/live")
            except httpx.ConnectError:
                continue
            except httpx.HTTPError as lost:
                return f"lost: {lost!r}"
            return f"{response.status_code} from {number}"
        return "nobody"


async def test_a_rolling_restart_loses_no_request() -> None:
    quiet = {"ai_provider": "mock", "log_level": "error"}
    async with AsyncExitStack() as stack:
        old, new = await asyncio.gather(*(stack.enter_async_context(api(**quiet)) for _ in range(2)))
        balancers = []
        for kept in (0, CALLERS):
            limits = httpx.Limits(max_keepalive_connections=kept)
            client = await stack.enter_async_context(httpx.AsyncClient(limits=limits, timeout=10))
            balancers.append(Balancer([old.url, new.url], client))
        over = asyncio.Event()
        callers = [asyncio.ensure_future(balancer.go(over)) for balancer in balancers for _ in range(CALLERS)]
        await asyncio.sleep(0.5)
        assert await old.stop() == 0
        await asyncio.sleep(0.3)
        over.set()
        await asyncio.gather(*callers)
        for balancer in balancers:
            assert balancer.outcomes.keys() == {"200 from 0", "200 from 1"}, balancer.outcomes
