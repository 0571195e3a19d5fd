"""Starts API and pages as `make run` does, or the pages alone, and ends them by their pid."""

import asyncio
import re
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.process import ROOT, Service, environment, own_folder

TOGETHER = ("-m", "alchemorsel.bootstrap.together")
WEB = ("cmd/web/main.py",)
_WEB_LINE = re.compile(r"Web frontend  (http://127\.0\.0\.1:\d+)")
_API_LINE = re.compile(r"Alchemorsel   (http://127\.0\.0\.1:\d+)")
START_S = 30


@dataclass
class House(Service):
    """`url` is the pages' address."""

    api_url: str = ""


@asynccontextmanager
async def together(**settings: str) -> AsyncIterator[House]:
    """API and pages, with settings such as `ollama_host="..."`, on ports of their own."""
    with own_folder() as folder:
        ours = {"port": "0", "web_port": "0", "data_dir": str(folder / "data"), "log_level": "warning"}
        async with _started(TOGETHER, {**ours, **settings}, folder) as process:
            banner = await _until(process, _API_LINE)
            yield House(_found(_WEB_LINE, banner), banner, process, folder, _found(_API_LINE, banner))


@asynccontextmanager
async def web(**settings: str) -> AsyncIterator[Service]:
    """The pages alone."""
    with own_folder() as folder:
        async with _started(WEB, {"web_port": "0", "log_level": "warning", **settings}, folder) as process:
            banner = await _until(process, _WEB_LINE)
            yield Service(_found(_WEB_LINE, banner), banner, process, folder)


@asynccontextmanager
async def _started(
    command: tuple[str, ...], settings: Mapping[str, str], folder: Path
) -> AsyncIterator[asyncio.subprocess.Process]:
    given = {f"ALCHEMORSEL_{key.upper()}": value for key, value in settings.items()}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *command,
        cwd=ROOT,
        env=environment({"TMPDIR": str(folder), **given}),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.communicate(), START_S)


async def _until(process: asyncio.subprocess.Process, line: re.Pattern[str]) -> str:
    assert process.stdout is not None
    assert process.stderr is not None
    read = ""
    while not line.search(read):
        more = (await asyncio.wait_for(process.stdout.readline(), START_S)).decode()
        if not more:
            raise AssertionError(f"it ended at once: {(await process.stderr.read()).decode()}")
        read += more
    return read


def _found(line: re.Pattern[str], banner: str) -> str:
    match = line.search(banner)
    assert match is not None, banner
    return match[1]
