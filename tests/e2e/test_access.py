"""Keys, limits and the closed door on the real binaries."""

import asyncio
import json
import sys
from pathlib import Path

import httpx
import pytest

from tests.support import samples
from tests.support.process import ROOT, api, environment, run
from tests.support.providers import script_ollama
from tests.support.redis import redis_server
from tests.support.server import ScriptedServer

RECIPE = "/api/v1/ai/generate-recipe"
SOUP = {"prompt": "soup"}


async def ended(**settings: str) -> str:
    """What the API says when it refuses to start."""
    given = {f"ALCHEMORSEL_{key.upper()}": value for key, value in {"port": "0", **settings}.items()}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "cmd/api/main.py", cwd=ROOT, env=environment(given), stderr=asyncio.subprocess.PIPE
    )
    try:
        _, err = await asyncio.wait_for(process.communicate(), 20)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 1
    assert "Traceback" not in err.decode()
    return err.decode()


async def test_a_key_made_while_it_runs_shuts_the_door_and_opens_it_and_ends_with_its_revocation(
    tmp_path: Path,
) -> None:
    settings = {"ai_provider": "mock", "data_dir": str(tmp_path)}
    async with api(**settings) as service, httpx.AsyncClient(base_url=service.url) as client:
        assert (await client.post(RECIPE, json=SOUP)).status_code == 200
        code, key, _ = await run("keys", "new", "--name", "web", **settings)
        assert code == 0
        await _becomes(client, 401)
        client.headers["Authorization"] = f"Bearer {key.strip()}"
        assert (await client.post(RECIPE, json=SOUP)).status_code == 200
        assert (await client.get("/api/v1/ai/models")).status_code == 403
        assert (await client.get("/health/live", headers={"Authorization": ""})).status_code == 200
        code, _, _ = await run("keys", "revoke", key.split("_")[1], **settings)
        assert code == 0
        await _becomes(client, 401)


async def _becomes(client: httpx.AsyncClient, status: int) -> None:
    async with asyncio.timeout(5):
        # Each request is a short wait of its own.
        while (await client.post(RECIPE, json=SOUP)).status_code != status:
            pass


async def test_without_a_key_it_does_not_start_on_other_addresses(tmp_path: Path) -> None:
    said = await ended(host="0.0.0.0", ai_provider="mock", data_dir=str(tmp_path))
    assert "alchemorsel keys new" in said
    assert "ALCHEMORSEL_ALLOW_ANONYMOUS=true" in said


@pytest.mark.parametrize("cure", ["a key", "the switch"])
async def test_either_cure_lets_it_start_there(tmp_path: Path, cure: str) -> None:
    settings = {"ai_provider": "mock", "data_dir": str(tmp_path)}
    if cure == "a key":
        await run("keys", "new", "--name", "web", **settings)
    else:
        settings["allow_anonymous"] = "true"
    code, out, err = await _started_on_all(settings)
    assert code in {0, -15}, err
    assert "Alchemorsel" in out


async def _started_on_all(settings: dict[str, str]) -> tuple[int | None, str, str]:
    given = {f"ALCHEMORSEL_{key.upper()}": value for key, value in {"port": "0", "host": "0.0.0.0", **settings}.items()}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "cmd/api/main.py",
        cwd=ROOT,
        env=environment(given),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        first = await asyncio.wait_for(process.stdout.readline(), 20)
        if process.returncode is None:
            process.terminate()
        out, err = await asyncio.wait_for(process.communicate(), 20)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode, (first + out).decode(), err.decode()


async def test_broken_keys_stop_the_start(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.json"
    path.write_text("{")
    assert str(path) in await ended(ai_provider="mock", api_keys_file=str(path))


async def test_a_proxy_on_this_machine_is_not_this_machine(tmp_path: Path) -> None:
    async with (
        api(ai_provider="mock", data_dir=str(tmp_path)) as service,
        httpx.AsyncClient(base_url=service.url) as client,
    ):
        proxied = await client.post(RECIPE, json=SOUP, headers={"X-Forwarded-For": "127.0.0.1"})
        rebound = await client.post(RECIPE, json=SOUP, headers={"Host": "evil.example"})
        page = await client.post(RECIPE, json=SOUP, headers={"Origin": "https://evil.example"})
        assert (proxied.status_code, rebound.status_code, page.status_code) == (401, 403, 403)


async def test_two_processes_with_one_redis_share_a_keys_model_calls(tmp_path: Path) -> None:
    async with ScriptedServer() as ollama, redis_server() as redis:
        script_ollama(ollama, json.dumps(samples.PASTA))
        settings = {
            "ollama_host": ollama.url,
            "data_dir": str(tmp_path),
            "redis_url": redis.url,
            "rate_limit_model_calls": "2",
        }
        _, key, _ = await run("keys", "new", "--name", "web", **settings)
        headers = {"X-API-Key": key.strip()}
        async with (
            api(**settings) as one,
            api(**settings) as other,
            httpx.AsyncClient(headers=headers, timeout=20) as client,
        ):
            wishes = [{"prompt": f"pasta for {number}"} for number in (2, 3, 4)]
            urls = (one.url, other.url, one.url)
            answers = [await client.post(url + RECIPE, json=wish) for url, wish in zip(urls, wishes, strict=True)]
            assert [answer.status_code for answer in answers] == [200, 200, 429], answers[-1].text
            refused = answers[-1]
            assert refused.json()["code"] == "not_allowed"
            assert refused.headers["ratelimit-policy"] == '"model-calls";q=2;w=60'
            assert 0 < int(refused.headers["retry-after"]) <= 30
            assert len(ollama.calls("/api/chat")) == 2
            await redis.stop()
            again = await client.post(other.url + RECIPE, json=wishes[2])
            assert again.status_code == 200
