"""Warm-ups of real processes over a scripted Ollama: behind a start, below callers, and on command."""

import asyncio
import json
import signal
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support import samples
from tests.support.process import ROOT, Service, api, environment, run
from tests.support.providers import ollama_reply, script_ollama
from tests.support.redis import redis_server
from tests.support.remembering import until
from tests.support.scrape import scrape
from tests.support.server import Hang, Pause, ScriptedServer

CHAT = "/api/chat"
RECIPE = "/api/v1/ai/generate-recipe"
WISHES = ("tomato pasta", "pasta with tomatoes and garlic")
SETTINGS = {"cache_warmup": "true", "log_format": "json", "ollama_timeout": "60s"}


@pytest.fixture
def listed(tmp_path: Path) -> str:
    file = tmp_path / "list.toml"
    file.write_text("".join(f'[[generate-recipe]]\nprompt = "{wish}"\n' for wish in WISHES))
    return str(file)


async def told(service: Service, event: str) -> dict[str, Any]:
    """The next log line of this event."""
    assert service.process.stderr is not None
    async with asyncio.timeout(20):
        while line := await service.process.stderr.readline():
            told: dict[str, Any] = json.loads(line)
            if told["event"] == event:
                return told
    raise AssertionError(f"the log ended without {event}")


async def ask(service: Service, wish: str) -> httpx.Response:
    async with httpx.AsyncClient(timeout=20) as client:
        return await client.post(service.url + RECIPE, json={"prompt": wish})


async def test_a_start_asks_the_list_behind_and_callers_find_it_remembered(listed: str) -> None:
    async with ScriptedServer() as ollama:
        script_ollama(ollama, json.dumps(samples.PASTA))
        async with api(ollama_host=ollama.url, cache_warmup_file=listed, **SETTINGS) as service:
            assert (await told(service, "cache_warmup_began"))["wishes"] == 2
            ended = await told(service, "cache_warmup_ended")
            assert (ended["asked"], ended["failed"], ended["left"], ended["stopped"]) == (2, 0, 0, False)
            for wish in WISHES:
                assert "hit" in (await ask(service, wish)).headers["cache-status"]
            async with httpx.AsyncClient(base_url=service.url) as client:
                shown = await scrape(client)
        assert len(ollama.calls(CHAT)) == 2
    assert shown["cache_warmup_wishes_total[feature=recipe,outcome=asked]"] == 2
    assert shown["cache_warmup_running[]"] == 0


async def test_of_several_workers_with_a_redis_one_asks_for_all(listed: str) -> None:
    async with redis_server() as redis, ScriptedServer() as ollama:
        script_ollama(ollama, json.dumps(samples.PASTA))
        settings = SETTINGS | {"redis_url": redis.url, "workers": "2", "cache_warmup_file": listed}
        async with api(ollama_host=ollama.url, **settings) as service:
            assert (await told(service, "cache_warmup_began"))["shared"] is True
            assert (await told(service, "cache_warmup_ended"))["asked"] == 2
            hits = await asyncio.gather(*(ask(service, WISHES[0]) for _ in range(8)))
        assert all("hit" in answer.headers["cache-status"] for answer in hits)
        assert len(ollama.calls(CHAT)) == 2


async def test_a_caller_of_another_worker_need_not_wait_for_the_common_wish(listed: str) -> None:
    async with redis_server() as redis, ScriptedServer() as ollama:
        text = json.dumps(samples.PASTA)
        script_ollama(ollama, text)
        # The caller's answer takes longer than a caller is let wait beside a common wish.
        ollama.on(CHAT, ollama_reply(text, Hang()), ollama_reply(text, Pause(1.5)), ollama_reply(text))
        settings = SETTINGS | {"redis_url": redis.url, "workers": "2", "cache_warmup_file": listed}
        async with api(ollama_host=ollama.url, **settings) as service:
            await until(lambda: len(ollama.calls(CHAT)) == 1)
            # Each comes on a connection of its own, so that whichever worker takes it, the other one sees it.
            answers = await asyncio.gather(*(ask(service, "the same pasta for everybody") for _ in range(8)))
            assert {answer.json()["provenance"]["provider"] for answer in answers} == {"ollama"}
            ended = await told(service, "cache_warmup_ended")
        assert (ended["asked"], ended["failed"]) == (2, 0)
        # The hanging one, the callers', and both wishes.
        assert len(ollama.calls(CHAT)) == 4


async def test_a_slot_that_a_caller_waits_for_is_given_up(listed: str) -> None:
    async with ScriptedServer() as ollama:
        text = json.dumps(samples.PASTA)
        script_ollama(ollama, text)
        ollama.on(CHAT, ollama_reply(text, Hang()), ollama_reply(text))
        async with api(ollama_host=ollama.url, cache_warmup_file=listed, **SETTINGS) as service:
            await until(lambda: len(ollama.calls(CHAT)) == 1)
            answer = await asyncio.wait_for(ask(service, "pasta for a caller"), 4)
            assert answer.json()["provenance"]["provider"] == "ollama"
            assert (ollama.hung_up, ollama.most_open[CHAT]) == (1, 1)
            assert (await told(service, "cache_warmup_ended"))["asked"] == 2


async def test_sigterm_ends_it_at_once(listed: str) -> None:
    async with ScriptedServer() as ollama:
        text = json.dumps(samples.PASTA)
        script_ollama(ollama, text)
        ollama.on(CHAT, ollama_reply(text, Hang()))
        async with api(ollama_host=ollama.url, cache_warmup_file=listed, **SETTINGS) as service:
            await until(lambda: len(ollama.calls(CHAT)) == 1)
            began = asyncio.get_running_loop().time()
            assert await service.stop(signal.SIGTERM) == 0
            assert asyncio.get_running_loop().time() - began < 3
            assert (await told(service, "cache_warmup_ended"))["stopped"] is True
        assert ollama.hung_up == 1


async def test_a_bad_list_stops_the_start_with_words(tmp_path: Path) -> None:
    file = tmp_path / "list.toml"
    file.write_text("[[generate-recipe]]\nmax_total_minutes = 2\n")
    with pytest.raises(AssertionError, match=r"entry 1, `max_total_minutes`: expected `int` >= 5"):
        async with api(cache_warmup_file=str(file), cache_warmup="true"):
            pass


async def test_on_command_it_goes_straight_to_redis_and_a_service_finds_it_there(listed: str) -> None:
    async with redis_server() as redis, ScriptedServer() as ollama:
        script_ollama(ollama, json.dumps(samples.PASTA))
        settings = {"redis_url": redis.url, "ollama_host": ollama.url}
        code, out, err = await run("cache", "warm", "--file", listed, **settings)
        assert (code, out.splitlines()[-1]) == (0, "2 asked, 0 fresh already, 0 failed, 0 left"), err
        async with api(**settings) as service:
            assert "hit" in (await ask(service, WISHES[1])).headers["cache-status"]
        code, out, _ = await run("cache", "warm", "--file", listed, "--json", **settings)
        assert (code, json.loads(out)["fresh"]) == (0, 2)
        assert len(ollama.calls(CHAT)) == 2


async def test_the_rule_kitchen_is_never_asked_and_its_lack_of_help_is_told(listed: str) -> None:
    async with redis_server() as redis, ScriptedServer() as ollama:
        script_ollama(ollama, json.dumps(samples.PASTA), "nonsense")
        code, out, _ = await run(
            "cache", "warm", "--file", listed, "--json", redis_url=redis.url, ollama_host=ollama.url
        )
    told = json.loads(out)
    assert (code, told["failed"], told["asked"]) == (1, 2, 0)
    assert all("provider" not in end and end["reason"] for end in told["wishes"])


async def test_ctrl_c_ends_it_with_a_summary_of_what_was_done(listed: str) -> None:
    async with redis_server() as redis, ScriptedServer() as ollama:
        text = json.dumps(samples.PASTA)
        script_ollama(ollama, text)
        ollama.on(CHAT, ollama_reply(text), ollama_reply(text, Hang()))
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "cmd/alchemorsel/main.py", "cache", "warm", "--file", listed),
            cwd=ROOT,
            env=environment({"ALCHEMORSEL_REDIS_URL": redis.url, "ALCHEMORSEL_OLLAMA_HOST": ollama.url}),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        await until(lambda: len(ollama.calls(CHAT)) == 2, 20)
        process.send_signal(signal.SIGINT)
        out, err = await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 130
    assert out.decode().splitlines()[-1] == "1 asked, 0 fresh already, 0 failed, 0 left"
    assert "Traceback" not in err.decode()
