"""The promise in one picture: a thousand want the same at once, two processes serve them, one model is asked once."""

import asyncio
import json
import resource
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.support import samples
from tests.support.process import api
from tests.support.providers import ollama_reply, script_ollama
from tests.support.redis import redis_server
from tests.support.server import Pause, ScriptedServer

CALLERS = 1000
MODEL_S = 2.0
WISH = b'{"prompt": "a quick tomato pasta"}'
REQUEST = b"POST /api/v1/ai/generate-recipe HTTP/1.1\r\n"
ABOUT = b"host: 127.0.0.1\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: %d\r\n\r\n%b"


@pytest.fixture(autouse=True)
def _enough_files() -> Iterator[None]:
    """A connection is a file, here and in the service."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 4 * CALLERS if hard == resource.RLIM_INFINITY else min(4 * CALLERS, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def said(port: int, request: bytes) -> tuple[bytes, bytes]:
    """The head and the body of one answer, on a connection of its own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    await writer.wait_closed()
    return head, body


async def test_a_thousand_callers_at_two_workers_are_one_call_and_the_same_bytes() -> None:
    async with redis_server() as redis, ScriptedServer() as ollama:
        text = json.dumps(samples.PASTA)
        script_ollama(ollama, text)
        ollama.on("/api/chat", ollama_reply(text, Pause(MODEL_S)))
        # With the usual 100 ms for Redis: that a worker is busy with its callers is not charged to it. Only a Redis
        # that is itself late would be left out, and then each worker would have the answer made: two calls.
        async with api(ollama_host=ollama.url, redis_url=redis.url, workers="2", log_level="warning") as service:
            port = urlsplit(service.url).port or 0
            asking = [said(port, REQUEST + ABOUT % (len(WISH), WISH)) for _ in range(CALLERS)]
            answers = await asyncio.wait_for(asyncio.gather(*asking), 40)
            stats = {await counted(port) for _ in range(40)}
        assert len(ollama.calls("/api/chat")) == 1
    assert {head.partition(b"\r\n")[0] for head, _ in answers} == {b"HTTP/1.1 200 OK"}
    (body,) = {body for _, body in answers}
    assert json.loads(body)["provenance"]["provider"] == "ollama"
    # Both workers had callers, and one of them had it made.
    (_, others), (_, leaders) = sorted(stats)
    assert sorted(made for made, _ in stats) == [0, 1]
    assert others > 0 < leaders
    assert others + leaders == CALLERS


async def counted(port: int) -> tuple[int, int]:
    """What one worker has had made, and how many it was asked by."""
    _, body = await said(port, b"GET /api/v1/cache/stats HTTP/1.1\r\n" + ABOUT % (0, b""))
    stats = json.loads(body)
    return stats["stored"], stats["misses"] + sum(stats["hits"].values())
