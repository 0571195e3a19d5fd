"""The compose files, read by compose itself, and the service's image without Docker: its files in a plain folder."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from alchemorsel.config import load_settings
from alchemorsel.config.settings import DECLARED
from tests.support.needs import needs
from tests.support.ports import free_port
from tests.support.process import environment
from tests.support.shell import ROOT, Shell, copies, end_group, ended, lay_out

TOOLS = Path(sys.executable).parent
BASE = ("docker-compose.services.yml",)
DEVELOPMENT = (*BASE, "deployments/ollama/docker-compose.override.yml")
PRODUCTION = (*BASE, "docker-compose.production.yml")
GPU = (*DEVELOPMENT, "docker-compose.gpu.yml")
ALL = pytest.mark.parametrize("files", [BASE, DEVELOPMENT, PRODUCTION, GPU], ids=["base", "dev", "prod", "gpu"])
DOCKERFILES = ("deployments/api/Dockerfile", "deployments/ollama/Dockerfile")


def tool(name: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(TOOLS / name), *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment({}))


@cache
def stack(files: tuple[str, ...]) -> dict[str, Any]:
    """What compose understands."""
    named = [word for file in files for word in ("-f", file)]
    found = tool("docker-compose", *named, "--profile", "*", "config", "--format", "json")
    assert found.returncode == 0, found.stderr
    assert not found.stderr, "compose has something to complain about"
    read: dict[str, Any] = json.loads(found.stdout)
    return read


def services(files: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = stack(files)["services"]
    return found


def seconds(text: str) -> float:
    units = {"h": 3600, "m": 60, "s": 1}
    return sum(int(number) * units[unit] for number, unit in re.findall(r"(\d+)([hms])", text))


# --- linters


def test_every_shell_script_passes_shellcheck() -> None:
    scripts = [
        file
        for folder in ("scripts", "deployments")
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and re.match(rb"#!\S*(sh|env bash)\n|# shellcheck shell=", file.read_bytes()[:40])
    ]
    assert len(scripts) >= 10
    found = tool("shellcheck", "--external-sources", *scripts, ".ci/run")
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("dockerfile", DOCKERFILES)
def test_every_dockerfile_passes_hadolint(dockerfile: str) -> None:
    found = tool("hadolint", dockerfile)
    assert found.returncode == 0, found.stdout


MODELS = ROOT / "deployments/ollama/scripts/models.json"
SCHEMA = MODELS.with_name("models.schema.json")


def test_the_models_obey_their_schema_and_a_cloud_model_would_not(tmp_path: Path) -> None:
    wrong = json.loads(MODELS.read_text())
    wrong["models"][0]["name"] = "gpt-oss:120b-cloud"
    (tmp_path / "wrong.json").write_text(json.dumps(wrong))
    found = tool("check-jsonschema", "--schemafile", SCHEMA, MODELS, tmp_path / "wrong.json")
    assert found.returncode == 1
    assert "wrong.json::$.models[0].name" in found.stdout
    assert str(MODELS) not in found.stdout


def test_environments_want_described_models_and_each_has_one_to_preload() -> None:
    catalogue = json.loads(MODELS.read_text())
    preloaded = {model["name"]: model["preload"] for model in catalogue["models"]}
    for environment_ in catalogue["environments"].values():
        assert set(environment_["models"]) <= set(preloaded)
        assert any(preloaded[name] for name in environment_["models"])


# --- what holds for all of them


@ALL
def test_every_service_is_kept_small_and_harmless(files: tuple[str, ...]) -> None:
    for name, service in services(files).items():
        assert service["read_only"], name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert "privileged" not in service, name
        assert service["logging"]["options"] == {"max-size": "10m", "max-file": "5"}, name
        resources = service["deploy"]["resources"]
        assert int(resources["reservations"]["memory"]) <= int(resources["limits"]["memory"]), name
        assert "cpus" in resources["limits"], name
        assert list(service["networks"]) == ["kitchen"], name


@ALL
def test_images_are_pinned(files: tuple[str, ...]) -> None:
    for name, service in services(files).items():
        _, _, tag = service["image"].partition(":")
        assert tag, name
        assert "latest" not in tag, name
        assert "build" in service or re.fullmatch(r"v?\d+\.\d+\.\d+(-alpine)?", tag), name


@ALL
def test_only_this_machine_reaches_what_is_published(files: tuple[str, ...]) -> None:
    for service in services(files).values():
        assert all(port["host_ip"] == "127.0.0.1" for port in service.get("ports", []))
    assert "ports" not in services(files)["redis"]


@ALL
def test_health_checks_fit_their_limits(files: tuple[str, ...]) -> None:
    (patience_s,) = re.findall(r"PATIENCE_S = (.+)", (ROOT / "deployments/api/healthcheck.py").read_text())
    for name, service in services(files).items():
        check = service.get("healthcheck")
        if name == "api":
            assert check is None  # the image's own
            continue
        assert seconds(check["timeout"]) < seconds(check["interval"]), name
        assert seconds(check["start_period"]) > 0, name
    assert seconds(services(files)["web"]["healthcheck"]["timeout"]) > float(patience_s)


@ALL
def test_every_file_that_is_mounted_is_there(files: tuple[str, ...]) -> None:
    for service in services(files).values():
        for volume in service.get("volumes", []):
            if volume["type"] == "bind":
                assert Path(volume["source"]).exists(), volume["source"]
                assert volume["read_only"], volume["source"]
            else:
                assert volume["source"] in stack(files)["volumes"]


@ALL
def test_secrets_are_files_and_no_value_of_the_environment(files: tuple[str, ...]) -> None:
    secret = {declared.variable for declared in DECLARED if declared.secret}
    for service in services(files).values():
        given = service.get("environment", {})
        assert not secret & set(given)
        mounted = {f"/run/secrets/{one['source']}" for one in service.get("secrets", [])}
        assert {value for value in given.values() if value.startswith("/run/secrets/")} <= mounted
    for one in stack(files).get("secrets", {}).values():
        assert Path(one["file"]).parent == ROOT / "data/secrets"


@ALL
@pytest.mark.parametrize("name", ["api", "web"])
def test_the_service_accepts_the_environment_it_is_given(files: tuple[str, ...], name: str, tmp_path: Path) -> None:
    secret = tmp_path / "a secret"
    secret.write_text("redis://:x@redis:6379/0" if name == "api" else "x" * 64)
    baked = dict(re.findall(r"(ALCHEMORSEL_\w+)=(\S+)", dockerfile_text()))
    given = {**baked, **services(files)[name]["environment"]}
    here = {key: str(secret) if value.startswith("/run/") else value for key, value in given.items()}
    here["ALCHEMORSEL_OPENAI_API_KEY_FILE"] = os.devnull  # as it is made: empty
    settings = load_settings({key: value for key, value in here.items() if value})
    assert settings.openai_api_key == ""
    assert settings.host == "0.0.0.0"


# --- what they are for


def test_the_ports_are_the_documented_ones() -> None:
    published = {
        name: [(port["published"], port["target"]) for port in service.get("ports", [])]
        for name, service in services(DEVELOPMENT).items()
    }
    assert published["api"] == [("3010", 3010)]
    assert published["web"] == [("3011", 3011)]
    assert published["ollama"] == [("11435", 11434)]
    assert services(DEVELOPMENT)["ollama"]["container_name"] == "alchemorsel-ollama"
    assert "ports" not in services(PRODUCTION)["ollama"]


def test_anybody_may_ask_in_development_and_nobody_without_a_key_in_production() -> None:
    allowed = [services(files)["api"]["environment"]["ALCHEMORSEL_ALLOW_ANONYMOUS"] for files in (BASE, PRODUCTION)]
    assert allowed == ["true", "false"]
    assert services(PRODUCTION)["web"]["environment"]["ALCHEMORSEL_WEB_API_KEY_FILE"] == "/run/secrets/web_api_key"


@pytest.mark.parametrize(("files", "limits"), [(BASE, (2, 4)), (PRODUCTION, (4, 8)), (GPU, (2, 4))])
def test_the_model_server_has_its_share_of_the_machine(files: tuple[str, ...], limits: tuple[int, int]) -> None:
    found = services(files)["ollama"]["deploy"]["resources"]["limits"]
    assert (float(found["cpus"]), int(found["memory"])) == (limits[0], limits[1] * 2**30)


def test_the_gpu_is_reserved_only_where_it_is_asked_for() -> None:
    reserved = services(GPU)["ollama"]["deploy"]["resources"]["reservations"]["devices"]
    assert [(device["driver"], device["capabilities"]) for device in reserved] == [("nvidia", ["gpu"])]
    assert services(GPU)["ollama"]["build"]["target"] == "gpu"
    assert services(GPU)["ollama"]["profiles"] == ["gpu"]
    for files in (BASE, DEVELOPMENT, PRODUCTION):
        assert "devices" not in services(files)["ollama"]["deploy"]["resources"]["reservations"]


@ALL
def test_service_and_ollama_agree_on_the_context_and_nobody_waits_for_models(files: tuple[str, ...]) -> None:
    api, ollama = services(files)["api"], services(files)["ollama"]
    assert api["environment"]["ALCHEMORSEL_OLLAMA_NUM_CTX"] == ollama["environment"]["OLLAMA_CONTEXT_LENGTH"]
    assert {one["condition"] for one in api["depends_on"].values()} == {"service_started"}
    assert seconds(ollama["healthcheck"]["start_period"]) >= 2 * 1800 + 120
    assert seconds(ollama["stop_grace_period"]) > 2 * 10  # what the entrypoint gives each of its children


@pytest.mark.parametrize("files", [BASE, PRODUCTION])
def test_compose_waits_longer_than_the_service_drains(files: tuple[str, ...]) -> None:
    given = {key: value for key, value in services(files)["api"]["environment"].items() if not value.startswith("/run")}
    settings = load_settings({key: value for key, value in given.items() if value})
    assert seconds(services(files)["api"]["stop_grace_period"]) > settings.drain_grace + settings.drain_timeout


def test_prometheus_and_grafana_are_there_only_on_demand() -> None:
    found = services(BASE)
    assert {name for name, service in found.items() if "profiles" not in service} == {"api", "web", "redis", "ollama"}
    assert all(found[name]["profiles"] == ["observability"] for name in ("prometheus", "grafana"))


def test_no_file_has_a_version_key() -> None:
    for file in {*DEVELOPMENT, *PRODUCTION, *GPU}:
        assert not re.search(r"^version:", (ROOT / file).read_text(), re.MULTILINE)


async def test_the_command_of_redis_starts_one_that_asks_for_the_password(tmp_path: Path) -> None:
    needs("redis-server")
    needs("redis-cli")
    (tmp_path / "redis_password").write_text("s3cret")
    service = services(BASE)["redis"]
    # The file of compose writes `$$` for the `$` that the shell in the container sees; so does its own output.
    run, check = (
        text.replace("$$", "$").replace("/run/secrets", str(tmp_path)).replace("dir /data", f"dir {tmp_path}")
        for text in (service["command"][-1], service["healthcheck"]["test"][-1])
    )
    port = free_port()
    shell = Shell(tmp_path / "shell")
    process = await shell.start(
        "sh", "-c", run.replace("\nmaxmemory ", f"\nport {port}\nbind 127.0.0.1\nmaxmemory ", 1)
    )
    probe = check.replace("redis-cli", f"redis-cli -p {port}")
    try:
        async with asyncio.timeout(10):
            while (await shell.run("sh", "-c", probe)).code != 0:
                assert process.returncode is None
                await asyncio.sleep(0.05)
        refused = await shell.run("redis-cli", "-p", str(port), "ping")
        policy = await shell.run(
            "redis-cli", "-p", str(port), "config", "get", "maxmemory-policy", REDISCLI_AUTH="s3cret"
        )
        process.send_signal(signal.SIGTERM)  # as compose does, to the first process and to no other
        end = await ended(process)
    finally:
        end_group(process)
    assert end.code == 0, end.said
    assert "NOAUTH" in refused.said
    assert "allkeys-lru" in policy.out
    assert "s3cret" not in service["command"][-1]


# --- the service's image


def ignored_but(context: Path) -> set[str]:
    return {line[1:].rstrip("/") for line in (context / ".dockerignore").read_text().splitlines() if line[:1] == "!"}


def test_the_context_holds_what_is_copied_and_no_more() -> None:
    dockerfile = ROOT / "deployments/api/Dockerfile"
    copied = {source.rstrip("/") for stage in ("packages", "service") for source, _ in copies(dockerfile, stage)}
    assert copied == ignored_but(ROOT)
    assert all((ROOT / source).exists() for source in copied)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """What both stages copy, with the tests' own packages in place of those that pip installs."""
    root = tmp_path / "an image"
    dockerfile = ROOT / "deployments/api/Dockerfile"
    for stage in ("packages", "service"):
        lay_out(ROOT, copies(dockerfile, stage), root)
    for part in ("bin/python", "lib", "pyvenv.cfg"):
        (root / "opt/venv" / part).symlink_to(Path(sys.prefix) / part)
    (root / "data").mkdir()
    return root


def dockerfile_text() -> str:
    return (ROOT / "deployments/api/Dockerfile").read_text()


def in_image(image: Path) -> dict[str, str]:
    """The image's environment, its folders those of the plain one."""
    text = dockerfile_text()
    pairs = [pair for line in re.findall(r"^ENV (.+)$", text, re.MULTILINE) for pair in line.split()]
    given = dict(pair.split("=", 1) for pair in pairs)
    here = {key: re.sub(r"/(opt|app|data)\b", rf"{image}/\1", value) for key, value in given.items()}
    return {**here, "PATH": here["PATH"].replace("$PATH", os.environ["PATH"])}


def files_in(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def words_of(instruction: str) -> list[str]:
    """The JSON form of the last such instruction."""
    found: list[str] = json.loads(re.findall(rf"^{instruction} (\[.+\])$", dockerfile_text(), re.MULTILINE)[-1])
    return found


def of_api() -> tuple[list[str], list[str]]:
    """The image's own command and health check."""
    return words_of("CMD"), json.loads(re.findall(r"^ +CMD (\[.+\])$", dockerfile_text(), re.MULTILINE)[0])


def of_web() -> tuple[list[str], list[str]]:
    """Those that compose gives it."""
    web = services(BASE)["web"]
    return web["command"], web["healthcheck"]["test"][1:]


@pytest.mark.parametrize("commands", [of_api, of_web])
async def test_the_image_serves_says_that_it_is_well_and_stops_in_good_order(
    commands: Callable[[], tuple[list[str], list[str]]], image: Path, tmp_path: Path
) -> None:
    shell = Shell(tmp_path / "shell")
    port, variable = str(free_port()), "WEB_" if commands is of_web else ""
    shell.settings |= in_image(image) | {
        f"ALCHEMORSEL_{variable}PORT": port,
        f"ALCHEMORSEL_{variable}HOST": "127.0.0.1",
        "ALCHEMORSEL_OLLAMA_HOST": "",
    }
    before = files_in(image / "app")
    command, probe = commands()
    probe = [re.sub(r":301\d/", f":{port}/", word) for word in probe]
    sick = await shell.run(*probe)
    assert (sick.code, "ConnectionRefusedError" in sick.out) == (1, True)
    process = await shell.start(*(word.replace("/app/", f"{image}/app/") for word in command), cwd=image)
    try:
        async with asyncio.timeout(30):
            while (await shell.run(*probe)).code != 0:
                assert process.returncode is None
                await asyncio.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        end = await ended(process)
    finally:
        end_group(process)
    assert end.code == 0, end.said
    assert files_in(image / "app") == before  # the root file system is read-only there


async def test_the_image_has_the_command_line(image: Path, tmp_path: Path) -> None:
    shell = Shell(tmp_path / "shell")
    (image / "opt/venv/bin/alchemorsel").write_text(
        (image / "opt/venv/bin/alchemorsel").read_text().replace("/app/", f'"{image}"/app/')
    )
    shell.settings |= in_image(image)
    end = await shell.run("alchemorsel", "keys", "new", "--name", "web", cwd=image / "app")
    assert end.code == 0, end.said
    assert (image / "data/keys.json").exists()


async def test_the_health_check_needs_an_address(tmp_path: Path) -> None:
    check = ROOT / "deployments/api/healthcheck.py"
    assert (await Shell(tmp_path).run(sys.executable, check, "localhost:3010")).code == 2


def test_packages_are_checked_by_hash_and_no_shell_stands_before_the_service() -> None:
    text = dockerfile_text()
    assert "--require-hashes --only-binary :all:" in text
    assert words_of("CMD") == ["python", "/app/cmd/api/main.py"]
    assert re.findall(r"^USER (\S+)$", text, re.MULTILINE) == ["1000:1000"]
    locked = (ROOT / "requirements/run.txt").read_text().splitlines()
    unhashed = [line for line, after in pairwise(locked) if re.match(r"\w", line) and "--hash" not in line + after]
    assert not unhashed
