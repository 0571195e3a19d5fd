"""Workers without a Redis: what is purged at one of them, none of them serves any more."""

import asyncio
import json

import httpx

from tests.support import samples
from tests.support.process import Service, api, run
from tests.support.providers import script_ollama
from tests.support.server import ScriptedServer

RECIPE = "/api/v1/ai/generate-recipe"
WISH = {"prompt": "a quick tomato pasta"}
ONLY = {"Cache-Control": "only-if-cached"}
MANY = 24


async def statuses(service: Service, **headers: str) -> list[int]:
    """Of many who ask at the same time, each on a new connection, so that no worker can be overlooked."""
    async with httpx.AsyncClient(
        base_url=service.url, headers={"connection": "close", **headers}, timeout=20
    ) as client:
        answers = await asyncio.gather(*(client.post(RECIPE, json=WISH) for _ in range(MANY)))
    return [answer.status_code for answer in answers]


async def test_a_purge_reaches_every_worker_before_its_next_answer() -> None:
    async with ScriptedServer() as ollama:
        script_ollama(ollama, json.dumps(samples.PASTA))
        async with api(ollama_host=ollama.url, workers="2", log_level="warning") as service:
            async with asyncio.timeout(20):
                while len(ollama.calls("/api/chat")) < 2:
                    assert set(await statuses(service)) == {200}
            assert set(await statuses(service, **ONLY)) == {200}
            code, said, _ = await run("cache", "purge", "--all", "--api", service.url)
            assert (code, "forgotten" in said) == (0, True), said
            assert set(await statuses(service, **ONLY)) == {504}
            made = len(ollama.calls("/api/chat"))
            assert set(await statuses(service)) == {200}
            assert len(ollama.calls("/api/chat")) - made <= 2
