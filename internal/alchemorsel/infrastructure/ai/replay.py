"""Listens to a flight for everybody on board, and tells late joiners what has been said so far."""

import math

from alchemorsel.application.call import Asking, Event, Progress, Reset, Wrote, silent
from alchemorsel.application.ports import Clock
from alchemorsel.domain.errors import TimedOut
from alchemorsel.domain.provenance import Attempt

MOST_TURNS = 64
MOST_TEXT = 262_144
"""Characters that are kept for late joiners; of a longer text they hear nothing before it starts over."""
FLOWING_S = 10.0
"""Text so long ago, in seconds, and the model is still writing."""


class Replay:
    """A `Progress` that records and broadcasts."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._turns: list[Asking | Reset] = []
        self._text: list[str] = []
        self._length = self._tokens = 0
        self._wrote_at = -math.inf
        self._asked: Asking | None = None
        self._asked_at = clock.monotonic()
        self._listeners: list[Progress] = []

    @property
    def is_flowing(self) -> bool:
        """Whether somebody is writing now."""
        return bool(self._text) and self._clock.monotonic() - self._wrote_at < FLOWING_S

    def __call__(self, event: Event, /) -> None:
        match event:
            case Wrote(text, tokens):
                self._write(text, tokens)
            case Asking() | Reset():
                self._turn(event)
        for listener in tuple(self._listeners):
            listener(event)

    def join(self, listener: Progress) -> None:
        """From now on, and first all that still holds."""
        if listener is silent:
            return
        self._listeners.append(listener)
        for turn in self._turns:
            listener(turn)
        if self._text and self._length <= MOST_TEXT:
            listener(Wrote("".join(self._text), self._tokens))

    def leave(self, listener: Progress) -> None:
        if listener in self._listeners:
            self._listeners.remove(listener)

    def attempts(self, reason: str) -> tuple[Attempt, ...]:
        """What was tried so far, the one that is under way being late for `reason`."""
        failed = tuple(turn.after for turn in self._turns if isinstance(turn, Reset) and turn.after is not None)
        if self._asked is None:
            return failed
        seconds = round(max(0.0, self._clock.monotonic() - self._asked_at), 3)
        late = Attempt(
            provider=self._asked.provider,
            model=self._asked.model,
            outcome=TimedOut.code,
            reason=reason,
            seconds=seconds,
        )
        return (*failed, late)

    def _turn(self, event: Asking | Reset) -> None:
        if isinstance(event, Asking):
            self._asked, self._asked_at = event, self._clock.monotonic()
        self._turns = [*self._turns, event][-MOST_TURNS:]
        self._text.clear()
        self._length = 0

    def _write(self, text: str, tokens: int) -> None:
        self._wrote_at = self._clock.monotonic()
        self._tokens = tokens
        self._length += len(text)
        if self._length <= MOST_TEXT:
            self._text.append(text)
