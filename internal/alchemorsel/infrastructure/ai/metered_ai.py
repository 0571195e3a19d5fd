"""Counts and times one provider's checked answers, with the failures and the repair on the way to them."""

from typing import TypeVar

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Call
from alchemorsel.application.ports import AI, Clock
from alchemorsel.application.question import Question
from alchemorsel.application.tab import open_tab
from alchemorsel.domain.answers import Served
from alchemorsel.domain.errors import BadAnswer, Unavailable
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.observing import ANSWERED, BREAKER_OPEN, CANCELLED, Asked, Observer, Visit

A = TypeVar("A", bound=Served)


class MeteredAI:
    """It belongs around one rung, inside of any memory: what is remembered was not asked."""

    def __init__(self, inner: AI, clock: Clock, observer: Observer, *, provider: Provider) -> None:
        self._inner = inner
        self._clock = clock
        self._observer = observer
        self._provider = provider

    async def ask(self, question: Question[A], call: Call) -> Answer[A]:
        visit = Visit(self._clock, call.deadline)
        attempts: tuple[Attempt, ...] = ()
        with open_tab() as tab:
            try:
                with visit:
                    answer = await self._inner.ask(question, call)
                attempts = answer.value.provenance.attempts
            except Unavailable as error:
                attempts = error.attempts
                raise
            finally:
                self._observer.asked(
                    Asked(
                        feature=question.feature,
                        provider=self._provider,
                        outcome=visit.outcome,
                        seconds=visit.seconds,
                        calls=tab.calls,
                        failures=_failures(attempts, visit.outcome),
                        repaired=any(attempt.outcome == BadAnswer.code for attempt in attempts[:-1]),
                    )
                )
        return answer


def _failures(attempts: tuple[Attempt, ...], outcome: str) -> tuple[str, ...]:
    failed = tuple(attempt.outcome for attempt in attempts if attempt.outcome != ANSWERED)
    if outcome == BREAKER_OPEN:
        # In the answer's words it is unavailable like one that was asked; here the two are told apart.
        return (*failed[:-1], BREAKER_OPEN)
    if failed or outcome in {ANSWERED, CANCELLED}:
        return failed
    return (outcome,)
