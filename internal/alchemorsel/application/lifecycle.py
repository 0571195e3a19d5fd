"""Where this process stands between its start and its end, for those who send it work."""

from collections.abc import Callable
from enum import StrEnum


class Phase(StrEnum):
    """starting: not yet; serving: send work; draining: what runs is finished, and nothing more should come."""

    STARTING = "starting"
    SERVING = "serving"
    DRAINING = "draining"


class Lifecycle:
    """Goes one way only: a process that was told to stop never takes it back."""

    def __init__(self) -> None:
        self.phase = Phase.STARTING
        self._on_drain: list[Callable[[], None]] = []

    @property
    def ready(self) -> bool:
        """Whether work should be sent here; no provider and no store has a say in it."""
        return self.phase is Phase.SERVING

    def serve(self) -> None:
        if self.phase is Phase.STARTING:
            self.phase = Phase.SERVING

    def drain(self) -> None:
        self.phase = Phase.DRAINING
        for each in self._on_drain:
            each()

    def on_drain(self, told: Callable[[], None]) -> None:
        """Have it called once this process is told to stop; it returns at once, and may be called twice."""
        self._on_drain.append(told)
