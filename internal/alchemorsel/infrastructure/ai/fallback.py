"""Asks one AI after another until one answers, and keeps every reason."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec
import structlog

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Call, Reset
from alchemorsel.application.ports import AI, Clock
from alchemorsel.application.question import Question
from alchemorsel.domain.answers import Served
from alchemorsel.domain.errors import Exhausted, TimedOut, Unavailable
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.vocabulary import Provider

A = TypeVar("A", bound=Served)
GRACE_S = 0.05
"""A rung that keeps time by itself knows better why it was late; this is its head start, in seconds."""
RETRY_S = 5.0
"""When to come back where nobody who failed could say."""
_log = structlog.get_logger(__name__)


class Rung(msgspec.Struct, frozen=True):
    """One AI of the chain.

    `provider` labels it where it fails without saying so itself. `keep_s` is what the rungs above must leave
    of the deadline for it, in seconds; never more than half of what there is.
    """

    provider: Provider
    ai: AI
    keep_s: float = 0.0


def _nobody_counts(_failed: Attempt, _after: Provider) -> None:
    pass


class FallbackAI:
    """The next one on Unavailable; Refused and everything else goes straight up.

    Args:
        on_fallback: told the try that failed last, and whose turn it is now.

    Raises:
        Exhausted: every rung failed; `attempts` holds each reason, `retry_after_s` the nearest hope.
    """

    def __init__(
        self,
        rungs: Sequence[Rung],
        clock: Clock,
        *,
        on_fallback: Callable[[Attempt, Provider], None] = _nobody_counts,
    ) -> None:
        self._rungs = tuple(rungs)
        self._clock = clock
        self._on_fallback = on_fallback

    async def ask(self, question: Question[A], call: Call) -> Answer[A]:
        began = self._clock.monotonic()
        errors: list[Unavailable] = []
        for place, rung in enumerate(self._rungs):
            deadline = self._share(place, call)
            try:
                answer = await self._within(deadline, rung, question, call)
            except Unavailable as error:
                self._note(error, place, call)
                errors.append(error)
                continue
            return _told(answer, _attempts(errors), self._clock.monotonic() - began)
        raise _exhausted(errors)

    def _share(self, place: int, call: Call) -> float:
        """The moment by which a rung must answer, so that those below it still can; the last one may have overtime."""
        if place + 1 == len(self._rungs):
            return call.deadline + call.overtime_s
        now = self._clock.monotonic()
        left = call.deadline - now
        kept = sum(rung.keep_s for rung in self._rungs[place + 1 :])
        return now + max(left - kept, left / 2) if kept else call.deadline

    async def _within(self, deadline: float, rung: Rung, question: Question[A], call: Call) -> Answer[A]:
        began = self._clock.monotonic()
        seconds = max(0.0, deadline - began)
        patience = asyncio.timeout(seconds + GRACE_S)
        try:
            async with patience:
                return await rung.ai.ask(question, msgspec.structs.replace(call, deadline=deadline, overtime_s=0.0))
        except TimeoutError:
            if not patience.expired():
                raise
            raise TimedOut(
                f"{rung.provider} did not answer within its {seconds:.1f} s.",
                suggestion="Use a smaller model, or give the request a longer deadline.",
            ) from None

    def _note(self, error: Unavailable, place: int, call: Call) -> None:
        rung = self._rungs[place]
        if not error.attempts:
            error.attempts = (_attempt(error, rung.provider),)
        _log.warning("rung_failed", provider=rung.provider.value, code=error.code, reason=error.detail)
        for below in self._rungs[place + 1 : place + 2]:
            failed = error.attempts[-1]
            self._on_fallback(failed, below.provider)
            call.progress(Reset("next provider", failed))


def _attempt(error: Unavailable, provider: Provider) -> Attempt:
    return Attempt(
        provider=provider,
        outcome=error.code,
        reason=error.detail,
        suggestion=error.suggestion or None,
        seconds=0.0,
    )


def _attempts(errors: list[Unavailable]) -> tuple[Attempt, ...]:
    return tuple(attempt for error in errors for attempt in error.attempts)


def _told(answer: Answer[A], before: tuple[Attempt, ...], seconds: float) -> Answer[A]:
    """The answer with what was tried before it; untouched, bytes and all, where nothing was."""
    if not before:
        return answer
    told = msgspec.structs.replace(
        answer.value.provenance,
        attempts=(*before, *answer.value.provenance.attempts),
        seconds=round(seconds, 3),
    )
    return Answer.of(msgspec.structs.replace(answer.value, provenance=told))


def _exhausted(errors: list[Unavailable]) -> Exhausted:
    waits = [error.retry_after_s for error in errors if error.retry_after_s is not None]
    return Exhausted(
        "No provider could answer.",
        suggestion=next((error.suggestion for error in errors if error.suggestion), "Try again in a moment."),
        retry_after_s=min(waits, default=RETRY_S),
        attempts=_attempts(errors),
    )
