"""The real binaries, wired by bootstrap, against scripted providers on real sockets."""

import asyncio
import json
import signal
import socket
import sys

import httpx
import pytest

from tests.support import samples
from tests.support.process import ROOT, api, environment, run
from tests.support.providers import script_ollama, script_openai
from tests.support.server import ScriptedServer

ROUTES = {
    "recipe": ("/api/v1/ai/generate-recipe", {"prompt": "a quick tomato pasta for two"}),
    "ingredients": ("/api/v1/ai/suggest-ingredients", {"ingredients": ["tomato", "pasta"]}),
    "nutrition": ("/api/v1/ai/analyze-nutrition", {"ingredients": ["200 g hemp flour", "2 eggs"], "servings": 2}),
}
BODIES = {"recipe": "recipe", "ingredients": "suggestions", "nutrition": "nutrition"}


@pytest.mark.parametrize("feature", ROUTES)
async def test_each_route_is_answered_through_ollama(feature: str) -> None:
    async with ScriptedServer() as server:
        script_ollama(server, json.dumps(samples.SAID[feature]))
        async with api(ollama_host=server.url) as service, httpx.AsyncClient(base_url=service.url) as client:
            path, body = ROUTES[feature]
            response = await client.post(path, json=body, headers={"x-request-id": "walk-1"})
            assert response.status_code == 200, response.text
            assert response.headers["x-request-id"] == "walk-1"
            answer = response.json()
            assert answer["provenance"]["provider"] == "ollama"
            assert BODIES[feature] in answer
            assert "llama3.2:3b is there" in service.banner


async def test_what_the_table_knows_needs_no_model() -> None:
    async with ScriptedServer() as nobody:
        await nobody.stop()
        async with api(ollama_host=nobody.url) as service, httpx.AsyncClient(base_url=service.url) as client:
            response = await client.post(ROUTES["nutrition"][0], json={"ingredients": ["200 g flour", "2 eggs"]})
            answer = response.json()
            assert (answer["provenance"]["provider"], answer["provenance"]["degraded"]) == ("table", False)
            assert answer["nutrition"]["energy_kcal"] == 871.0
            path, body = ROUTES["recipe"]
            recipe = (await client.post(path, json=body)).json()["recipe"]
            assert recipe["nutrition"]["energy_kcal"] > 0


async def test_a_compatible_server_answers_when_it_is_named_first() -> None:
    async with ScriptedServer() as server:
        script_openai(server, json.dumps(samples.PASTA))
        settings = {"ai_provider": "openai", "openai_base_url": f"{server.url}/v1", "ollama_host": ""}
        async with api(**settings) as service, httpx.AsyncClient(base_url=service.url) as client:
            path, body = ROUTES["recipe"]
            answer = (await client.post(path, json=body)).json()
            assert answer["provenance"]["provider"] == "openai"
            assert answer["provenance"]["degraded"] is False


async def test_with_neither_the_rule_kitchen_answers_degraded_and_says_why() -> None:
    async with ScriptedServer() as nobody:
        await nobody.stop()
        async with api(ollama_host=nobody.url) as service, httpx.AsyncClient(base_url=service.url) as client:
            path, body = ROUTES["recipe"]
            answer = (await client.post(path, json=body)).json()
            provenance = answer["provenance"]
            assert (provenance["provider"], provenance["degraded"]) == ("mock", True)
            assert [attempt["outcome"] for attempt in provenance["attempts"]] == ["unavailable"] * 3 + ["answered"]
            assert "not reachable" in service.banner
            assert answer["recipe"]["servings"] == 2


async def test_without_the_rule_kitchen_all_reasons_come_back_as_a_problem() -> None:
    async with ScriptedServer() as nobody:
        await nobody.stop()
        async with (
            api(ollama_host=nobody.url, ai_mock="off") as service,
            httpx.AsyncClient(base_url=service.url) as client,
        ):
            path, body = ROUTES["recipe"]
            response = await client.post(path, json=body)
            assert response.status_code == 503
            assert response.headers["content-type"].startswith("application/problem+json")
            problem = response.json()
            assert problem["code"] == "exhausted"
            assert problem["attempts"][0]["provider"] == "ollama"


async def test_one_feature_may_have_its_own_model() -> None:
    async with ScriptedServer() as server:
        script_ollama(server, json.dumps(samples.IDEAS))
        settings = {"ollama_host": server.url, "ollama_model_ingredients": "llama3.2:1b"}
        async with api(**settings) as service, httpx.AsyncClient(base_url=service.url) as client:
            path, body = ROUTES["ingredients"]
            await client.post(path, json=body)
            assert server.calls("/api/chat")[0].json["model"] == "llama3.2:1b"


async def test_the_rest_of_the_routes_is_there() -> None:
    async with api(ai_provider="mock") as service, httpx.AsyncClient(base_url=service.url) as client:
        assert (await client.get("/health/live")).status_code == 200
        assert (await client.get("/schema", follow_redirects=True)).status_code == 200
        assert (await client.get("/schema/openapi.json")).json()["openapi"].startswith("3.")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_cleanly(how: signal.Signals) -> None:
    async with api(ai_provider="mock") as service:
        assert await service.stop(how) in {0, -how}


async def test_no_line_of_the_log_holds_what_a_cook_wrote() -> None:
    async with api(ai_provider="mock", log_level="debug", log_format="json") as service:
        async with httpx.AsyncClient(base_url=service.url) as client:
            await client.post("/api/v1/ai/generate-recipe", json={"prompt": "xyzzyplugh soup"})
            await client.post("/api/v1/ai/generate-recipe", json={"prompt": 7, "xyzzyplugh": 1})
        service.process.send_signal(signal.SIGTERM)
        out, err = await service.process.communicate()
        lines = [json.loads(line) for line in err.decode().splitlines()]
        requests = [line for line in lines if line.get("route") == "/api/v1/ai/generate-recipe"]
        assert [line["status"] for line in requests] == [200, 422]
        assert all(line["request_id"] for line in requests)
        assert b"xyzzyplugh" not in err + out


async def test_a_taken_port_and_bad_settings_stop_the_start_with_words() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for settings, said in (({"ALCHEMORSEL_PORT": port}, f"127.0.0.1:{port}"), ({"ALCHEMORSEL_POTR": "1"}, "POTR")):
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "cmd/api/main.py",
                cwd=ROOT,
                env=environment(settings),
                stderr=asyncio.subprocess.PIPE,
            )
            _, err = await asyncio.wait_for(process.communicate(), 20)
            assert process.returncode not in {0, None}
            assert said in err.decode()
            assert "Traceback" not in err.decode()


async def test_the_command_line_asks_prints_and_tells_by_its_exit_code() -> None:
    code, out, err = await run("ask", "tomato soup for two", "--diet", "vegan", ai_provider="mock")
    assert (code, "Traceback" in err) == (0, False)
    assert "rule kitchen" in (out + err).casefold()
    code, out, _ = await run("ask", "tomato soup for two", "--json", ai_provider="mock")
    assert json.loads(out)["recipe"]["servings"] == 2
    code, _, _ = await run("ask", "soup", "--diet", "fruitarian", ai_provider="mock")
    assert code == 2
    async with ScriptedServer() as nobody:
        await nobody.stop()
        code, out, err = await run("ask", "soup", ollama_host=nobody.url, ai_mock="off")
        assert (code, out) == (1, "")
        assert nobody.url in err
