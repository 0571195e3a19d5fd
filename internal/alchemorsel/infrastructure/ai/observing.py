"""What the wrappers tell whoever counts: who was asked, how it ended, how long it took."""

import asyncio
from types import TracebackType
from typing import Protocol, Self

import msgspec

from alchemorsel.application.ports import Clock
from alchemorsel.application.prompt import Completion
from alchemorsel.domain.errors import AlchemorselError, Exhausted, NotAsked, Refused, TimedOut, Unavailable
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.vocabulary import Feature, Provider

ANSWERED = "answered"
BREAKER_OPEN = "breaker_open"
CANCELLED = "cancelled"
BUG = "bug"
REASONS = (
    Unavailable.code,
    *(kind.code for kind in Unavailable.__subclasses__() if kind not in {Exhausted, NotAsked}),
    Refused.code,
)
"""The codes with which one provider fails."""
FAILURES = (*REASONS, BREAKER_OPEN, BUG)
OUTCOMES = (ANSWERED, *FAILURES, CANCELLED)
"""All the ways in which asking ends. cancelled: the caller left; bug: a fault of ours."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One question to one provider, checked answer or final failure included.

    Args:
        outcome: one of `OUTCOMES`.
        calls: made upstream for it.
        failures: each failed try on the way, out of `FAILURES`.
        repaired: whether a draft was sent back to be put right.
    """

    feature: Feature
    provider: Provider
    outcome: str
    seconds: float
    calls: int
    failures: tuple[str, ...]
    repaired: bool


class Observer(Protocol):
    """Hears what the stack does. Every method returns at once and never raises."""

    def asked(self, asked: Asked) -> None:
        """A provider was asked a question, and that has ended."""
        ...

    def fell_back(self, failed: Attempt, after: Provider) -> None:
        """The next provider's turn has come; the outcome of the try that failed is one of `REASONS`."""
        ...

    def completed(self, feature: Feature, provider: Provider, completion: Completion) -> None:
        """A model wrote a text."""
        ...

    def waited_for(self, feature: Feature, provider: Provider, outcome: str, seconds: float) -> None:
        """A completion was waited for: its turn, its load, its retries and all."""
        ...

    def called(self, provider: Provider, outcome: str, seconds: float) -> None:
        """One call was made upstream."""
        ...

    def queued(self, provider: Provider, seconds: float) -> None:
        """A call had waited so long for its turn when it got one, or gave up; 0 where it had none to wait for."""
        ...


class Unobserved:
    """Nobody counts."""

    def asked(self, asked: Asked) -> None: ...
    def fell_back(self, failed: Attempt, after: Provider) -> None: ...
    def completed(self, feature: Feature, provider: Provider, completion: Completion) -> None: ...
    def waited_for(self, feature: Feature, provider: Provider, outcome: str, seconds: float) -> None: ...
    def called(self, provider: Provider, outcome: str, seconds: float) -> None: ...
    def queued(self, provider: Provider, seconds: float) -> None: ...


UNOBSERVED = Unobserved()


class Visit:
    """Times what happens inside of it, and knows how it ended; both are set once it has."""

    def __init__(self, clock: Clock, deadline: float) -> None:
        self.outcome = ANSWERED
        self.seconds = 0.0
        self._clock = clock
        self._deadline = deadline
        self._began = clock.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        now = self._clock.monotonic()
        self.seconds = now - self._began
        if error is not None:
            self.outcome = _outcome(error, late=now >= self._deadline)


def _outcome(error: BaseException, *, late: bool) -> str:
    if isinstance(error, asyncio.CancelledError | GeneratorExit):
        # The rung's time ends by a cancellation from above, and so does a caller's patience.
        return TimedOut.code if late else CANCELLED
    if isinstance(error, NotAsked):
        return BREAKER_OPEN
    return error.code if isinstance(error, AlchemorselError) else BUG
