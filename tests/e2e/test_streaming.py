"""The real API, streaming."""

import json
import time

import httpx

from tests.support import samples
from tests.support.events import ACCEPT, all_seen, named
from tests.support.process import api
from tests.support.providers import script_ollama
from tests.support.server import ScriptedServer

RECIPE = "/api/v1/ai/generate-recipe"
SOUP = {"prompt": "a quick tomato pasta for two"}


async def test_the_setting_bounds_streams_and_nothing_else() -> None:
    async with ScriptedServer() as server:
        script_ollama(server, json.dumps(samples.PASTA), "slow")
        settings = {"ollama_host": server.url, "ai_stream_deadline": "1s", "ai_deadline": "2s"}
        async with api(**settings) as service, httpx.AsyncClient(base_url=service.url, timeout=10) as client:
            began = time.monotonic()
            streamed = await client.post(RECIPE, json=SOUP, headers=ACCEPT)
            between = time.monotonic()
            plain = await client.post(RECIPE, json=SOUP)
            ended = time.monotonic()
    events = named(all_seen(streamed.text))
    assert [event.name for event in events if event.name in {"answer", "error"}] == ["answer"]
    assert events[-1].data["provenance"]["provider"] == plain.json()["provenance"]["provider"] == "mock"
    assert between - began < 1.6 < ended - between
