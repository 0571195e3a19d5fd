"""scripts/ollama-dev.sh and scripts/compose.sh against a scripted Docker whose container runs the image's scripts."""

import json
import os
import re
import shutil
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
from tests.support.process import api, run
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


@pytest.mark.parametrize("command", ["start", "status", "health", "test"])
@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"ENVIRONMENT": "prod"}, "ENVIRONMENT is 'prod'; it takes development or production"),
        ({"GPU": "perhaps"}, "GPU is 'perhaps'; it takes 1"),
        ({"START_TIMEOUT_S": "abc"}, "START_TIMEOUT_S is 'abc'; it takes a whole number"),
    ],
)
async def test_a_setting_that_is_not_understood_is_wrong_usage_of_every_command(
    shell: Shell, command: str, settings: dict[str, str], words: str
) -> None:
    end = await dev(shell, command, **settings)
    assert (end.code, words in end.err) == (2, True), end.said
    assert docker(shell) == []


async def test_production_is_not_said_to_answer_where_it_publishes_no_port(shell: Shell) -> None:
    shell.keep("models", ["llama3.2:3b"])
    await shell.run(COMPOSE, "create")
    (Path(shell.settings["SECRETS_DIR"]) / "web_api_key").write_text("ak_1")
    start = await dev(shell, "start", ENVIRONMENT="production", START_TIMEOUT_S="020")
    assert start.code == 0, start.said
    assert "inside its network alone (production publishes no port of it)" in start.out
    assert "127.0.0.1" not in start.out


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


async def test_a_service_with_keys_is_told_from_one_that_is_ill(shell: Shell) -> None:
    keys = shell.folder / "keys.json"
    assert (await run("keys", "new", "--name", "dev", api_keys_file=str(keys)))[0] == 0
    async with api(ollama_host=f"http://{shell.settings['OLLAMA_HOST']}", api_keys_file=str(keys)) as service:
        end = await dev(shell, "test", BASE_URL=service.url)
    assert (end.code, "next: this service asks for a key: name a file" in end.err) == (1, True), end.said


async def test_no_service_fails_with_the_next_step(shell: Shell) -> None:
    end = await dev(shell, "test")
    assert (end.code, "next: start it: make run, or make up" in end.err) == (1, True)


# --- what .env says of the ports

DOTENV = """\
# API_PORT=1
API_PORT = 3998
export API_PORT=3999 # the last one holds
API_PORT_OF_ANOTHER=2
OLLAMA_HOST_PORT="4001" # and more
WEB_PORT='4002'
"""


@pytest.fixture
def elsewhere(shell: Shell) -> Path:
    """A copy of what runs the stack, with an .env of its own."""
    root = shell.folder / "a copy"
    for folder in ("scripts", "deployments/ollama"):
        shutil.copytree(ROOT / folder, root / folder)
    for file in ("docker-compose.services.yml", "docker-compose.production.yml", "Makefile"):
        shutil.copy2(ROOT / file, root / file)
    (root / ".env").write_text(DOTENV)
    return root


async def test_the_ports_of_env_are_those_that_compose_publishes(shell: Shell, elsewhere: Path) -> None:
    setting = elsewhere / "scripts/lib/setting.sh"
    words = (*("config", "--format", "json"), *("api", "web", "ollama"))
    (shell.state / "no-compose").touch()  # the real one reads the files
    composed = await shell.run(
        elsewhere / "scripts/compose.sh", *words, PATH=f"{shell.bin}:{Path(sys.executable).parent}:/usr/bin:/bin"
    )
    services = json.loads(composed.out)["services"]
    names = {"api": "API_PORT", "web": "WEB_PORT", "ollama": "OLLAMA_HOST_PORT"}
    published = {name: services[service]["ports"][0]["published"] for service, name in names.items()}
    found = {name: (await shell.run(setting, name, "1")).out.strip() for name in published}
    assert found == published == {"API_PORT": "3999", "WEB_PORT": "4002", "OLLAMA_HOST_PORT": "4001"}
    assert (await shell.run(setting, "API_PORT", "1", API_PORT="5")).out == "5\n"
    assert (await shell.run(setting, "API_PORT", "1", API_PORT="")).out == "1\n"


async def test_whoever_speaks_of_a_port_speaks_of_the_one_in_env(shell: Shell, elsewhere: Path) -> None:
    needs("make")
    shell.keep("models", ["llama3.2:3b"])
    del shell.settings["BASE_URL"]
    start = await shell.run(elsewhere / "scripts/ollama-dev.sh", "start")
    up = await shell.run("make", "up", cwd=elsewhere)
    tested = await shell.run(elsewhere / "scripts/ollama-dev.sh", "test")
    smoke = await shell.run(elsewhere / "scripts/smoke-test.sh", RETRIES="0")
    assert "Ollama answers at http://127.0.0.1:4001." in start.out, start.said
    assert "API http://127.0.0.1:3999, pages http://127.0.0.1:4002;" in up.out, up.said
    assert "the API at http://127.0.0.1:3999 did not answer" in tested.err
    assert "at http://127.0.0.1:3999/health/live" in smoke.err


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


@pytest.mark.parametrize(
    ("words", "files"), [("1 true Yes on", 1), ("0 false No off", 0), ("2 perhaps", None)], ids=["on", "off", "neither"]
)
async def test_a_card_is_asked_for_in_words_that_mean_it(shell: Shell, words: str, files: int | None) -> None:
    for word in words.split():
        end = await shell.run(COMPOSE, "ps", GPU=word)
        assert end.code == (2 if files is None else 0), end.said
    told = [call.count(str(ROOT / "docker-compose.gpu.yml")) for call in docker_files(shell)]
    assert told == ([] if files is None else [files] * len(words.split()))


def docker_files(shell: Shell) -> list[list[str]]:
    """Each whole command of compose, without those that only ask whether it is there."""
    return [call for call in shell.lines("docker") if "--project-directory" in call]


async def test_secrets_lie_where_the_caller_says_and_compose_looks_there(shell: Shell) -> None:
    (shell.state / "no-compose").touch()  # the real one reads the files
    shell.settings |= {"SECRETS_DIR": "sec", "PATH": f"{shell.bin}:{Path(sys.executable).parent}:/usr/bin:/bin"}
    composed = await shell.run(COMPOSE, "config", "--format", "json", cwd=shell.folder)
    files = {Path(secret["file"]).parent for secret in json.loads(composed.out)["secrets"].values()}
    assert files == {shell.folder / "sec"}
    shell.docker("docker-compose")
    assert (await shell.run(COMPOSE, "create", cwd=shell.folder)).code == 0
    assert (shell.folder / "sec/web_secret").exists()


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
