"""Works side by side: told to stop together, and none outlives another."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.support.process import ROOT, environment

# Forking wants a process without threads, which a test runner is not.
SCRIPT = """
import os, signal, sys, time
from alchemorsel.bootstrap.side_by_side import run_together

def steady():
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(60)

def other():
    os.write(1, b"%d\\n" % os.getpid())
    os.read(0, 1)
    {other}

sys.exit(run_together({{"steady": steady, "other": other}}))
"""


async def started(other: str) -> tuple[asyncio.subprocess.Process, list[int]]:
    """The parent, and the pids of both."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        SCRIPT.format(other=other),
        cwd=ROOT,
        env=environment({"PYTHONPATH": str(ROOT / "internal")}),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    pids = [int(await asyncio.wait_for(process.stdout.readline(), 20)) for _ in range(2)]
    # Both are there: the other may go on.
    process.stdin.write(b"x")
    return process, pids


async def ended(process: asyncio.subprocess.Process, pids: list[int]) -> int | None:
    """The parent's exit code; its children must be gone with it."""
    await asyncio.wait_for(process.communicate(), 20)
    async with asyncio.timeout(10):
        while any(map(is_there, pids)):  # noqa: ASYNC110 - the end of a stranger's process sets no event
            await asyncio.sleep(0.02)
    return process.returncode


def is_there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_both_and_that_is_well(how: signal.Signals) -> None:
    process, pids = await started("time.sleep(60)")
    process.send_signal(how)
    assert await ended(process, pids) == 0


@pytest.mark.parametrize("other", ["sys.exit(0)", "sys.exit(3)", "os.kill(os.getpid(), 9)"])
async def test_where_one_ends_by_itself_the_other_is_stopped_and_it_has_failed(other: str) -> None:
    assert await ended(*await started(other)) == 1


async def test_who_ends_badly_when_told_to_stop_is_told_by_the_exit_code() -> None:
    process, pids = await started(
        "signal.signal(15, lambda *_: os._exit(7)); os.kill(os.getppid(), 15); time.sleep(60)"
    )
    assert await ended(process, pids) == 1


async def test_a_parent_that_is_killed_leaves_nobody_behind() -> None:
    process, pids = await started("time.sleep(60)")
    process.kill()
    assert await ended(process, pids) == -signal.SIGKILL


async def test_both_are_away_from_the_terminal_whose_ctrl_c_must_not_come_twice() -> None:
    process, pids = await started("time.sleep(60)")
    assert not {os.getpgid(pid) for pid in pids} & {os.getpgid(process.pid)}
    process.terminate()
    assert await ended(process, pids) == 0
