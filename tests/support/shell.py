"""Runs the repository's shell scripts for real, with scripted programs first on their PATH."""

import asyncio
import json
import os
import shutil
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.ports import free_port
from tests.support.process import environment

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(__file__).parent / "programs"
PATIENCE_S = 30


@dataclass(frozen=True)
class Ended:
    """How a script ended."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


@dataclass
class Shell:
    """A folder with scripted programs, and an environment in which they come first; its paths have blanks."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.bin.mkdir(parents=True)
        self.state.mkdir()
        self.settings.setdefault("SCRIPTED_OLLAMA", str(self.state))
        self.settings.setdefault("OLLAMA_HOST", f"127.0.0.1:{free_port()}")

    @property
    def bin(self) -> Path:
        return self.folder / "a folder" / "bin"

    @property
    def state(self) -> Path:
        return self.folder / "state"

    def program(self, name: str, text: str) -> None:
        """A shell script on PATH."""
        file = self.bin / name
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)

    def scripted(self, name: str, module: str) -> None:
        """One of `programs/` on PATH."""
        self.program(name, f'exec "{sys.executable}" -I -S "{PROGRAMS / module}" "$@"')

    def docker(self, name: str = "docker") -> None:
        """The scripted one; files `no-engine` and `no-compose` in the state take these away."""
        self.scripted(name, "scripted_docker.py")
        absent = f"""case "$*" in
          "compose version") test ! -e "{self.state}/no-compose"; exit ;;
          version*) test ! -e "{self.state}/no-engine"; exit ;;
        esac"""
        file = self.bin / name
        file.write_text(file.read_text().replace("\nexec", f"\n{absent}\nexec"))

    def keep(self, name: str, value: object) -> None:
        (self.state / f"{name}.json").write_text(json.dumps(value))

    def kept(self, name: str) -> Any:
        return json.loads((self.state / f"{name}.json").read_text())

    def lines(self, name: str) -> list[Any]:
        file = self.state / f"{name}.log"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    @property
    def environment(self) -> dict[str, str]:
        ours = ("OLLAMA_", "DOCKER_", "COMPOSE_")
        bare = {name: value for name, value in environment({}).items() if not name.startswith(ours)}
        return {**bare, "PATH": f"{self.bin}:{os.environ['PATH']}", **self.settings}

    async def start(self, *command: str | Path, cwd: Path = ROOT, **settings: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *map(str, command),
            cwd=cwd,
            env={**self.environment, **settings},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,  # no terminal, and a group of its own that is ended whole
        )

    async def run(self, *command: str | Path, cwd: Path = ROOT, **settings: str) -> Ended:
        """To its end, stdout and stderr apart."""
        return await ended(await self.start(*command, cwd=cwd, **settings))


async def ended(process: asyncio.subprocess.Process) -> Ended:
    """When the process and everybody who holds its output are gone; whoever stays too long is killed."""
    try:
        out, err = await asyncio.wait_for(process.communicate(), PATIENCE_S)
    except TimeoutError:
        end_group(process)
        out, err = await process.communicate()
        raise AssertionError(f"it did not end: {out.decode()}{err.decode()}") from None
    return Ended(process.returncode or 0, out.decode(), err.decode())


def end_group(process: asyncio.subprocess.Process) -> None:
    """The process that `Shell.start` made, and its descendants that stayed in its group."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def copies(dockerfile: Path, stage: str) -> list[tuple[str, str]]:
    """What one stage copies out of its context: from where, to where."""
    found: list[tuple[str, str]] = []
    inside = False
    for line in dockerfile.read_text().splitlines():
        words = line.split()
        if words[:1] == ["FROM"]:
            inside = words[-1] == stage
        elif inside and words[:1] == ["COPY"] and not any(word.startswith("--from") for word in words):
            *sources, target = [word for word in words[1:] if not word.startswith("--")]
            found += [(source, target) for source in sources]
    return found


def lay_out(context: Path, pairs: list[tuple[str, str]], root: Path) -> None:
    """Copy as Docker does: a folder's content, or a file below a target that ends with a slash."""
    for source, target in pairs:
        place = root / target.lstrip("/")
        if (context / source).is_dir():
            shutil.copytree(context / source, place, dirs_exist_ok=True)
            continue
        file = place / Path(source).name if target.endswith("/") else place
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(context / source, file)
