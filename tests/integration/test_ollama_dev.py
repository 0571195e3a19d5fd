"""scripts/ollama-dev.sh and scripts/compose.sh against a scripted Docker whose container runs the image's scripts."""

import json
import os
import re
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support import samples
from tests.support.needs import needs
from tests.support.ports import free_port
from tests.support.process import api
from tests.support.providers import script_ollama
from tests.support.server import Reply, ScriptedServer
from tests.support.shell import ROOT, Ended, Shell, copies, end_group, lay_out

IMAGE = ROOT / "deployments/ollama"
DEV = ROOT / "scripts/ollama-dev.sh"
COMPOSE = ROOT / "scripts/compose.sh"
ONE = {"OLLAMA_PRELOAD_MODELS": "llama3.2:3b", "OLLAMA_PULL_PAUSE_S": "1"}


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    needs("curl")
    shell = Shell(tmp_path, dict(ONE))
    shell.scripted("ollama", "scripted_ollama.py")
    shell.docker()
    lay_out(IMAGE, copies(IMAGE / "Dockerfile", "cpu"), tmp_path / "an image")
    (tmp_path / "the models").mkdir()
    shell.settings |= {
        "SCRIPTED_IMAGE": str(tmp_path / "an image"),
        "OLLAMA_MODELS": str(tmp_path / "the models"),
        "SECRETS_DIR": str(tmp_path / "the secrets"),
        "BASE_URL": f"http://127.0.0.1:{free_port()}",
    }
    yield shell
    with suppress(FileNotFoundError, ProcessLookupError):
        os.killpg(int((shell.state / "container.pid").read_text()), signal.SIGKILL)


async def dev(shell: Shell, *words: str, **settings: str) -> Ended:
    return await shell.run(DEV, *words, cwd=shell.folder, **settings)


def docker(shell: Shell) -> list[list[str]]:
    """What compose was told, without its files."""
    told = [call[1:] for call in shell.lines("docker") if call[0] == "compose"]
    return [call[call.index("--project-directory") + 2 :] for call in told]


async def test_a_day_with_it_from_start_to_stop(shell: Shell) -> None:
    shell.keep("models", ["llama3.2:3b"])
    start = await dev(shell, "start")
    assert (start.code, "Ollama answers at http://127.0.0.1:11435" in start.out) == (0, True), start.said

    assert (await dev(shell, "pull", "mistral", "qwen2.5:7b")).code == 0
    assert "mistral:latest" in (await dev(shell, "list")).out
    assert (await dev(shell, "remove", "mistral:latest")).code == 0
    assert shell.kept("models") == ["llama3.2:3b", "qwen2.5:7b"]
    status = await dev(shell, "status")
    assert "on disk:   llama3.2:3b qwen2.5:7b\nin memory: llama3.2:3b\n" in status.out
    assert (await dev(shell, "exec", "ollama", "ps")).out.startswith("NAME")  # and no terminal is missed
    assert "llama3.2:3b is in memory" in (await dev(shell, "logs")).out

    healthy = await dev(shell, "health")
    assert healthy.code == 0
    assert [line.split()[:2] for line in healthy.out.splitlines()] == [
        ["container", "ok"],
        ["ollama", "ok"],
        ["models", "ok"],
        ["memory", "ok"],
        ["inference", "ok"],
        ["api", "-"],
    ]
    assert (await dev(shell, "restart")).code == 0
    assert (await dev(shell, "stop")).code == 0
    stopped = await dev(shell, "health")
    assert (stopped.code, "next: scripts/ollama-dev.sh start" in stopped.out) == (1, True)


async def test_a_hanging_inference_is_a_fault_of_health(shell: Shell) -> None:
    shell.keep("models", ["llama3.2:3b"])
    assert (await dev(shell, "start")).code == 0
    shell.keep("script", {"/api/generate": {"llama3.2:3b": ["hang"]}})
    sick = await dev(shell, "health", OLLAMA_HEALTH_DEEP_TIMEOUT_S="1")
    assert sick.code == 1
    assert "inference  FAULT" in sick.out
    assert "next: docker restart alchemorsel-ollama" in sick.out


async def test_a_pull_that_fails_is_code_1_and_says_what_next(shell: Shell) -> None:
    shell.keep("models", ["llama3.2:3b"])
    shell.keep("script", {"/api/pull": {"gone:1b": ["unknown"]}})
    await dev(shell, "start")
    pulled = await dev(shell, "pull", "gone:1b")
    assert (pulled.code, "is the name right?" in pulled.out, "next:" in pulled.err) == (1, True, True), pulled.said
    assert (await dev(shell, "pull", "not a name!")).code == 2


async def test_a_container_that_ends_at_once_fails_the_start(shell: Shell) -> None:
    shell.keep("script", {"serve": "listen tcp: address already in use"})
    start = await dev(shell, "start", START_TIMEOUT_S="1")
    assert (start.code, "next: scripts/ollama-dev.sh logs" in start.err) == (1, True)


@pytest.mark.parametrize("words", [[], ["dance"], ["logs", "-x"], ["remove"], ["stop", "now"]])
async def test_wrong_usage_is_code_2(shell: Shell, words: list[str]) -> None:
    assert (await dev(shell, *words)).code == 2
    assert docker(shell) == []


@pytest.mark.parametrize("words", [["status"], ["exec"], ["pull"], ["list"], ["remove", "x"], ["restart"]])
async def test_what_needs_the_container_says_how_to_start_it(shell: Shell, words: list[str]) -> None:
    end = await dev(shell, *words)
    assert (end.code, "next: scripts/ollama-dev.sh start" in end.err) == (1, True), end.said


async def test_a_terminal_is_handed_on_where_there_is_one(shell: Shell) -> None:
    needs("script")  # which gives a program a terminal
    container = await shell.start("sleep", "60")
    (shell.state / "container.pid").write_text(str(container.pid))
    await shell.run("script", "--quiet", "--command", f"{DEV} exec ollama ps", "/dev/null")
    await dev(shell, "exec", "ollama", "ps")
    end_group(container)
    await container.communicate()
    told = [call for call in docker(shell) if "exec" in call]
    assert [call[call.index("exec") :] for call in told] == [
        ["exec", "ollama", "ollama", "ps"],
        ["exec", "-T", "ollama", "ollama", "ps"],
    ]


# --- test: a recipe from the API


async def test_a_models_recipe_passes_and_a_stand_in_fails_with_the_reasons(shell: Shell) -> None:
    async with ScriptedServer() as ollama:
        script_ollama(ollama, json.dumps(samples.PASTA))
        async with api(ollama_host=ollama.url, ollama_tries="1") as service:
            made = await dev(shell, "test", BASE_URL=service.url)
            healthy = await dev(shell, "health", BASE_URL=service.url)
            ollama.on("/api/chat", Reply.of({"error": "the runner stopped"}, 500))
            stood_in = await dev(shell, "test", BASE_URL=service.url)
    assert made.code == 0, made.said
    title, source = made.out.splitlines()
    assert title == "Tomato pasta"
    assert re.fullmatch(r"from ollama \(llama3\.2:3b\) in \d+\.\d+ s", source)
    assert "api        ok    healthy at http://127.0.0.1" in healthy.out
    assert stood_in.code == 1
    assert "from mock" in stood_in.out
    assert "ollama: unavailable" in stood_in.err
    assert "next: scripts/ollama-dev.sh health" in stood_in.err


async def test_no_service_fails_with_the_next_step(shell: Shell) -> None:
    end = await dev(shell, "test")
    assert (end.code, "next: start it: make run, or make up" in end.err) == (1, True)


# --- compose.sh


async def test_development_and_production_use_their_own_files(shell: Shell) -> None:
    await shell.run(COMPOSE, "ps", cwd=shell.folder)
    await shell.run(COMPOSE, "down", cwd=shell.folder, ENVIRONMENT="production", GPU="1")
    (ps, down) = docker(shell)
    files = [Path(word).relative_to(ROOT) for word in ps if word.startswith("/")]
    assert list(map(str, files)) == ["docker-compose.services.yml", "deployments/ollama/docker-compose.override.yml"]
    assert down[-4:] == [str(ROOT / "docker-compose.gpu.yml"), "--profile", "*", "down"]
    assert str(ROOT / "docker-compose.production.yml") in down
    assert (await shell.run(COMPOSE, "ps", ENVIRONMENT="staging")).code == 2


async def test_a_card_and_monitoring_go_together(shell: Shell) -> None:
    (shell.state / "no-compose").touch()  # the real one reads the files
    end = await shell.run(
        COMPOSE,
        *("config", "--services"),
        GPU="1",
        COMPOSE_PROFILES="observability",
        PATH=f"{shell.bin}:{Path(sys.executable).parent}:/usr/bin:/bin",
    )
    assert set(end.out.split()) == {"api", "web", "redis", "ollama", "prometheus", "grafana"}, end.said


async def test_secrets_are_made_once_and_are_their_owners_alone(shell: Shell) -> None:
    assert (await shell.run(COMPOSE, "create")).code == 0
    made = secrets(shell)
    (Path(shell.settings["SECRETS_DIR"]) / "web_secret").write_text("mine")
    assert (await shell.run(COMPOSE, "create")).code == 0
    assert secrets(shell) == made | {"web_secret": "mine"}
    assert set(made) == {"redis_password", "redis_url", "web_secret", "grafana_password", "openai_api_key"}
    assert made["openai_api_key"] == ""
    assert made["redis_url"] == f"redis://:{made['redis_password']}@redis:6379/0"
    assert len(made["grafana_password"]) == 64


def secrets(shell: Shell) -> dict[str, str]:
    """Those of the folder, which is its owner's alone."""
    folder = Path(shell.settings["SECRETS_DIR"])
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    return {file.name: file.read_text() for file in folder.iterdir()}


async def test_production_does_not_start_without_the_frontends_key(shell: Shell) -> None:
    end = await shell.run(COMPOSE, "up", "-d", ENVIRONMENT="production")
    assert (end.code, "alchemorsel keys new --name web" in end.err) == (1, True)
    key = Path(shell.settings["SECRETS_DIR"]) / "web_api_key"
    key.write_text("ak_1")
    key.chmod(0o600)  # the frontend is another user in its container
    assert (await shell.run(COMPOSE, "up", "-d", ENVIRONMENT="production")).code == 0
    assert stat.S_IMODE(key.stat().st_mode) == 0o644


async def test_docker_compose_as_one_word_does_as_well(shell: Shell) -> None:
    (shell.state / "no-compose").touch()
    shell.docker("docker-compose")
    assert "scripted images" in (await shell.run(COMPOSE, "images")).out


async def test_without_compose_or_engine_it_says_what_to_install_or_start(shell: Shell) -> None:
    (shell.state / "no-engine").touch()
    down = await shell.run(COMPOSE, "ps")
    assert (down.code, "Docker's engine does not answer" in down.err) == (1, True)
    (shell.state / "no-compose").touch()
    end = await shell.run(COMPOSE, "ps", PATH=f"{shell.bin}:/usr/bin:/bin")
    assert (end.code, "or run without containers: make run" in end.err) == (1, True)
