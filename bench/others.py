"""Tells how much of the machine others used meanwhile, so that a figure is read with what stood beside it."""

import os
import time
from pathlib import Path
from typing import NamedTuple

_IDLE = slice(3, 5)
"""Idle, and idle while waiting for a disk: columns of /proc/stat."""


class Begun(NamedTuple):
    """Seconds at the beginning: of the clock, of all processors at work, of our own processes."""

    at: float
    busy_s: float
    own_s: float


def begin() -> Begun:
    return Begun(time.monotonic(), _busy_s(), _own_s())


def others_cores(begun: Begun) -> float:
    """Cores that others used since then; to be asked when the processes that we started have ended."""
    theirs = (_busy_s() - begun.busy_s) - (_own_s() - begun.own_s)
    return max(theirs, 0.0) / (time.monotonic() - begun.at)


def _busy_s() -> float:
    line = Path("/proc/stat").read_text().partition("\n")[0]
    # What guests used, the last two, is in the first two already.
    ticks = [int(each) for each in line.split()[1:9]]
    return (sum(ticks) - sum(ticks[_IDLE])) / os.sysconf("SC_CLK_TCK")


def _own_s() -> float:
    return sum(os.times()[:4])
