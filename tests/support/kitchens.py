"""A real API for the pages to ask: it answers with the published examples, or with what a test bends them to."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import msgspec

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Call
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.question import Question
from alchemorsel.domain.answers import RecipeAnswer
from alchemorsel.infrastructure.clock import SystemClock
from alchemorsel.interfaces.http.app import make_app
from tests.support.example_ai import ExampleAI
from tests.support.serving import serving


class BentAI(ExampleAI):
    """The example with `bend` done to its JSON; keeps the requests it was asked."""

    def __init__(self, bend: Callable[[dict[str, Any]], None] = lambda _: None) -> None:
        super().__init__()
        self.wishes: list[Any] = []
        self._bend = bend

    async def ask(self, question: Question[Any], call: Call) -> Answer[Any]:
        self.wishes.append(question.request)
        answer: Answer[Any] = await super().ask(question, call)
        built = msgspec.to_builtins(answer.value)
        self._bend(built)
        return Answer.of(msgspec.convert(built, RecipeAnswer))


@asynccontextmanager
async def api_of(ai: Any) -> AsyncIterator[str]:
    """The API's address."""
    clock = SystemClock()
    async with serving(make_app(Kitchen(ai, clock, deadline_s=20))) as url:
        yield url


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>**bold** [x](javascript:alert(3)) \u202etxt.exe {{7*7}} </p>"
)
"""What a model, or somebody behind it, may write: markup, handlers, markdown, letters that turn the line around."""


def make_hostile(answer: dict[str, Any]) -> None:
    """Put it, and long texts, everywhere a recipe has room for words."""
    recipe = answer["recipe"]
    long = "x" * 10_000
    recipe |= {
        "name": HOSTILE[:110],
        "description": (HOSTILE + long)[:600],
        "yield_text": HOSTILE[:200],
        "cuisine": HOSTILE[:60],
        "storage": (HOSTILE + long)[:400],
        "tips": [HOSTILE],
        "equipment": [HOSTILE],
        "keywords": [HOSTILE[:60]],
        "language": '"><script>',
    }
    for line in recipe["ingredients"]:
        line |= {
            "name": HOSTILE[:120],
            "preparation": HOSTILE,
            "group": HOSTILE,
            "substitutes": [HOSTILE],
            "original_text": HOSTILE,
        }
    for step in recipe["steps"]:
        step |= {"text": (HOSTILE + long)[:600], "warning": HOSTILE}
    recipe["safety"] |= {"disclaimer": HOSTILE + " 100 % %(x)s", "unverified": [HOSTILE]}
    for line in recipe["nutrition"]["lines"]:
        line |= {"text": HOSTILE, "food": HOSTILE, "how": HOSTILE, "source": HOSTILE}
    provenance = answer["provenance"]
    provenance |= {"model": HOSTILE, "degraded": True}
    failed = {"provider": "openai", "model": HOSTILE, "outcome": HOSTILE, "reason": HOSTILE, "suggestion": HOSTILE}
    provenance["attempts"] = [{**failed, "seconds": 1.0}, *provenance["attempts"]]
