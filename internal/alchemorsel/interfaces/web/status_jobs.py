"""Work on models that takes longer than a visit: it goes on when the page is left, and every page sees how far."""

import asyncio
from collections.abc import Callable, Coroutine
from enum import StrEnum
from functools import partial
from typing import Any

import structlog

from alchemorsel.domain.models import PullProgress
from alchemorsel.interfaces.web.api_client import ApiFailure

MOST_RUNNING = 4
MOST_ENDED = 6
_BUG = "internal"
_log = structlog.get_logger(__name__)

Work = Callable[[Callable[[PullProgress], None]], Coroutine[Any, Any, None]]
"""Is given what to tell its progress; raises ApiFailure where it comes to nothing."""


class JobKind(StrEnum):
    PULL = "pull"
    WARM = "warm"


class JobState(StrEnum):
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


class Job:
    """One piece of work on one model.

    `steps` is how far each host has come, for a download; `failure` is why it ended too early.
    """

    def __init__(self, kind: JobKind, name: str) -> None:
        self.kind = kind
        self.name = name
        self.state = JobState.RUNNING
        self.steps: dict[str, PullProgress] = {}
        self.failure: ApiFailure | None = None

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.name}"

    @property
    def total_bytes(self) -> int:
        """Of the layers that are being fetched now, over all hosts."""
        return sum(step.total_bytes for step in self.steps.values())

    @property
    def completed_bytes(self) -> int:
        return sum(step.completed_bytes for step in self.steps.values())


class Jobs:
    """
    Args:
        changed: called whenever something can be seen that could not be before.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._jobs: dict[str, Job] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    @property
    def all(self) -> tuple[Job, ...]:
        """The newest first."""
        return tuple(reversed(self._jobs.values()))

    def start(self, job: Job, work: Work) -> None:
        """Begin, unless the very same goes on already.

        Raises:
            ApiFailure: too much goes on already.
        """
        if job.key in self._tasks:
            return
        if len(self._tasks) >= MOST_RUNNING:
            raise ApiFailure("busy", status=503)
        self._jobs.pop(job.key, None)
        self._jobs[job.key] = job
        task = asyncio.create_task(work(partial(self._told, job)))
        self._tasks[job.key] = task
        task.add_done_callback(partial(self._ended, job))
        self._forget_old()
        self._changed()

    def stop(self, key: str) -> None:
        """End it if it runs; else forget it."""
        if task := self._tasks.get(key):
            task.cancel()
        else:
            self._jobs.pop(key, None)
            self._changed()

    async def aclose(self) -> None:
        """End everything that runs."""
        running = list(self._tasks.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _told(self, job: Job, step: PullProgress) -> None:
        job.steps[step.host] = step
        self._changed()

    def _ended(self, job: Job, task: asyncio.Task[None]) -> None:
        # Even a task that was cancelled before it could begin comes by here.
        del self._tasks[job.key]
        job.state, job.failure = _end_of(task)
        if job.failure is not None and job.failure.code == _BUG:
            _log.error("job_failed", job=job.key, exc_info=task.exception())
        self._changed()

    def _forget_old(self) -> None:
        ended = [key for key in self._jobs if key not in self._tasks]
        for key in ended[: max(0, len(ended) - MOST_ENDED)]:
            del self._jobs[key]


def _end_of(task: asyncio.Task[None]) -> tuple[JobState, ApiFailure | None]:
    if task.cancelled():
        return JobState.STOPPED, None
    error = task.exception()
    if error is None:
        return JobState.DONE, None
    return JobState.FAILED, error if isinstance(error, ApiFailure) else ApiFailure(_BUG)
