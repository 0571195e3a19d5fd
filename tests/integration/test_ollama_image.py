"""The model server's image without Docker: its files laid out in a plain folder, its scripts run for real."""

import asyncio
import json
import os
import re
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support.shell import ROOT, Ended, Shell, copies, end_group, ended, lay_out

IMAGE = ROOT / "deployments/ollama"
QUICK = {"OLLAMA_PULL_PAUSE_S": "1", "OLLAMA_PULL_TIMEOUT_S": "20", "OLLAMA_STOP_TIMEOUT_S": "5"}


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path, dict(QUICK))
    shell.scripted("ollama", "scripted_ollama.py")
    models = tmp_path / "the models"
    models.mkdir()
    shell.settings["OLLAMA_MODELS"] = str(models)
    lay_out(IMAGE, copies(IMAGE / "Dockerfile", "cpu"), tmp_path / "an image")
    return shell


def script(shell: Shell, name: str) -> Path:
    return shell.folder / "an image/opt/alchemorsel" / name


@asynccontextmanager
async def serving(shell: Shell) -> AsyncIterator[None]:
    """The scripted server alone."""
    process = await shell.start(shell.bin / "ollama", "serve")
    try:
        await until((shell.state / "server.pid").exists)
        yield
    finally:
        end_group(process)
        await process.communicate()
        (shell.state / "server.pid").unlink(missing_ok=True)


async def until(seen: Callable[[], bool]) -> None:
    async with asyncio.timeout(15):
        while not seen():  # noqa: ASYNC110 - it is another process that one looks at
            await asyncio.sleep(0.02)


class Container:
    """A running entrypoint; what it says is collected line by line."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.said = ""

    async def says(self, text: str) -> None:
        assert self.process.stderr is not None
        async with asyncio.timeout(15):
            while text not in self.said:
                line = await self.process.stderr.readline()
                assert line, f"it ended without saying {text!r}: {self.said}"
                self.said += line.decode()

    async def told(self, how: signal.Signals = signal.SIGTERM) -> Ended:
        self.process.send_signal(how)
        return await self.ended()

    async def ended(self) -> Ended:
        rest = await ended(self.process)
        return Ended(rest.code, rest.out, self.said + rest.err)


@asynccontextmanager
async def container(shell: Shell, **settings: str) -> AsyncIterator[Container]:
    process = await shell.start(script(shell, "entrypoint.sh"), cwd=shell.folder, **settings)
    try:
        yield Container(process)
    finally:
        end_group(process)
        await process.communicate()


def gone(shell: Shell, who: str = "server") -> bool:
    try:
        os.kill(int((shell.state / f"{who}.pid").read_text()), 0)
    except ProcessLookupError:
        return True
    return False


def pulls(shell: Shell) -> list[str]:
    return [call[1] for call in shell.lines("calls") if call[0] == "pull"]


async def init(shell: Shell, *words: str, **settings: str) -> Ended:
    return await shell.run(script(shell, "scripts/init-models.sh"), *words, cwd=shell.folder, **settings)


async def health(shell: Shell, *words: str, **settings: str) -> tuple[int, dict[str, object], str]:
    found = await shell.run(script(shell, "health/healthcheck.sh"), *words, cwd=shell.folder, **settings)
    return found.code, json.loads(found.out), found.err


# --- the entrypoint


async def test_a_first_start_pulls_both_models_loads_the_first_and_stops_when_told(shell: Shell) -> None:
    async with container(shell) as running:
        await running.says("ready")
        assert shell.kept("models") == ["llama3.2:1b", "llama3.2:3b"]
        assert shell.kept("resident") == ["llama3.2:3b"]
        end = await running.told()
    assert end.code == 0
    assert gone(shell)
    assert pulls(shell) == ["llama3.2:3b", "llama3.2:1b"]
    loads = [body for _, path, body in shell.lines("requests") if path == "/api/generate"]
    assert [load["options"] for load in loads] == [{"num_ctx": 8192}]
    assert loads[0]["keep_alive"] == "30m"


async def test_the_context_it_loads_with_is_the_services_own(shell: Shell) -> None:
    shell.keep("models", ["llama3.2:3b", "llama3.2:1b"])
    async with container(shell, OLLAMA_CONTEXT_LENGTH="4096", OLLAMA_KEEP_ALIVE="-1") as running:
        await running.says("ready")
        await running.told()
    (load,) = [body for _, path, body in shell.lines("requests") if path == "/api/generate"]
    assert (load["options"], load["keep_alive"]) == ({"num_ctx": 4096}, -1)


async def test_models_that_are_there_are_not_pulled_again(shell: Shell) -> None:
    shell.keep("models", ["Llama3.2:3B", "mistral:latest"])
    async with container(shell, OLLAMA_PRELOAD_MODELS="llama3.2:3b, mistral") as running:
        await running.says("ready")
        await running.told()
    assert pulls(shell) == []


async def test_none_pulls_nothing_and_serves(shell: Shell) -> None:
    async with container(shell, OLLAMA_PRELOAD_MODELS="none") as running:
        await running.says("ready")
        assert (await health(shell, OLLAMA_PRELOAD_MODELS="none"))[0] == 0
        assert (await running.told(signal.SIGINT)).code == 0
    assert pulls(shell) == []


async def test_a_pull_that_fails_is_tried_again(shell: Shell) -> None:
    shell.keep("script", {"/api/pull": {"llama3.2:3b": ["fail", "ok"]}})
    async with container(shell, OLLAMA_PRELOAD_MODELS="llama3.2:3b") as running:
        await running.says("ready")
        end = await running.told()
    assert pulls(shell) == ["llama3.2:3b", "llama3.2:3b"]
    assert "the pull failed: Error: pull model manifest: Get registry: dial tcp: i/o timeout" in end.err


async def test_one_model_of_two_is_enough_to_serve(shell: Shell) -> None:
    shell.keep("script", {"/api/pull": {"llama3.2:3b": ["unknown"]}})
    async with container(shell) as running:
        await running.says("ready, without some of the models")
        assert shell.kept("resident") == ["llama3.2:1b"]
        end = await running.told()
    assert end.code == 0
    assert pulls(shell) == ["llama3.2:3b", "llama3.2:1b"]  # an unknown name is not asked for twice
    assert "is the name right?" in end.err


async def test_it_fails_when_no_model_could_be_had(shell: Shell) -> None:
    shell.keep("script", {"/api/pull": {"llama3.2:3b": ["full"], "llama3.2:1b": ["full"]}})
    async with container(shell) as running:
        end = await running.ended()
    assert end.code == 1
    assert gone(shell)
    assert "no space left on device; free some space" in end.err
    assert "0 of 2 wanted models are there" in end.out
    assert pulls(shell) == ["llama3.2:3b", "llama3.2:1b"]


async def test_a_signal_during_a_pull_ends_everything_at_once(shell: Shell) -> None:
    shell.keep("script", {"/api/pull": {"llama3.2:3b": ["hang"]}})
    async with container(shell) as running:
        await running.says("pulling llama3.2:3b")
        await until(lambda: any(path == "/api/pull" for _, path, _ in shell.lines("requests")))
        began = asyncio.get_running_loop().time()
        end = await running.told()
    assert asyncio.get_running_loop().time() - began < 3
    assert end.code == 0
    assert gone(shell)
    assert "the next pull goes on from there" in end.err


async def test_a_signal_while_a_model_is_loaded_is_not_kept_waiting_for_it(shell: Shell) -> None:
    shell.keep("models", ["llama3.2:3b"])
    shell.keep("script", {"/api/generate": {"llama3.2:3b": ["hang"]}})
    async with container(shell, OLLAMA_PRELOAD_MODELS="llama3.2:3b") as running:
        await until(lambda: any(path == "/api/generate" for _, path, _ in shell.lines("requests")))
        began = asyncio.get_running_loop().time()
        end = await running.told()
    assert asyncio.get_running_loop().time() - began < 3
    assert end.code == 0
    assert gone(shell)


async def test_a_server_that_dies_takes_the_container_with_it(shell: Shell) -> None:
    shell.keep("models", ["llama3.2:3b", "llama3.2:1b"])
    async with container(shell) as running:
        await running.says("ready")
        os.kill(int((shell.state / "server.pid").read_text()), signal.SIGKILL)
        end = await running.ended()
    assert end.code == 137
    assert "ollama serve ended by itself" in end.err


async def test_a_server_that_dies_in_the_middle_of_a_pull_is_reported_as_that(shell: Shell) -> None:
    shell.keep("script", {"/api/pull": {"llama3.2:3b": ["dies"]}})
    async with container(shell) as running:
        end = await running.ended()
    assert end.code == 3
    assert "ollama serve ended by itself with code 3" in end.err


async def test_a_server_that_does_not_start_is_reported_at_once(shell: Shell) -> None:
    shell.keep("script", {"serve": "listen tcp: address already in use"})
    async with container(shell) as running:
        end = await running.ended()
    assert end.code == 1
    assert "address already in use" in end.err


async def test_a_server_that_will_not_stop_is_killed(shell: Shell) -> None:
    shell.keep("script", {"stubborn": True})
    async with container(shell, OLLAMA_PRELOAD_MODELS="none", OLLAMA_STOP_TIMEOUT_S="1") as running:
        await running.says("ready")
        end = await running.told()
    assert end.code == 137
    await until(lambda: gone(shell))  # nobody waits for who was killed


async def test_a_server_that_never_answers_is_given_up(shell: Shell) -> None:
    shell.keep("script", {"slow_start_s": 30})
    async with container(shell, OLLAMA_START_TIMEOUT_S="1") as running:
        end = await running.ended()
    assert end.code == 1
    assert "nobody listens" in end.err


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"OLLAMA_PRELOAD_MODELS": "llama3.2:3b,$(reboot)"}, "no model's name"),
        ({"OLLAMA_PRELOAD_MODELS": "registry.example/x/y:1"}, "no model's name"),
        ({"OLLAMA_PRELOAD_MODELS": "x y:1"}, "'x y:1' is no model's name"),
        ({"OLLAMA_PRELOAD_MODELS": "gpt-oss:120b-cloud"}, "is a cloud model"),
        ({"OLLAMA_START_TIMEOUT_S": "soon"}, "OLLAMA_START_TIMEOUT_S is 'soon'; it takes a whole number"),
    ],
)
async def test_a_bad_setting_stops_the_start_with_words(shell: Shell, settings: dict[str, str], words: str) -> None:
    async with container(shell, **settings) as running:
        end = await running.ended()
    assert end.code == 2
    assert words in end.err
    assert shell.lines("calls") == []


async def test_other_words_go_to_ollama_itself(shell: Shell) -> None:
    version = await shell.run(script(shell, "entrypoint.sh"), "--version")
    assert (version.code, version.out) == (0, "ollama version is 0.32.15\n")


# --- init-models.sh


async def test_a_pull_that_hangs_ends_at_its_limit(shell: Shell) -> None:
    shell.keep("script", {"/api/pull": {"llama3.2:1b": ["hang"]}})
    async with serving(shell):
        end = await init(shell, "--environment", "testing", OLLAMA_PULL_TIMEOUT_S="1")
    assert end.code == 1
    assert "did not end within 1 s; raise OLLAMA_PULL_TIMEOUT_S" in end.out


@pytest.mark.parametrize(("how", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
async def test_a_signal_during_a_pull_ends_the_pull_too(shell: Shell, how: signal.Signals, code: int) -> None:
    shell.keep("script", {"/api/pull": {"llama3.2:1b": ["hang"]}})
    async with serving(shell):
        process = await shell.start(script(shell, "scripts/init-models.sh"), "--models", "llama3.2:1b")
        await until(lambda: any(path == "/api/pull" for _, path, _ in shell.lines("requests")))
        process.send_signal(how)
        end = await ended(process)
        assert not gone(shell)
    assert (end.code, gone(shell, "pull")) == (code, True)


async def test_a_full_disk_is_seen_before_the_pull(shell: Shell) -> None:
    shell.program("df", "echo head; echo /dev/disk 9000000 7000000 2000000 80% /")
    async with serving(shell):
        end = await init(shell, "--environment", "development")
    assert end.code == 1  # the first is required
    assert "2048 MB free, and 3043 MB are needed" in end.out
    assert "2048 MB free, and 2345 MB are needed" in end.out
    assert pulls(shell) == []


async def test_a_required_model_that_is_missing_is_code_1_and_another_code_3(shell: Shell) -> None:
    shell.keep("script", {"/api/pull": {"llama3.2:1b": ["unknown"]}})
    async with serving(shell):
        assert (await init(shell)).code == 3
        shell.keep("models", ["llama3.2:1b"])
        shell.keep("script", {"/api/pull": {"llama3.2:3b": ["unknown"]}})
        assert (await init(shell)).code == 1
        shell.keep("script", {})
        assert (await init(shell)).code == 0


async def test_a_pull_that_ends_well_without_its_model_is_a_failure(shell: Shell) -> None:
    shell.keep("script", {"vanishes": {"llama3.2:1b": ["yes"]}})
    async with serving(shell):
        end = await init(shell, "--models", "llama3.2:1b", OLLAMA_PULL_TRIES="1")
    assert end.code == 1
    assert "yet Ollama does not list the model" in end.out


async def test_cleaning_never_deletes_what_is_wanted_or_in_use(shell: Shell) -> None:
    shell.keep("models", ["llama3.1:8b", "llama3.2:3b", "old:latest", "used:1b"])
    shell.keep("resident", ["used:1b"])
    async with serving(shell):
        dry = await init(shell, "--environment", "production", "--clean", "--dry-run")
        assert "nothing is deleted while llama3.2:1b is missing" in dry.err
        end = await init(shell, "--environment", "production", "--clean")
    assert end.code == 0
    # The 8b is wanted although a start does not pull it.
    assert shell.kept("models") == ["llama3.1:8b", "llama3.2:1b", "llama3.2:3b", "used:1b"]
    assert "deleted old:latest" in end.err


async def test_cleaning_keeps_what_a_start_pulls_and_what_the_service_asks_for(shell: Shell) -> None:
    shell.keep("models", ["gemma3:4b", "llama3.2:3b", "mistral:7b", "old:latest", "qwen3:8b"])
    settings = {
        "OLLAMA_PRELOAD_MODELS": "llama3.2:3b, Mistral:7b",
        "ALCHEMORSEL_OLLAMA_MODEL": "qwen3:8b",
        "ALCHEMORSEL_OLLAMA_MODEL_NUTRITION": "gemma3:4b",
    }
    async with serving(shell):
        assert (await init(shell, "--models", "llama3.2:3b", "--clean", **settings)).code == 0
        assert shell.kept("models") == ["gemma3:4b", "llama3.2:3b", "mistral:7b", "qwen3:8b"]
        # What a start pulls where nobody says otherwise.
        await init(shell, "--models", "qwen3:8b", "--clean")
    assert shell.kept("models") == ["llama3.2:3b", "qwen3:8b"]


async def test_nothing_is_deleted_after_a_failed_pull(shell: Shell) -> None:
    shell.keep("models", ["old:latest"])
    shell.keep("script", {"/api/pull": {"llama3.2:1b": ["unknown"]}})
    async with serving(shell):
        await init(shell, "--environment", "testing", "--clean")
    assert shell.kept("models") == ["old:latest"]


async def test_a_dry_run_changes_nothing(shell: Shell) -> None:
    async with serving(shell):
        end = await init(shell, "--dry-run")
    assert "would be pulled" in end.out
    assert pulls(shell) == []


@pytest.mark.parametrize("wait", ["0", "00"])
async def test_without_a_server_it_says_so(shell: Shell, wait: str) -> None:
    end = await init(shell, "--wait", wait)
    assert end.code == 1
    assert f"nobody listens at {shell.settings['OLLAMA_HOST']}" in end.err


async def test_numbers_are_read_by_tens_whatever_they_begin_with(shell: Shell) -> None:
    shell.keep("models", ["llama3.2:3b"])
    async with serving(shell):
        end = await init(shell, "--models", "llama3.2:3b", "--wait", "08", "--load", OLLAMA_CONTEXT_LENGTH="09216")
    assert end.code == 0, end.said
    assert shell.lines("requests")[-1][2]["options"] == {"num_ctx": 9216}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--environment", "moon"], "there is no environment 'moon'; there are: development production testing"),
        (["--wait", "soon"], "--wait takes seconds"),
        (["--models", "x y:1"], "'x y:1' is no model's name"),
        (["--models"], "--models takes a value"),
        (["--colour"], "there is no '--colour'"),
    ],
)
async def test_wrong_usage_is_code_2_and_names_what_is_right(shell: Shell, words: list[str], said: str) -> None:
    end = await init(shell, *words)
    assert (end.code, said in end.err) == (2, True), end.err


async def test_a_broken_catalogue_is_code_2(shell: Shell) -> None:
    broken = shell.folder / "broken.json"
    broken.write_text('{"models": [')
    end = await init(shell, "--file", str(broken))
    assert (end.code, "is no JSON" in end.err) == (2, True)


# --- healthcheck.sh


async def test_health_is_one_line_for_programs_and_one_for_people(shell: Shell) -> None:
    shell.keep("models", ["llama3.2:1b"])
    async with serving(shell):
        code, found, words = await health(shell)
    assert code == 0
    assert (found["status"], found["check"], found["model"]) == ("healthy", "availability", "llama3.2:1b")
    assert words == "healthy: Ollama answers, and has llama3.2:1b\n"
    assert [path for _, path, _ in shell.lines("requests")] == ["/api/tags"]  # cheap: nothing else is asked


async def test_deep_health_writes_one_token_with_the_services_context(shell: Shell) -> None:
    shell.keep("models", ["llama3.2:3b"])
    async with serving(shell):
        code, found, _ = await health(shell, "--deep", OLLAMA_CONTEXT_LENGTH="4096")
    assert code == 0
    assert found["message"] == "llama3.2:3b wrote a token; it was not in memory"
    assert shell.lines("requests")[-1][2]["options"] == {"num_predict": 1, "num_ctx": 4096}


async def test_a_model_that_does_not_write_is_unhealthy_within_the_limit(shell: Shell) -> None:
    shell.keep("models", ["llama3.2:3b"])
    shell.keep("script", {"/api/generate": {"llama3.2:3b": ["hang"]}})
    async with serving(shell):
        assert (await health(shell))[0] == 0
        code, found, words = await health(shell, "--deep", OLLAMA_HEALTH_DEEP_TIMEOUT_S="1")
        assert (code, found["status"]) == (1, "unhealthy")
        assert "did not write within 1 s" in words
        shell.keep("script", {"/api/generate": {"llama3.2:3b": ['out of "memory"']}})
        _, found, _ = await health(shell, "--deep")
    assert 'out of "memory"' in str(found["message"])


async def test_a_server_that_takes_connections_and_says_nothing_is_unhealthy(shell: Shell) -> None:
    shell.keep("script", {"silent": ["/api/tags"]})
    async with serving(shell):
        code, found, _ = await health(shell, OLLAMA_HEALTH_TIMEOUT_S="1")
    assert (code, found["message"]) == (1, "Ollama did not answer in time")


async def test_health_tells_no_server_from_no_model(shell: Shell) -> None:
    _, down, _ = await health(shell)
    async with serving(shell):
        code, empty, _ = await health(shell)
    assert "nobody listens" in str(down["message"])
    assert code == 1
    assert "none of the wanted models yet: llama3.2:3b, llama3.2:1b" in str(empty["message"])


# --- what the files promise each other


def test_the_health_check_fits_its_limits() -> None:
    text = (IMAGE / "Dockerfile").read_text()
    outer_s = set(map(int, re.findall(r"--timeout=(\d+)s", text)))
    (inner_s,) = re.findall(r"whole OLLAMA_HEALTH_TIMEOUT_S (\d+)", (IMAGE / "health/healthcheck.sh").read_text())
    (pull_s,) = re.findall(r"whole OLLAMA_PULL_TIMEOUT_S (\d+)", (IMAGE / "scripts/init-models.sh").read_text())
    (start_s,) = re.findall(r"whole OLLAMA_START_TIMEOUT_S (\d+)", (IMAGE / "entrypoint.sh").read_text())
    assert {int(inner_s) + 1} == outer_s
    for minutes in re.findall(r"--start-period=(\d+)m", text):
        assert int(minutes) * 60 >= 2 * int(pull_s) + int(start_s)


def test_both_targets_run_the_same_scripts_and_settings() -> None:
    dockerfile = IMAGE / "Dockerfile"
    assert copies(dockerfile, "cpu") == copies(dockerfile, "gpu")
    lines = dockerfile.read_text().splitlines()
    shared = [line for line in lines if line.startswith(("USER", "ENTRYPOINT", "VOLUME", "HEALTHCHECK", "ENV"))]
    assert all(shared.count(line) == 2 for line in shared if "CUDA" not in line)


def test_the_defaults_agree() -> None:
    (default,) = re.findall(r"PRELOAD_DEFAULT=(\S+)", (IMAGE / "lib/ollama.sh").read_text())
    assert (IMAGE / "Dockerfile").read_text().count(f"OLLAMA_PRELOAD_MODELS={default}") == 2
    catalogue = json.loads((IMAGE / "scripts/models.json").read_text())
    assert ",".join(catalogue["environments"]["development"]["models"]) == default
