"""What is told of a warm-up while it runs and when it ends."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from typing import Any, Protocol

import msgspec

from alchemorsel.application.question import Question
from alchemorsel.domain.vocabulary import Feature


class WarmUpWish(msgspec.Struct, frozen=True, kw_only=True):
    """One wish; `words` name it for people."""

    words: str
    question: Question[Any]


class WarmUpState(StrEnum):
    """Where a wish stands. On its way: waiting for callers to be served; asking; resting because nobody could answer.
    At its end: fresh, for it was there already or needs no model; asked, and remembered now; failed; left, for the
    providers could not answer an earlier one.
    """

    WAITING = "waiting"
    ASKING = "asking"
    RESTING = "resting"
    FRESH = "fresh"
    ASKED = "asked"
    FAILED = "failed"
    LEFT = "left"


ENDS = (WarmUpState.FRESH, WarmUpState.ASKED, WarmUpState.FAILED, WarmUpState.LEFT)


class WarmUpStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that happened to one wish.

    Args:
        number: of the wish, from 1; `of` how many there are.
        wish: what is asked, in a few words.
        provider: who answered; empty where nobody did.
        seconds: it took from its turn on, rests included; while resting, how long the rest is.
        reason: why it failed, rests or is left.
    """

    number: int
    of: int
    feature: Feature
    wish: str
    state: WarmUpState
    provider: str = ""
    seconds: float = 0.0
    reason: str = ""


class WarmUpReport(msgspec.Struct, frozen=True, kw_only=True):
    """Every wish with its end, and how many ended so."""

    wishes: tuple[WarmUpStep, ...]
    fresh: int
    asked: int
    failed: int
    left: int

    @property
    def well(self) -> bool:
        """Whether everything is remembered now."""
        return not self.failed and not self.left


Told = Callable[[WarmUpStep], None]


def nobody_listens(_step: WarmUpStep) -> None:
    """Nothing is told."""


def report_of(ends: tuple[WarmUpStep, ...]) -> WarmUpReport:
    """The report of these ends."""
    counts = {state.value: sum(end.state is state for end in ends) for state in ENDS}
    return WarmUpReport(wishes=ends, **counts)


class WarmUpObserver(Protocol):
    """Counts warm-ups. Every method returns at once and never raises."""

    def running(self) -> AbstractContextManager[None]:
        """One is under way inside of this."""
        ...

    def ended(self, feature: Feature, state: WarmUpState) -> None:
        """A wish came to one of `ENDS`."""
        ...

    def yielded(self) -> None:
        """A question was given up in the middle, for a caller was waiting."""
        ...


class Uncounted:
    """Nobody counts."""

    def running(self) -> AbstractContextManager[None]:
        return nullcontext()

    def ended(self, feature: Feature, state: WarmUpState) -> None: ...
    def yielded(self) -> None: ...


UNCOUNTED = Uncounted()
