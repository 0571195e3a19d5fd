"""What an operator types: each make target does what its line says, and code that changes is served anew."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.needs import needs
from tests.support.ports import free_port
from tests.support.shell import ROOT, Shell, end_group, ended

RELOAD = ROOT / "scripts/reload.py"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    needs("make")
    shell = Shell(tmp_path, {"SECRETS_DIR": str(tmp_path / "secrets")})
    shell.docker()
    return shell


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("up", ["up", "-d"]),
        ("down", ["--profile", "*", "down"]),
        ("restart", ["restart"]),
        ("logs", ["logs", "--tail", "100", "--follow"]),
        ("ps", ["ps", "--all"]),
        ("images", ["build"]),
    ],
)
async def test_a_target_of_the_containers_is_one_compose_command(shell: Shell, target: str, told: list[str]) -> None:
    (shell.state / "container.txt").touch()
    shell.settings["SCRIPTED_IMAGE"] = str(shell.bin)  # whose `entrypoint.sh` is not there: nothing is started
    await shell.run("make", target)
    assert shell.lines("docker")[-1][-len(told) :] == told


@pytest.mark.parametrize(
    ("target", "step"),
    [
        ("status", "scripts/ollama-dev.sh start"),
        ("pull-models", "scripts/ollama-dev.sh start"),
        ("test-ai", "make run, or make up"),
        ("smoke", "make run, or make up"),
    ],
)
async def test_a_target_that_fails_names_the_next_step(shell: Shell, target: str, step: str) -> None:
    needs("curl")
    end = await shell.run("make", target, BASE_URL=f"http://127.0.0.1:{free_port()}", RETRIES="0")
    assert (end.code, step in end.said) == (2, True), end.said


async def test_make_alone_lists_what_there_is(shell: Shell) -> None:
    listed = (await shell.run("make")).out
    shown = set(re.findall(r"^  (\S+) +\S", listed, re.MULTILINE))
    assert {
        "up",
        "down",
        "restart",
        "logs",
        "status",
        "ps",
        "pull-models",
        "test-ai",
        "smoke",
        "dev",
        "images",
    } <= shown
    assert max(map(len, listed.splitlines())) <= 120


# --- reload.py


async def until(seen: Callable[[], bool]) -> None:
    async with asyncio.timeout(15):
        while not seen():  # noqa: ASYNC110 - it is another process that one looks at
            await asyncio.sleep(0.02)


async def test_changed_code_is_started_anew_and_a_stop_ends_it(tmp_path: Path) -> None:
    code, said = tmp_path / "code", tmp_path / "said"
    code.mkdir()
    program = code / "program.py"

    def write(words: str, then: str = "time.sleep(60)") -> None:
        line = f"{words} {{os.getpid()}}\\n"
        program.write_text(
            f"import os, pathlib, time\npathlib.Path({str(said)!r}).open('a').write(f'{line}')\n{then}\n"
        )

    def lines() -> list[str]:
        return said.read_text().splitlines() if said.exists() else []

    write("first")
    process = await Shell(tmp_path / "shell").start(
        sys.executable, RELOAD, "--watch", code, "--", sys.executable, program
    )
    try:
        await until(lambda: len(lines()) == 1)
        (code / "notes.txt").write_text("no code")
        write("second", "raise SystemExit(3)")
        await until(lambda: len(lines()) == 2)
        assert process.stderr is not None
        async with asyncio.timeout(15):
            while b"it ended with code 3; waiting for a change" not in await process.stderr.readline():
                assert process.returncode is None
        write("third")
        await until(lambda: len(lines()) == 3)
        process.send_signal(signal.SIGINT)
        end = await ended(process)
    finally:
        end_group(process)
    assert end.code == 130
    assert [line.split()[0] for line in lines()] == ["first", "second", "third"]
    for line in lines():
        with pytest.raises(ProcessLookupError):
            os.kill(int(line.split()[1]), 0)


async def test_reload_names_a_folder_that_is_not_there(tmp_path: Path) -> None:
    end = await Shell(tmp_path / "shell").run(sys.executable, RELOAD, "--watch", tmp_path / "none", "--", "true")
    assert (end.code, "no such folder" in end.err) == (2, True)
