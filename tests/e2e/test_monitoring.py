"""A real Prometheus reads a live service after traffic of every kind: each rule and each panel finds its series."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from tests.support import samples
from tests.support.monitoring import panels, rules, selectors
from tests.support.process import Service, api
from tests.support.prometheus import Prometheus, prometheus
from tests.support.providers import NONSENSE, ollama_reply, openai_reply, script_ollama, script_openai
from tests.support.redis import redis_server
from tests.support.server import Reply, ScriptedServer

RECIPE = "/api/v1/ai/generate-recipe"
BUTTERY = samples.pasta(
    ingredients=[*samples.PASTA["ingredients"], {"name": "butter", "quantity": 20, "unit": "g", "preparation": None}]
)
PASTA = json.dumps(samples.PASTA)


@asynccontextmanager
async def everything() -> AsyncIterator[tuple[ScriptedServer, ScriptedServer, Service]]:
    """Two providers, a Redis and nothing remembered in the process, so that hits come from Redis."""
    async with redis_server() as redis, ScriptedServer() as ollama, ScriptedServer() as openai:
        script_ollama(ollama, PASTA)
        script_openai(openai, PASTA)
        async with api(
            ollama_host=ollama.url,
            openai_base_url=f"{openai.url}/v1",
            ollama_retry_most="250ms",
            redis_url=redis.url,
            cache_memory="0",
        ) as service:
            yield ollama, openai, service


async def traffic(ollama: ScriptedServer, openai: ScriptedServer, client: httpx.AsyncClient, turn: int) -> None:
    """A fresh answer, a hit, a substitution, the second provider, the rule kitchen, one not cached, and a failure."""
    wish = {"prompt": f"tomato pasta for {turn + 1}"}
    ollama.on("/api/chat", ollama_reply(PASTA))
    for _ in range(2):
        assert (await client.post(RECIPE, json=wish)).status_code == 200
    ollama.on("/api/chat", ollama_reply(BUTTERY))
    await client.post(RECIPE, json={**wish, "diets": ["vegan"]})
    ollama.on("/api/chat", ollama_reply(NONSENSE))
    assert (await client.post(RECIPE, json={**wish, "course": "soup"})).json()["provenance"]["provider"] == "openai"
    openai.on("/v1/chat/completions", openai_reply(NONSENSE))
    await client.post(RECIPE, json={**wish, "course": "salad"})
    openai.on("/v1/chat/completions", openai_reply(PASTA))
    await client.post(RECIPE, json={"prompt": f"soup {turn}"}, headers={"Cache-Control": "only-if-cached"})
    ollama.on("/api/pull", Reply.of({"error": "no route to the registry"}, 500))
    assert (await client.post("/api/v1/ai/models/pull", json={"name": "llama3.2:3b"})).status_code == 503
    for path in ("/health", "/api/v1/ai/models"):
        await client.get(path)


@asynccontextmanager
async def watched() -> AsyncIterator[Prometheus]:
    """Traffic goes on until every recorded series is there: a rate needs two readings that differ."""
    async with everything() as (ollama, openai, service), prometheus(service.url.removeprefix("http://")) as seen:
        async with httpx.AsyncClient(base_url=service.url, timeout=30) as client, asyncio.timeout(40):
            for turn in range(60):
                await traffic(ollama, openai, client, turn)
                if turn > 1 and not await lacking(seen, [rule["record"] for rule in rules("record")]):
                    break
                await asyncio.sleep(0.4)
        yield seen


async def lacking(seen: Prometheus, exprs: list[str]) -> list[str]:
    return [expr for expr in exprs if not await seen.query(expr)]


@pytest.mark.timeout(90)
async def test_every_series_that_a_rule_or_a_panel_names_exists_and_every_panel_shows_something() -> None:
    asked = [*panels()]
    exprs = [*(each.expr for each in asked), *(rule["expr"] for kind in ("alert", "record") for rule in rules(kind))]
    named = sorted(set().union(*map(selectors, exprs)))
    assert len(named) > 50
    async with watched() as seen:
        assert [each for each in named if not await seen.series(each)] == []
        assert [rule["lastError"] for rule in await seen.rules() if rule["health"] != "ok"] == []
        assert await lacking(seen, [rule["record"] for rule in rules("record")]) == []
        for each in asked:
            samples_found = await seen.query(each.expr)
            assert samples_found, each
            assert all(each.labels <= sample["metric"].keys() for sample in samples_found), each
        assert await seen.query('up{job="alchemorsel"} == 1')
