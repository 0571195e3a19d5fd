"""Every command of the guides is run: here, in front of a live service, or by the test that is named for it here."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, Self

import pytest

from alchemorsel.config import load_settings
from tests.support import samples
from tests.support.guides import GUIDES, ROOT, Reader, Told, command_line, told
from tests.support.needs import needs
from tests.support.process import api, environment
from tests.support.providers import script_ollama
from tests.support.server import Reply, ScriptedServer

HERE = re.compile(r"(curl|jq|grep|\.venv/bin/alchemorsel|alchemorsel|kubectl|docker|ollama|ss|nvidia-smi)\b.*")
MAKE = re.compile(r"(?P<variables>(?:\w+=\S+ )*)make (?P<target>[a-z0-9-]+)")
ELSEWHERE = {
    re.compile(r"scripts/ollama-dev\.sh (?P<word>[a-z]+).*"): ROOT / "tests/integration/test_ollama_dev.py",
}
"""Scripts with tests of their own, which must speak of the command's word."""
MACHINE = ("ollama", "ss", "nvidia-smi")
"""Programs of the reader's machine: only how they are called is tried."""
RECIPE = "Omelette\n2 eggs\n1 tbsp butter\n1. Beat the eggs and fry them in the butter.\n"
"""What a reader may have in a file."""


def how(command: str) -> str:
    if MAKE.fullmatch(command):
        return "make"
    if any(pattern.fullmatch(command) for pattern in ELSEWHERE):
        return "elsewhere"
    return "here" if HERE.fullmatch(command) else "nowhere"


def of_kind(kind: str) -> list[Told]:
    return [each for guide in GUIDES for each in told(guide) if how(each.command) == kind]


def to_run() -> dict[Path, list[Told]]:
    """What is run here, by guides; what an earlier guide has already, the later ones need not repeat."""
    seen: set[Told] = set()
    found: dict[Path, list[Told]] = {}
    for guide in GUIDES:
        own = [each for each in told(guide) if how(each.command) == "here" and each not in seen]
        seen.update(own)
        if own:
            found[guide] = own
    return found


def test_no_command_is_left_to_chance() -> None:
    assert of_kind("nowhere") == []
    assert len(of_kind("here")) > 20


class Made(NamedTuple):
    """A command of make: its target, and the variables before it."""

    target: str
    variables: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, command: str) -> Self:
        match = MAKE.fullmatch(command)
        assert match, command
        pairs = (word.partition("=") for word in match["variables"].split())
        return cls(match["target"], tuple((name, value) for name, _, value in pairs))


MADE = sorted({Made.of(each.command) for each in of_kind("make")})


def here(*command: str | Path, **variables: str) -> str:
    """What a command in the repository says, with compose on its PATH."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        command, cwd=ROOT, env={**environment(variables), "PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("made", MADE, ids=str)
def test_every_target_of_the_guides_is_one_of_the_makefile(made: Made) -> None:
    here("make", "-n", made.target, **dict(made.variables))
    assert re.search(rf"^\.PHONY:.*\b{made.target}\b", (ROOT / "Makefile").read_text(), re.MULTILINE)


def stack(**variables: str) -> str:
    """All that compose would start."""
    return here(ROOT / "scripts/compose.sh", "config", **variables)


@pytest.mark.parametrize(("name", "value"), sorted({pair for made in MADE for pair in made.variables}))
def test_every_variable_before_a_make_changes_what_is_made(name: str, value: str) -> None:
    if name.startswith("ALCHEMORSEL_"):
        assert load_settings({name: value}).sources != load_settings({}).sources
    else:
        assert stack(**{name: value}) != stack()


@pytest.mark.parametrize("name", MACHINE)
async def test_the_programs_of_the_readers_machine_take_no_wrong_line(name: str, tmp_path: Path) -> None:
    reader = a_reader(tmp_path, "", {}, tmp_path)
    wrong = ("ollama pul llama3.2:3b", "ollama pull", "ollama pull llama32:3b", "ss -ltnp 'port = :1'", "nvidia-smi -x")
    for line in (each for each in wrong if each.startswith(name)):
        assert (await reader.runs(line))[0] == 2, line


def test_what_is_run_elsewhere_is_run_there() -> None:
    for each in of_kind("elsewhere"):
        for pattern, test in ELSEWHERE.items():
            if match := pattern.fullmatch(each.command):
                assert f'"{match["word"]}"' in test.read_text(), each


@pytest.mark.timeout(240)
async def test_what_the_guides_say_to_type_works_and_prints_what_they_say(tmp_path: Path) -> None:
    for program in ("curl", "jq", "bash"):
        needs(program)
    async with ScriptedServer() as ollama:
        script_ollama(ollama, json.dumps(samples.PASTA))
        # On disk, not in memory.
        ollama.on("/api/ps", Reply.of({"models": []}))
        ollama.on("/api/pull", Reply.lines({"status": "pulling manifest"}, {"status": "success"}))
        async with (
            api(ollama_host=ollama.url, ollama_warm_up="off") as service,
            command_line(tmp_path) as commands_at,
        ):
            for guide, commands in to_run().items():
                folder = tmp_path / guide.stem
                settings = {"ALCHEMORSEL_OLLAMA_HOST": ollama.url, "ALCHEMORSEL_DATA_DIR": str(folder / "data")}
                reader = a_reader(folder, service.url.removeprefix("http://"), settings, commands_at)
                for each in commands:
                    await does_what_it_says(reader, each)


async def does_what_it_says(reader: Reader, each: Told) -> None:
    code, printed = await reader.runs(each.command)
    assert code == each.code, (each.command, printed)
    assert [line for line in each.prints if line not in printed] == [], (each.command, printed)


def a_reader(folder: Path, address: str, settings: dict[str, str], commands_at: Path) -> Reader:
    """With the programs that no test machine has."""
    reader = Reader(folder, address, settings, commands_at)
    (folder / "recipe.txt").write_text(RECIPE)
    reader.scripted("docker", "scripted_volumes.py")
    reader.scripted("kubectl", "scripted_kubectl.py")
    for name in MACHINE:
        reader.scripted(name, "scripted_machine.py", name)
    return reader


async def test_a_backup_of_the_models_comes_back_whole(tmp_path: Path) -> None:
    reader = a_reader(tmp_path, "", {}, tmp_path)
    models = tmp_path / "volumes/alchemorsel_ollama-models"
    (models / "blobs").mkdir(parents=True)
    (models / "blobs/sha256-1").write_text("weights")
    runbook = told(ROOT / "docs/runbook.md")
    away, create, back = (each.command for each in runbook if "alchemorsel_ollama-models" in each.command)
    assert (await reader.runs(away))[0] == 0
    models.rename(tmp_path / "old")
    for command in (create, back):
        assert (await reader.runs(command))[0] == 0
    assert (models / "blobs/sha256-1").read_text() == "weights"
