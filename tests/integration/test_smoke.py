"""scripts/smoke-test.sh against real services: it passes only where a model's answer was made, kept and counted."""

import json

import pytest

from tests.support import samples
from tests.support.needs import needs
from tests.support.ports import free_port
from tests.support.process import api, run
from tests.support.providers import script_ollama
from tests.support.server import BLACK_HOLE, Reply, ScriptedServer
from tests.support.shell import ROOT, Ended, Shell

SMOKE = ROOT / "scripts/smoke-test.sh"


@pytest.fixture
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    needs("curl")
    return Shell(tmp_path_factory.mktemp("a shell"))


async def smoke(shell: Shell, url: str, *words: str, **settings: str) -> Ended:
    return await shell.run(SMOKE, *words, cwd=shell.folder, BASE_URL=url, **{"RETRIES": "1", **settings})


def steps(end: Ended) -> list[list[str]]:
    return [line.split()[:2] for line in end.out.splitlines()]


async def test_it_passes_with_a_key_where_a_model_answers_and_fails_when_that_model_stops(shell: Shell) -> None:
    keys, key_file = shell.folder / "keys.json", shell.folder / "a key"
    _, key, _ = await run("keys", "new", "--name", "smoke", api_keys_file=str(keys))
    async with ScriptedServer() as ollama:
        script_ollama(ollama, json.dumps(samples.PASTA))
        async with api(ollama_host=ollama.url, ollama_tries="1", api_keys_file=str(keys)) as service:
            keyless = await smoke(shell, service.url)
            key_file.write_text("alch_nobody")
            locked_out = await smoke(shell, service.url, API_KEY_FILE=str(key_file))
            key_file.write_text(key)
            good = await smoke(shell, service.url + "/", API_KEY_FILE=str(key_file))
            # What is remembered by now must not hide that no model answers any more.
            ollama.on("/api/chat", Reply.of({"error": "the runner stopped"}, 500))
            bad = await smoke(shell, service.url, API_KEY_FILE=str(key_file))
    assert (keyless.code, "recipe     FAIL  HTTP 401" in keyless.err) == (1, True), keyless.said
    assert "next: this service asks for a key: name a file that holds one in API_KEY_FILE" in keyless.err
    assert (locked_out.code, "none of this service" in locked_out.err) == (1, True), locked_out.said
    assert good.code == 0, good.said
    wanted = ["live", "ready", "providers", "recipe", "again", "metrics"]
    assert steps(good) == [*([step, "ok"] for step in wanted), ["passed:", service.url]]
    assert "Tomato pasta, from ollama (llama3.2:3b) in " in good.out
    assert key.strip() not in good.said
    assert bad.code == 1
    assert "an old answer was served, because no provider could give a new one" in bad.err


async def test_a_stand_in_passes_only_where_that_is_allowed(shell: Shell) -> None:
    async with api(ollama_host=f"http://127.0.0.1:{free_port()}", ollama_tries="1") as service:
        strict = await smoke(shell, service.url)
        lenient = await smoke(shell, service.url, ALLOW_MOCK="1")
    assert (strict.code, "the rule kitchen stood in" in strict.err) == (1, True)
    assert "ollama: unavailable" in strict.err
    assert lenient.code == 0, lenient.said
    assert "a stand-in is never remembered" in lenient.out


async def test_a_service_that_nobody_can_answer_for_fails(shell: Shell) -> None:
    async with ScriptedServer() as server:
        for path in ("/health/live", "/health/ready"):
            server.on(path, Reply.of({}))
        server.on("/api/v1/ai/health", Reply.of({"status": "unhealthy"}, 503))
        end = await smoke(shell, server.url)
    assert (end.code, "providers  FAIL  unhealthy" in end.err) == (1, True), end.said


async def test_nobody_there_and_somebody_silent_are_told_within_their_time(shell: Shell) -> None:
    absent = await smoke(shell, f"http://127.0.0.1:{free_port()}", RETRIES="0")
    assert (absent.code, "next: start it: make run, or make up" in absent.err) == (1, True)
    async with ScriptedServer() as server:
        server.on("/health/live", BLACK_HOLE)
        silent = await smoke(shell, server.url, RETRIES="00", TIMEOUT="01")
    assert (silent.code, "timed out" in silent.err) == (1, True)


async def test_an_apology_with_200_does_not_pass(shell: Shell) -> None:
    async with ScriptedServer() as server:
        for path in ("/health/live", "/health/ready"):
            server.on(path, Reply.of({}))
        server.on("/api/v1/ai/health", Reply.of({"status": "healthy"}))
        server.on("/api/v1/ai/generate-recipe", Reply.of({"message": "Sorry, I cannot help with that."}))
        end = await smoke(shell, server.url)
    assert (end.code, "HTTP 200, but no recipe" in end.err) == (1, True)


async def test_a_page_of_a_proxy_is_told_from_the_service(shell: Shell) -> None:
    page = Reply(headers={"Content-Type": "text/html"}, acts=(b"<h1>Bad gateway</h1>",))
    async with ScriptedServer() as server:
        for path in ("/health/live", "/health/ready", "/api/v1/ai/health"):
            server.on(path, page)
        end = await smoke(shell, server.url)
    assert (end.code, "providers  FAIL  HTTP 200" in end.err) == (1, True), end.said


async def test_a_number_may_begin_with_a_zero(shell: Shell) -> None:
    async with api(ollama_host=f"http://127.0.0.1:{free_port()}", ollama_tries="1") as service:
        end = await smoke(shell, service.url, RETRIES="08", TIMEOUT="0120", ALLOW_MOCK="1")
    assert end.code == 0, end.said


@pytest.mark.parametrize(
    "settings",
    [{"TIMEOUT": "soon"}, {"TIMEOUT": "0"}, {"RETRIES": "-1"}, {"ALLOW_MOCK": "perhaps"}, {"API_KEY_FILE": "/none"}],
)
async def test_wrong_usage_is_code_2(shell: Shell, settings: dict[str, str]) -> None:
    assert (await smoke(shell, "http://127.0.0.1:9", **settings)).code == 2
    assert (await smoke(shell, "http://127.0.0.1:9", "--fast")).code == 2
