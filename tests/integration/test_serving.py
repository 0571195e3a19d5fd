"""The server's last moments, one at a time."""

import asyncio
import gc
import socket

import httpx
import pytest
import uvicorn

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.lifecycle import Lifecycle
from alchemorsel.bootstrap.serving import DrainingServer, DrainPolicy
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.draining import Drain
from tests.support.clock import FakeClock
from tests.support.example_ai import ExampleAI

LIVE = b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture
def listener() -> socket.socket:
    return socket.create_server(("127.0.0.1", 0))


async def started(listener: socket.socket) -> DrainingServer:
    drain = Drain(Lifecycle())
    app = make_app(Kitchen(ExampleAI(), FakeClock(), deadline_s=60), drain=drain)
    config = uvicorn.Config(app, http="httptools", ws="none", lifespan="off", log_config=None)
    config.load()
    server = DrainingServer(config, drain, DrainPolicy())
    server.lifespan = config.lifespan_class(config)
    await server.startup([listener])
    drain.lifecycle.serve()
    return server


def arrived(listener: socket.socket, said: bytes = LIVE) -> socket.socket:
    """A caller whom the kernel has let in and of whom the loop knows nothing yet."""
    caller = socket.create_connection(listener.getsockname())
    caller.sendall(said)
    return caller


async def test_who_still_waits_at_the_door_when_it_closes_is_served(listener: socket.socket) -> None:
    server = await started(listener)
    callers = [arrived(listener) for _ in range(5)]
    # Nothing is awaited between: the loop has not seen any of them.
    await server.shutdown([listener])
    for caller in callers:
        with caller:
            answer = await asyncio.to_thread(caller.recv, 65_536)
            assert answer.startswith(b"HTTP/1.1 200 ")


async def test_who_came_in_and_has_not_spoken_yet_gets_a_moment(listener: socket.socket) -> None:
    server = await started(listener)
    with arrived(listener, b"") as caller:
        stopping = asyncio.ensure_future(server.shutdown([listener]))
        await asyncio.sleep(0.05)
        caller.sendall(LIVE)
        assert (await asyncio.to_thread(caller.recv, 65_536)).startswith(b"HTTP/1.1 200 ")
        await stopping


async def test_once_closed_nobody_is_let_in_any_more(listener: socket.socket) -> None:
    address = "http://{}:{}".format(*listener.getsockname())
    server = await started(listener)
    async with httpx.AsyncClient(base_url=address) as client:
        assert (await client.get("/health/ready")).status_code == 200
    await server.shutdown([listener])
    async with httpx.AsyncClient(base_url=address) as client:
        with pytest.raises(httpx.ConnectError):
            await client.get("/health/ready")


async def test_what_a_start_leaves_behind_is_never_collected_again(listener: socket.socket) -> None:
    gc.unfreeze()
    server = await started(listener)
    try:
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
        await server.shutdown([listener])
