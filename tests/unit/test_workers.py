"""Workers that cannot work: when they are started again, and when that is given up."""

import asyncio
import json
import sys

import pytest

from tests.support.process import ROOT, environment

# Forking wants a process without threads, which a test runner is not.
SCRIPT = """
import os, sys, time
from pathlib import Path
from alchemorsel.bootstrap.workers import RestartPolicy, Workers
from alchemorsel.infrastructure.observability.logs import set_up_logs

set_up_logs(level="info", as_json=True)
began = time.monotonic()

def work(seat):
    {work}

policy = RestartPolicy(young_s=0.4, least_s=0.02, most_s=0.04, hopeless=4)
sys.exit(Workers({count}, work, policy).run())
"""


async def run(work: str, *, count: int = 1) -> tuple[int | None, list[dict[str, object]]]:
    """The exit code and the log."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        SCRIPT.format(work=work, count=count),
        cwd=ROOT,
        env=environment({"PYTHONPATH": str(ROOT / "internal")}),
        stderr=asyncio.subprocess.PIPE,
    )
    _, err = await asyncio.wait_for(process.communicate(), 20)
    return process.returncode, [json.loads(line) for line in err.decode().splitlines() if line.startswith("{")]


def deaths(log: list[dict[str, object]]) -> list[object]:
    return [line["restart_in_s"] for line in log if line["event"] == "worker_died"]


@pytest.mark.parametrize("count", [1, 3])
async def test_where_nobody_ever_lived_for_a_while_it_is_given_up(count: int) -> None:
    code, log = await run(
        "sys.exit(3)" if count == 1 else "sys.exit(3) if not seat.metrics.slot else time.sleep(60)", count=count
    )
    assert code == 1
    assert deaths(log) == [0.02, 0.04, 0.04, 0.04]
    assert [line["exit_code"] for line in log if line["event"] == "worker_died"] == [3] * 4
    stopped = [line for line in log if line["event"] == "worker_stopped"]
    assert len(stopped) == count - 1


async def test_who_lived_for_a_while_is_replaced_at_once_and_never_given_up() -> None:
    # The first lives; then many die young; in the end one asks for the end of all.
    work = """
    tries = Path(os.environ["PROMETHEUS_MULTIPROC_DIR"]) / "tries"
    made = len(tries.read_text()) if tries.exists() else 0
    tries.write_text("x" * (made + 1))
    if made == 0:
        time.sleep(0.5)
    if made == 7:
        os.kill(os.getppid(), 15)
        time.sleep(60)
    os._exit(9)"""
    code, log = await run(work.strip())
    assert code == 0
    assert deaths(log) == [0, 0.02, *[0.04] * 5]


async def test_a_worker_that_ends_badly_when_told_to_stop_is_told_by_the_exit_code() -> None:
    work = """
    import signal
    signal.signal(signal.SIGTERM, lambda *_: os._exit(7))
    os.kill(os.getppid(), 15)
    time.sleep(60)"""
    code, log = await run(work.strip())
    assert (code, deaths(log)) == (1, [])


async def test_a_signal_in_the_middle_of_the_start_is_not_lost() -> None:
    code, log = await run("os.kill(os.getppid(), 2); time.sleep(60)", count=4)
    assert code == 0
    stopped = [line["exit_code"] for line in log if line["event"] == "worker_stopped"]
    assert set(stopped) == {-2}
    assert len(stopped) == len([line for line in log if line["event"] == "worker_started"])
