"""The ports: what the product asks of the world, with the whole contract."""

from datetime import datetime
from typing import Protocol, TypeVar

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Call
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.application.question import Question
from alchemorsel.domain.answers import Served

A = TypeVar("A", bound=Served)


class Clock(Protocol):
    """Time, so that tests can own it."""

    def monotonic(self) -> float:
        """Seconds that never go back; the zero means nothing."""
        ...

    def now(self) -> datetime:
        """The wall's time, in UTC and aware of it."""
        ...


class LanguageModel(Protocol):
    """Completes one prompt."""

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        """One upstream call, translating every foreign error into ours.

        Text reaches `call.progress` as it comes; the returned completion is the truth. Cancelling the
        caller ends the upstream call.

        Raises:
            Unavailable: (or a subclass) no completion now; another model may have one.
            Refused: the provider declined the wish itself.
        """
        ...


class AI(Protocol):
    """Answers one question, completely and checked."""

    async def ask(self, question: Question[A], call: Call) -> Answer[A]:
        """The whole answer, before `call.deadline`.

        Raises:
            Unavailable: this one cannot answer now; another may.
            Refused: the question is at fault; asking elsewhere is futile.
        """
        ...
