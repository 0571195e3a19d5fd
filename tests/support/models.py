"""What the tests of the wrappers around language models share: a prompt, terms, and models that obey."""

import asyncio
from collections.abc import Sequence

from alchemorsel.application.call import Call, Event, Wrote
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.domain.errors import AlchemorselError
from alchemorsel.domain.vocabulary import Feature
from tests.support.clock import FakeClock
from tests.support.fakes import completion

NOW = FakeClock().seconds


def a_prompt(model: str = "m") -> Prompt:
    return Prompt(
        feature=Feature.RECIPE,
        model=model,
        messages=(),
        schema_name="recipe",
        schema={},
        max_tokens=10,
        temperature=0,
        seed=1,
        version="1",
    )


def terms(seconds: float = 60, tries: int = 3, events: list[Event] | None = None) -> Call:
    """Terms on a `FakeClock` that has just been made."""
    return Call(NOW + seconds, tries=tries, progress=(events if events is not None else []).append)


class PlannedModel:
    """Takes `seconds` of the fake clock for each line; errors are raised anew each time, after some text."""

    def __init__(self, clock: FakeClock, lines: Sequence[str | AlchemorselError], *, seconds: float = 0) -> None:
        self.lines = list(lines)
        self.calls: list[Call] = []
        self._clock = clock
        self._seconds = seconds

    async def complete(self, _prompt: Prompt, call: Call) -> Completion:
        self.calls.append(call)
        line = self.lines.pop(0) if len(self.lines) > 1 else self.lines[0]
        self._clock.advance(self._seconds)
        call.progress(Wrote("text", 1))
        if isinstance(line, AlchemorselError):
            line.__dict__["attempts"] = ()
            raise line
        return completion(line)


class GatedModel:
    """Answers when its gate opens; counts who is inside."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.inside = self.most_inside = self.asked = 0
        self.order: list[str] = []

    async def complete(self, prompt: Prompt, _call: Call) -> Completion:
        self.asked += 1
        self.inside += 1
        self.most_inside = max(self.most_inside, self.inside)
        self.order.append(prompt.model)
        try:
            await self.gate.wait()
        finally:
            self.inside -= 1
        return completion("done")


async def settle() -> None:
    """Let everything that can go on go on."""
    for _ in range(10):
        await asyncio.sleep(0)
