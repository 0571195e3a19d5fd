"""Small stand-ins for the ports, each obeying a script."""

import asyncio
from typing import Any

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Call, Wrote
from alchemorsel.application.prompt import Completion, Finish, Prompt
from alchemorsel.application.question import Question
from alchemorsel.domain.errors import AlchemorselError
from alchemorsel.domain.provenance import Tokens

HANG = object()


class ScriptedModel:
    """Says its lines in order, the last one for ever; an error is raised, `HANG` never answers."""

    def __init__(self, *lines: str | AlchemorselError | Completion | object) -> None:
        self.lines = list(lines)
        self.prompts: list[Prompt] = []
        self.calls: list[Call] = []

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        self.prompts.append(prompt)
        self.calls.append(call)
        line = self.lines.pop(0) if len(self.lines) > 1 else self.lines[0]
        if line is HANG:
            await asyncio.Event().wait()
        if isinstance(line, AlchemorselError):
            raise line
        if isinstance(line, Completion):
            return line
        call.progress(Wrote(str(line), 1))
        return completion(str(line))


def completion(text: str, finish: Finish = Finish.STOP) -> Completion:
    return Completion(text=text, model="test-1", finish=finish, tokens=Tokens(prompt=10, completion=20), seconds=0.1)


class ScriptedAI:
    """As `ScriptedModel`, one level up: answers or errors in order."""

    def __init__(self, *lines: Answer[Any] | AlchemorselError | object) -> None:
        self.lines = list(lines)
        self.calls: list[Call] = []
        self.questions: list[Question[Any]] = []

    async def ask(self, question: Question[Any], call: Call) -> Answer[Any]:
        self.questions.append(question)
        self.calls.append(call)
        line = self.lines.pop(0) if len(self.lines) > 1 else self.lines[0]
        if line is HANG:
            await asyncio.Event().wait()
        if isinstance(line, Exception):
            raise line
        assert isinstance(line, Answer)
        return line
