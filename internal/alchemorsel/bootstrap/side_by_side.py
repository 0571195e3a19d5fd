"""Runs several works, each in a process of its own, as one: told to stop together, and none outlives another."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.context import ForkProcess
from types import FrameType

import structlog

from alchemorsel.bootstrap.lifeline import Lifeline

STOP = (signal.SIGTERM, signal.SIGINT)
_WELL = frozenset({0, *(-number for number in STOP)})
# Forked before there is a thread or an event loop, as workers are.
_FORK = multiprocessing.get_context("fork")
_log = structlog.get_logger(__name__)


def run_together(works: Mapping[str, Callable[[], None]]) -> int:
    """Run each in a process of its own until told to stop; where one ends by itself the others are stopped.

    Returns:
        0 where all of them ended well and because they were told to, else 1.
    """
    with Lifeline() as lifeline:
        processes = {name: _FORK.Process(target=_run, args=(work, lifeline), name=name) for name, work in works.items()}
        with _passed_on(list(processes.values())) as told:
            ended_early = _ended_first(processes)
            if not told:
                _log.error("ended_by_itself", process=ended_early, exit_code=processes[ended_early].exitcode)
                _send(list(processes.values()), signal.SIGTERM)
            for process in processes.values():
                process.join()
        return int(not told or any(process.exitcode not in _WELL for process in processes.values()))


def _ended_first(processes: Mapping[str, ForkProcess]) -> str:
    by_sentinel = {process.sentinel: name for name, process in processes.items()}
    return by_sentinel[next(each for each in wait(list(by_sentinel)) if isinstance(each, int))]


@contextmanager
def _passed_on(processes: list[ForkProcess]) -> Iterator[list[int]]:
    """Started processes, which get every signal that we get; the list fills with those."""
    told: list[int] = []

    def pass_on(number: int, _frame: FrameType | None) -> None:
        told.append(number)
        _send(processes, signal.Signals(number))

    # A signal in the middle of a fork would find our handlers in the child, and be lost there.
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP)
    before = {number: signal.signal(number, pass_on) for number in STOP}
    for process in processes:
        process.start()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP)
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _send(processes: list[ForkProcess], number: signal.Signals) -> None:
    for process in processes:
        if process.pid is not None and process.exitcode is None:
            os.kill(process.pid, number)


def _run(work: Callable[[], None], lifeline: Lifeline) -> None:
    """What a process does, first of all becoming one of its own."""
    for number in STOP:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP)
    # Away from the terminal: its Ctrl-C reaches the parent, which passes it on, and must not come twice.
    os.setpgid(0, 0)
    lifeline.hold()
    work()
