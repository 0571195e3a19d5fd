"""Several processes behind one listening socket: started, watched, restarted and stopped together."""

import multiprocessing
import os
import signal
import socket
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from types import FrameType

import msgspec
import structlog

from alchemorsel.application.crowd import Crowd
from alchemorsel.bootstrap.crowd import CrowdBoard
from alchemorsel.bootstrap.lifeline import Lifeline
from alchemorsel.infrastructure.cache.purge_board import PurgeBoard
from alchemorsel.infrastructure.observability.metrics_meters import SharedFolder

STOP = (signal.SIGTERM, signal.SIGINT)
_log = structlog.get_logger(__name__)
# Forked before there is a thread or an event loop: a start costs no second import, and memory is shared.
_FORK = multiprocessing.get_context("fork")


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """One worker's place among the others.

    Args:
        metrics: where it counts; None for a process that has no others beside it.
        greets: whether it is the one that tells people what was started.
        is_first: whether what one worker does for all of them is its to do.
        crowd: where it counts its callers; None for a process that has no others beside it.
        purges: where it sees what the others purged, as `crowd`.
    """

    metrics: SharedFolder | None = None
    greets: bool = True
    is_first: bool = True
    crowd: Crowd | None = None
    purges: PurgeBoard | None = None


ALONE = Seat()


class RestartPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Who lived for `young_s` seconds is replaced at once; the pause for the others starts at `least_s` and doubles up
    to `most_s`. Where nobody ever lived that long, `hopeless` deaths of one worker end it all.
    """

    young_s: float = 5.0
    least_s: float = 0.5
    most_s: float = 30.0
    hopeless: int = 3


class _Post:
    """One slot: who is there now, or when somebody will be."""

    def __init__(self, slot: int) -> None:
        self.slot = slot
        self.process: ForkProcess | None = None
        self.due = time.monotonic()
        self.began = 0.0
        self.young_deaths = 0


class Workers:
    """`count` processes that each run `work`.

    SIGTERM and SIGINT go to all of them as they are. Workers whose parent is gone stop by themselves.
    """

    def __init__(self, count: int, work: Callable[[Seat], None], policy: RestartPolicy | None = None) -> None:
        self._work = work
        self._policy = policy or RestartPolicy()
        self._posts = [_Post(slot) for slot in range(count)]
        self._crowds = CrowdBoard(count)
        self._purges = PurgeBoard()
        self._stopping = False
        self._failed = False
        self._settled = False
        self._greeted = False

    def run(self) -> int:
        """Serve until told to stop and everybody has; the exit code is 0 unless a worker ended badly."""
        with (
            tempfile.TemporaryDirectory(prefix="alchemorsel-metrics-") as folder,
            Lifeline() as lifeline,
            _heard() as ear,
        ):
            while True:
                self._start_due(Path(folder), lifeline)
                if self._stopping and not self._alive():
                    return int(self._failed)
                wait([ear, *(process.sentinel for process in self._alive())], self._nap_s())
                self._pass_on(ear)
                self._reap(Path(folder))

    def _alive(self) -> Sequence[ForkProcess]:
        return [post.process for post in self._posts if post.process is not None]

    def _nap_s(self) -> float | None:
        """Seconds until somebody is to be started; None where nobody is."""
        waiting = [] if self._stopping else [post.due for post in self._posts if post.process is None]
        return max(0.0, min(waiting) - time.monotonic()) if waiting else None

    def _start_due(self, folder: Path, lifeline: Lifeline) -> None:
        now = time.monotonic()
        for post in self._posts:
            if post.process is None and not self._stopping and post.due <= now:
                self._start(post, folder, lifeline)

    def _start(self, post: _Post, folder: Path, lifeline: Lifeline) -> None:
        seat = Seat(
            metrics=SharedFolder(path=folder, slot=post.slot),
            greets=not self._greeted,
            is_first=post.slot == 0,
            crowd=self._crowds.seat(post.slot),
            purges=self._purges,
        )
        post.process = _FORK.Process(target=_run, args=(self._work, seat, lifeline), name=f"worker-{post.slot}")
        post.began = time.monotonic()
        self._greeted = True
        # A signal in the middle of a fork would find our handlers in the child, and be lost there.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOP)
        try:
            post.process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP)
        _log.info("worker_started", slot=post.slot, pid=post.process.pid)

    def _pass_on(self, ear: socket.socket) -> None:
        for number in _signals(ear):
            self._stop(signal.Signals(number))

    def _stop(self, number: signal.Signals) -> None:
        self._stopping = True
        for process in self._alive():
            if process.pid is not None and process.exitcode is None:
                os.kill(process.pid, number)

    def _reap(self, folder: Path) -> None:
        for post in self._posts:
            if post.process is None or post.process.exitcode is None:
                continue
            code = post.process.exitcode
            post.process.close()
            post.process = None
            SharedFolder(path=folder, slot=post.slot).forget_dead()
            self._ended(post, code)

    def _ended(self, post: _Post, code: int) -> None:
        if self._stopping:
            self._failed = self._failed or code not in {0, *(-number for number in STOP)}
            _log.info("worker_stopped", slot=post.slot, exit_code=code)
            return
        policy, now = self._policy, time.monotonic()
        is_young = now - post.began < policy.young_s
        post.young_deaths = post.young_deaths + 1 if is_young else 0
        self._settled = self._settled or not is_young
        pause_s = min(policy.least_s * 2 ** (post.young_deaths - 1), policy.most_s) if is_young else 0.0
        post.due = now + pause_s
        _log.error("worker_died", slot=post.slot, exit_code=code, restart_in_s=pause_s)
        if not self._settled and post.young_deaths >= policy.hopeless:
            _log.error("workers_keep_dying", slot=post.slot)
            self._failed = True
            self._stop(signal.SIGTERM)


def _run(work: Callable[[Seat], None], seat: Seat, lifeline: Lifeline) -> None:
    """What a worker does, first of all becoming a process of its own."""
    signal.set_wakeup_fd(-1)
    for number in STOP:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP)
    # Away from the terminal: its Ctrl-C reaches the parent, which passes it on, and must not come twice.
    os.setpgid(0, 0)
    lifeline.hold()
    if seat.metrics is not None:
        # The only way to tell prometheus_client; nothing of ours reads it.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(seat.metrics.path)
    work(seat)


@contextmanager
def _heard() -> Iterator[socket.socket]:
    """A socket from which the numbers of arriving signals can be read, so that one wait is enough for all."""
    ear, mouth = socket.socketpair()
    ear.setblocking(False)
    mouth.setblocking(False)
    before = {number: signal.signal(number, _noted) for number in STOP}
    woken = signal.set_wakeup_fd(mouth.fileno())
    try:
        yield ear
    finally:
        signal.set_wakeup_fd(woken)
        for number, handler in before.items():
            signal.signal(number, handler)
        ear.close()
        mouth.close()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """A handler there must be; the number arrives by the socket."""


def _signals(ear: socket.socket) -> bytes:
    try:
        return bytes(number for number in ear.recv(64) if number in STOP)
    except BlockingIOError:
        return b""
