"""Tells how much of the machine others use, so that a figure is read with what stood beside it."""

import os
import time
from pathlib import Path

_IDLE = slice(3, 5)
"""Idle, and idle while waiting for a disk: columns of /proc/stat."""


def cores_in_use(for_s: float = 1.0) -> float:
    """Cores at work during `for_s`; to be asked while our own processes have nothing to do."""
    began, before_s = time.monotonic(), _busy_s()
    time.sleep(for_s)
    return (_busy_s() - before_s) / (time.monotonic() - began)


def _busy_s() -> float:
    line = Path("/proc/stat").read_text().partition("\n")[0]
    # What guests used, the last two columns, is in the first two already.
    ticks = [int(each) for each in line.split()[1:9]]
    return (sum(ticks) - sum(ticks[_IDLE])) / os.sysconf("SC_CLK_TCK")
