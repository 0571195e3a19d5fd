"""Writes the answers that the API publishes as examples: by the code that answers callers, from a model's word each.

.venv/bin/python -m tests.support.true_examples
"""

import asyncio
import json
from pathlib import Path
from typing import Any

import msgspec

from alchemorsel.application.call import Call
from alchemorsel.application.kitchen import question_of
from alchemorsel.application.prompt import Completion, Finish, Prompt
from alchemorsel.domain.provenance import Tokens
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.grounded import TableAI
from alchemorsel.infrastructure.ai.prompted import PromptedAI
from alchemorsel.infrastructure.foods.table import load_foods
from alchemorsel.interfaces.http import examples
from alchemorsel.interfaces.http.examples import examples_of
from alchemorsel.interfaces.http.operations import OPERATIONS
from tests.support.clock import FakeClock

FOLDER = Path(examples.__file__).with_name("examples")
_RECIPE = {
    "name": "Quick tomato spaghetti",
    "description": "Spaghetti in a short tomato sauce with garlic.",
    "yield_text": "2 plates",
    "ingredients": [
        {"name": "spaghetti", "quantity": 200, "unit": "g"},
        {"name": "canned tomatoes", "quantity": 400, "unit": "g", "preparation": "crushed"},
        {"name": "garlic", "quantity": 2, "unit": "clove", "preparation": "finely sliced"},
        {"name": "olive oil", "quantity": 1, "unit": "tbsp"},
        {"name": "salt", "unit": "to_taste"},
    ],
    "steps": [
        {"text": "Boil the spaghetti in salted water until just firm.", "minutes": 10},
        {"text": "Soften the garlic in the olive oil, add the tomatoes and simmer.", "minutes": 8},
        {"text": "Toss the sauce with the spaghetti and season with salt.", "minutes": 2},
    ],
    "prep_minutes": 5,
    "cook_minutes": 15,
    "rest_minutes": 0,
    "difficulty": "easy",
    "cuisine": "Italian",
    "course": "main",
    "equipment": ["large pot", "pan"],
    "tips": ["Keep a cup of the pasta water to loosen the sauce."],
    "storage": "Two days in the fridge.",
    "keywords": ["weeknight"],
}
_IDEAS = {
    "suggestions": [
        {
            "name": "ground flaxseed",
            "kind": "substitution",
            "for_ingredient": "egg",
            "ratio": "1 egg -> 1 tbsp ground flaxseed + 3 tbsp water",
            "role": "binder",
            "reason": "Swells in water and holds the batter together as an egg would.",
        },
        {
            "name": "yoghurt",
            "kind": "substitution",
            "for_ingredient": "egg",
            "ratio": "1 egg -> 60 g yoghurt",
            "role": "binder",
            "reason": "Keeps the batter moist.",
        },
        {
            "name": "mashed banana",
            "kind": "substitution",
            "for_ingredient": "egg",
            "ratio": "1 egg -> 60 g mashed banana",
            "role": "binder",
            "reason": "Binds and sweetens; the pancakes turn out softer.",
        },
    ]
}
_SAID: dict[str, tuple[dict[str, Any], float]] = {
    "generate-recipe": (_RECIPE, 8.4),
    "suggest-ingredients": (_IDEAS, 3.2),
    "analyze-nutrition": ({}, 0.0),
}
"""What the model says, and in how many seconds; the table needs neither."""


class _Model:
    def __init__(self, clock: FakeClock, said: dict[str, Any], seconds: float) -> None:
        self._clock = clock
        self._text = json.dumps(said)
        self._seconds = seconds

    async def complete(self, prompt: Prompt, call: Call) -> Completion:  # noqa: ARG002 - the port's signature
        self._clock.advance(self._seconds)
        return Completion(
            text=self._text,
            model="llama3.2:3b",
            finish=Finish.STOP,
            tokens=Tokens(prompt=640, completion=len(self._text) // 4),
            seconds=self._seconds,
        )


async def true_answer(operation: str) -> Any:
    """What the first example request of an operation is answered with, as plain JSON."""
    asked = next(iter(examples_of(operation).requests.values()))
    request = next(msgspec.convert(asked, each.request_type) for each in OPERATIONS if each.name == operation)
    clock, foods = FakeClock(), load_foods()
    model = _Model(clock, *_SAID[operation])
    inner = PromptedAI(model, clock, provider=Provider.OLLAMA, models=lambda _: "llama3.2:3b", foods=foods)
    answer = await TableAI(inner, foods, clock).ask(question_of(request), Call(deadline=clock.monotonic() + 60))
    return msgspec.json.decode(answer.body)


async def _write() -> None:
    for operation in _SAID:
        requests = examples_of(operation).requests
        content = {"requests": requests, "answer": await true_answer(operation)}
        FOLDER.joinpath(f"{operation}.json").write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    asyncio.run(_write())
