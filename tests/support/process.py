"""Starts one of our binaries as a process on a free port, and ends it by its pid."""

import asyncio
import os
import re
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_URL = re.compile(r"http://127\.0\.0\.1:\d+")


@dataclass
class Service:
    """A running API; `banner` is what it printed before serving, `folder` where it keeps what is temporary."""

    url: str
    banner: str
    process: asyncio.subprocess.Process
    folder: Path

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """The exit code."""
        if self.process.returncode is None:
            self.process.send_signal(how)
        return await asyncio.wait_for(self.process.wait(), 20)


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The machine's environment without anybody's own settings, and these."""
    ours = ("ALCHEMORSEL_", "OPENAI_")
    bare = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**bare, **settings}


@asynccontextmanager
async def api(**settings: str) -> AsyncIterator[Service]:
    """The API with settings such as `ollama_host="..."`, on a port of its own."""
    with own_folder() as folder:
        # The keys of whoever works here must not shut the tests out.
        async with _api({"port": "0", "data_dir": str(folder / "data"), **settings}, folder) as service:
            yield service


@contextmanager
def own_folder() -> Iterator[Path]:
    """For what a service keeps and leaves; workers whose parent was killed may be writing still."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@asynccontextmanager
async def _api(settings: Mapping[str, str], folder: Path) -> AsyncIterator[Service]:
    given = {f"ALCHEMORSEL_{key.upper()}": value for key, value in settings.items()}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "cmd/api/main.py",
        cwd=ROOT,
        env=environment({"TMPDIR": str(folder), **given}),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield await _started(process, folder)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _started(process: asyncio.subprocess.Process, folder: Path) -> Service:
    assert process.stdout is not None
    assert process.stderr is not None
    lines: list[str] = []
    while "-d '" not in (lines[-1] if lines else ""):
        line = (await asyncio.wait_for(process.stdout.readline(), 30)).decode()
        if not line:
            raise AssertionError(f"the API ended at once: {(await process.stderr.read()).decode()}")
        lines.append(line)
    banner = "".join(lines)
    url = _URL.search(banner)
    assert url is not None, banner
    return Service(url.group(), banner, process, folder)


async def run(*command: str, **settings: str) -> tuple[int, str, str]:
    """One command of `alchemorsel` to its end: exit code, stdout, stderr."""
    given = {f"ALCHEMORSEL_{key.upper()}": value for key, value in settings.items()}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "cmd/alchemorsel/main.py",
        *command,
        cwd=ROOT,
        env=environment({"COLUMNS": "80", **given}),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await asyncio.wait_for(process.communicate(), 30)
    return process.returncode or 0, out.decode(), err.decode()
