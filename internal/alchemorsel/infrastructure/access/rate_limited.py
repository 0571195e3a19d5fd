"""Charges whoever really makes a model work: it stands before the real providers and inside the cache."""

from typing import TypeVar

from alchemorsel.application.access import CallLimiter
from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Call
from alchemorsel.application.ports import AI
from alchemorsel.application.question import Question
from alchemorsel.domain.answers import Served
from alchemorsel.domain.errors import OverLimit

A = TypeVar("A", bound=Served)


class RateLimitedAI:
    """One charge a question, however many attempts and providers it takes.

    Raises:
        OverLimit: the caller asked too often. It is no `Unavailable`: neither the next rung nor the rule kitchen
            is a way around it.
    """

    def __init__(self, inner: AI, limiter: CallLimiter) -> None:
        self._inner = inner
        self._limiter = limiter

    async def ask(self, question: Question[A], call: Call) -> Answer[A]:
        if call.caller.limited:
            quota = await self._limiter.take(call.caller.id)
            if quota.wait_s > 0:
                raise OverLimit(
                    f"More than {quota.limit.most} questions in {quota.limit.window_s:g} s would reach a model.",
                    suggestion="Wait as long as Retry-After says; what is remembered is still served.",
                    quota=quota,
                )
        return await self._inner.ask(question, call)
