"""An AI that needs no model: it gives the examples that the API publishes."""

from typing import Any

import msgspec

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Call
from alchemorsel.application.question import Question
from alchemorsel.interfaces.http.examples import examples_of
from alchemorsel.interfaces.http.operations import OPERATIONS


class ExampleAI:
    """Answers with the published examples, or raises what it is told to."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.raises: Exception | None = None

    async def ask(self, question: Question[Any], call: Call) -> Answer[Any]:
        self.calls.append(call)
        if self.raises is not None:
            raise self.raises
        return Answer.of(self.value_of(question))

    @staticmethod
    def value_of(question: Question[Any]) -> Any:
        name = next(each.name for each in OPERATIONS if each.answer_type is question.answer_type)
        return msgspec.convert(examples_of(name).answer, question.answer_type)
