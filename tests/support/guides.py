"""The commands of the guides, with what they are said to print, and a place where they are run as a reader would."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from tests.support.process import environment

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(__file__).parent / "programs"
GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
PRELOADED = PROGRAMS / "preloaded.py"
PATIENCE_S = 40
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """What a link may name of a page, as GitHub makes it of headings."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


class Told(NamedTuple):
    """A command of a guide, and the lines that it says come of it."""

    command: str
    prints: tuple[str, ...]

    @property
    def code(self) -> int:
        """0, unless a comment says what it `exits` with."""
        says = re.search(r"# exits (\d+)", self.command)
        return int(says[1]) if says else 0


def told(guide: Path) -> Iterator[Told]:
    """The commands of all console blocks, in their order."""
    for block in _BLOCK.findall(guide.read_text()):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *prints = part.replace("\\\n", "").rstrip("\n").split("\n")
            yield Told(re.sub(r"\s{2,}(?=[-|])", " ", command), tuple(line for line in prints if line.strip()))


@asynccontextmanager
async def command_line(folder: Path) -> AsyncIterator[Path]:
    """The socket of a preloaded command line; the folder's name must be short, as those of sockets are."""
    path = folder / "commands"
    process = await asyncio.create_subprocess_exec(sys.executable, PRELOADED, "serve", path, cwd=ROOT)
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not path.exists():  # noqa: ASYNC110 - it comes into being
                await asyncio.sleep(0.05)
        yield path
    finally:
        process.kill()
        await process.wait()


class Reader:
    """Somebody at a terminal in `folder`, with the repository's commands and scripted programs on PATH.

    Args:
        api: host and port that stand for 127.0.0.1:3010.
        commands: of a `command_line`.
    """

    def __init__(self, folder: Path, api: str, settings: Mapping[str, str], commands: Path) -> None:
        self.folder = folder
        self._api = api
        self._settings = settings
        self._bin = folder / ".venv/bin"
        self._bin.mkdir(parents=True)
        for name in ("deployments", "scripts"):
            (folder / name).symlink_to(ROOT / name)
        self.program("alchemorsel", f'exec "{sys.executable}" -I -S "{PRELOADED}" "{commands}" "$@"')

    def program(self, name: str, text: str) -> None:
        """A shell script on PATH."""
        file = self._bin / name
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)

    def scripted(self, name: str, module: str, first: str = "") -> None:
        """One of `programs/` on PATH, which hears `first` before all other words."""
        self.program(name, f'exec "{sys.executable}" -I -S "{PROGRAMS / module}" {first} "$@"')

    async def runs(self, command: str) -> tuple[int, str]:
        """The exit code, and all that was printed."""
        here = re.sub(r"(?:localhost|127\.0\.0\.1):3010", self._api, command)
        process = await asyncio.create_subprocess_exec(
            *("bash", "-o", "pipefail", "-c", here),
            cwd=self.folder,
            env={**environment(self._settings), "PATH": f"{self._bin}:{os.environ['PATH']}", "COLUMNS": "200"},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        out, _ = await asyncio.wait_for(process.communicate(), PATIENCE_S)
        return process.returncode or 0, out.decode()
