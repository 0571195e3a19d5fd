"""The routes of model management over real sockets: a served application before scripted Ollama hosts."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import msgspec
import pytest
import uvicorn

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.domain.models import ModelCard, ModelList, Pulled, PullProgress
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.event_stream import StreamTerms
from alchemorsel.interfaces.http.model_operations import MODEL_OPERATIONS
from alchemorsel.interfaces.http.openapi import openapi_document
from alchemorsel.interfaces.http.problem import Problem
from tests.support.clock import FakeClock
from tests.support.example_ai import ExampleAI
from tests.support.model_hosts import PULLED, managed, model, stock
from tests.support.server import DROPPED, Hang, Pause, Reply, ScriptedServer

MODELS = "/api/v1/ai/models"
TERMS = StreamTerms(heartbeat_s=0.1)
THREE, ONE = model("llama3.2:3b"), model("me/llama3.2:1b")
STARTED = {"status": "pulling manifest"}


@asynccontextmanager
async def served(ollama: ScriptedServer) -> AsyncIterator[httpx.AsyncClient]:
    async with managed(ollama) as house:
        app = make_app(Kitchen(ExampleAI(), FakeClock(), deadline_s=60), models=house.models, stream=TERMS)
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, lifespan="on"))
        running = asyncio.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110 - the server keeps a flag, not an event
            await asyncio.sleep(0.01)
        url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        async with httpx.AsyncClient(base_url=url) as client:
            yield client
        server.should_exit = True
        await running


def problem(response: httpx.Response, status: int, code: str) -> Problem:
    assert response.headers["content-type"] == "application/problem+json"
    found = msgspec.json.decode(response.content, type=Problem)
    assert (response.status_code, found.status, found.code) == (status, status, code)
    assert found.request_id == response.headers["x-request-id"]
    return found


def events(text: str) -> list[tuple[str, Any]]:
    blocks = [dict(line.split(": ", 1) for line in block.splitlines()) for block in text.strip().split("\n\n")]
    return [(block["event"], json.loads(block["data"])) for block in blocks if "event" in block]


async def test_each_route_answers() -> None:
    async with ScriptedServer() as ollama, served(stock(ollama, THREE, ONE, running=["llama3.2:3b"])) as client:
        listed = msgspec.json.decode((await client.get(MODELS)).content, type=ModelList)
        assert [entry.name for entry in listed.models] == ["llama3.2:3b", "me/llama3.2:1b"]
        for name in ("me/llama3.2:1b", "me%2Fllama3.2%3A1b"):
            card = msgspec.json.decode((await client.get(f"{MODELS}/{name}")).content, type=ModelCard)
            assert (card.model.name, card.license) == ("me/llama3.2:1b", "MIT\nmore")
            can = (await client.get(f"{MODELS}/{name}/capabilities")).json()
            assert (can["name"], can["capabilities"]) == ("me/llama3.2:1b", ["completion", "tools"])
        assert len((await client.get(f"{MODELS}/capabilities")).json()["models"]) == 2
        warmed = (await client.post(f"{MODELS}/warm", json={})).json()
        assert (warmed["name"], warmed["hosts"]) == ("llama3.2:3b", [ollama.url])
        selected = (await client.post(f"{MODELS}/select", json={"name": "me/llama3.2:1b"})).json()
        assert (selected["name"], selected["before"], selected["kept_in"]) == (
            "me/llama3.2:1b",
            "llama3.2:3b",
            "memory",
        )
        assert (await client.get(MODELS)).json()["default"] == "me/llama3.2:1b"
        assert (await client.post(f"{MODELS}/validate-name", json={"name": "x:cloud"})).json()["valid"] is False
        removed = await client.delete(f"{MODELS}/me/llama3.2:1b", params={"host": ollama.url})
        assert (removed.status_code, removed.json()) == (200, {"name": "me/llama3.2:1b", "hosts": [ollama.url]})
        assert ollama.calls("/api/delete")[0].json == {"model": "me/llama3.2:1b"}


@pytest.mark.parametrize("query", ["?hots=http://gpu:11434", "?host=", "?host=http://a&host=http://b"])
async def test_a_typing_error_in_the_query_deletes_a_model_nowhere(query: str) -> None:
    async with ScriptedServer() as ollama, served(stock(ollama, THREE)) as client:
        problem(await client.delete(f"{MODELS}/llama3.2:3b{query}"), 422, "invalid")
        assert not ollama.calls("/api/delete")


async def test_what_goes_wrong_is_a_problem_with_its_status() -> None:
    async with ScriptedServer() as ollama, served(stock(ollama, THREE)) as client:
        missing = problem(await client.get(f"{MODELS}/qwen3:4b"), 404, "not_found")
        assert "models pull qwen3:4b" in missing.suggestion
        problem(await client.delete(f"{MODELS}/qwen3:4b"), 404, "not_found")
        problem(await client.get(f"{MODELS}/qwen3:4b/capabilities"), 404, "not_found")
        problem(await client.post(f"{MODELS}/select", json={"name": "qwen3:4b"}), 404, "not_found")
        problem(await client.post(f"{MODELS}/warm", json={"name": "qwen3:4b"}), 404, "not_found")
        for name in ("gpt-oss:cloud", "evil.example/x/y", "a b", "%00", "x" * 300):
            problem(await client.get(f"{MODELS}/{name}"), 422, "invalid")
        for body in ({"name": "gpt-oss:cloud"}, {"name": "hf.co/x/y"}, {"name": ""}, {}, {"name": "x", "y": 1}):
            for action in ("pull", "select"):
                problem(await client.post(f"{MODELS}/{action}", json=body), 422, "invalid")
        wrong_host = await client.post(f"{MODELS}/pull", json={"name": "x", "host": "http://evil"})
        assert problem(wrong_host, 422, "invalid").errors[0].allowed == (ollama.url,)
        problem(await client.post(f"{MODELS}/pull", content=b"{"), 415, "unsupported_media_type")
        problem(await client.get(f"{MODELS}/pull"), 405, "method_not_allowed")
        await ollama.stop()
        for response in (
            await client.get(MODELS),
            await client.get(f"{MODELS}/llama3.2:3b"),
            await client.delete(f"{MODELS}/llama3.2:3b"),
            await client.post(f"{MODELS}/select", json={"name": "llama3.2:3b"}),
            await client.post(f"{MODELS}/warm", json={}),
            await client.post(f"{MODELS}/pull", json={"name": "llama3.2:3b"}),
        ):
            problem(response, 503, "unavailable")


async def pulled(ollama: ScriptedServer, reply: Reply) -> tuple[list[tuple[str, Any]], str]:
    async with served(stock(ollama)) as client:
        ollama.on("/api/pull", reply)
        response = await client.post(f"{MODELS}/pull", json={"name": "llama3.2:3b"})
    assert (response.status_code, response.headers["content-type"]) == (200, "text/event-stream")
    return events(response.text), response.text


async def test_a_pull_is_told_to_its_one_end() -> None:
    async with ScriptedServer() as ollama:
        told, _ = await pulled(ollama, PULLED)
    assert [name for name, _ in told] == ["progress"] * 3 + ["done"]
    steps = [msgspec.convert(data, PullProgress) for name, data in told if name == "progress"]
    assert (steps[1].completed_bytes, steps[1].total_bytes) == (40, 100)
    assert msgspec.convert(told[-1][1], Pulled).hosts == (ollama.url,)


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ({"error": "no space left on device"}, "unavailable"),
        ({"error": "pull model manifest: file does not exist"}, "not_found"),
        ({"status": "writing manifest"}, "unavailable"),
    ],
)
async def test_a_pull_without_the_word_success_ends_in_one_error(end: dict[str, str], code: str) -> None:
    async with ScriptedServer() as ollama:
        told, _ = await pulled(ollama, Reply.lines(STARTED, end))
    names = [name for name, _ in told]
    assert names[-1] == "error"
    assert (names.count("error"), names.count("done")) == (1, 0)
    assert told[-1][1]["code"] == code


async def test_a_quiet_pull_is_kept_alive() -> None:
    async with ScriptedServer() as ollama:
        told, text = await pulled(ollama, Reply.lines(STARTED, Pause(0.35), {"status": "success"}))
    assert text.count(": still at work") >= 2
    assert told[-1][0] == "done"


async def test_what_fails_before_the_first_step_is_a_plain_problem() -> None:
    async with ScriptedServer() as ollama, served(stock(ollama)) as client:
        ollama.on("/api/pull", DROPPED)
        problem(await client.post(f"{MODELS}/pull", json={"name": "llama3.2:3b"}), 503, "unavailable")


async def test_whoever_leaves_a_pull_stops_it_within_a_second() -> None:
    async with ScriptedServer() as ollama, served(stock(ollama)) as client:
        ollama.on("/api/pull", Reply.lines(STARTED, Hang()))
        async with client.stream("POST", f"{MODELS}/pull", json={"name": "llama3.2:3b"}) as response:
            await anext(response.aiter_lines())
        async with asyncio.timeout(1):
            while not ollama.hung_up:  # noqa: ASYNC110 - the server keeps counts, not events
                await asyncio.sleep(0.01)


def test_the_published_examples_are_what_the_types_say() -> None:
    document = msgspec.json.decode(msgspec.json.encode(openapi_document("1")))
    for operation in MODEL_OPERATIONS:
        published = document["paths"][operation.path][operation.method]
        media = published["responses"]["200"]["content"]
        if operation.steps:
            told = events(media["text/event-stream"]["example"])
            assert msgspec.convert(told[-1][1], type(operation.answer)) == operation.answer
        else:
            example = media["application/json"]["examples"]["example"]["value"]
            assert msgspec.convert(example, type(operation.answer)) == operation.answer
        if operation.asks is not None:
            asked = published["requestBody"]["content"]["application/json"]["examples"]["example"]["value"]
            assert msgspec.convert(asked, type(operation.asks)) == operation.asks
        assert {"500", "default"} <= published["responses"].keys()
