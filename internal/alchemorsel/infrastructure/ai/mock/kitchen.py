"""The rule kitchen as an AI: it answers by rule, is plated like any model, and says that it stands in."""

import asyncio
from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeVar

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Asking, Call
from alchemorsel.application.confidence import confidence
from alchemorsel.application.plating import SCHEMA_VERSION, Origin, Plated, plate
from alchemorsel.application.ports import Clock
from alchemorsel.application.question import Question
from alchemorsel.domain.answers import Served
from alchemorsel.domain.checker import RULES_VERSION
from alchemorsel.domain.drafts import AnyDraft
from alchemorsel.domain.errors import BadAnswer, Unavailable
from alchemorsel.domain.foods import NO_FOODS, FoodTable
from alchemorsel.domain.provenance import Attempt, Provenance, Tokens
from alchemorsel.domain.requests import IngredientRequest, NutritionRequest, RecipeRequest
from alchemorsel.domain.vocabulary import Provider, SuggestionSource
from alchemorsel.infrastructure.ai.mock.nutrition import read_foods
from alchemorsel.infrastructure.ai.mock.recipes import compose
from alchemorsel.infrastructure.ai.mock.suggestions import suggest

A = TypeVar("A", bound=Served)

MODEL = "rules-2"
_MOST_TRIES = 24
"""A few milliseconds each, in which the event loop does nothing else."""
_ORIGIN = Origin(language="en", source=SuggestionSource.RULE)


class MockAI:
    """Needs no network, no model and no time to speak of; always `degraded`."""

    def __init__(self, clock: Clock, foods: FoodTable = NO_FOODS) -> None:
        self._clock = clock
        self._foods = foods
        self._turn = asyncio.Lock()

    async def ask(self, question: Question[A], call: Call) -> Answer[A]:
        """
        Raises:
            Unavailable: no rule makes anything of this request that keeps its own terms.
        """
        call.progress(Asking(Provider.MOCK, MODEL))
        await self._turn.acquire()
        # One for each round of the event loop: a crowd of stand-ins must not keep it from looking at the network.
        asyncio.get_running_loop().call_soon(self._turn.release)
        started = self._clock.monotonic()
        plated = _first_that_passes(question, self._foods)
        return plated.answer(self._provenance(plated, self._clock.monotonic() - started))

    def _provenance(self, plated: Plated, seconds: float) -> Provenance:
        return Provenance(
            provider=Provider.MOCK,
            model=MODEL,
            attempts=(Attempt(provider=Provider.MOCK, model=MODEL, outcome="answered", seconds=seconds),),
            prompt_version=MODEL,
            schema_version=SCHEMA_VERSION,
            rules_version=RULES_VERSION,
            tokens=Tokens(),
            seconds=seconds,
            confidence=confidence(Provider.MOCK, soft=len(plated.soft), coverage=plated.coverage),
            degraded=True,
            generated_at=self._clock.now(),
        )


def _first_that_passes(question: Question[Any], foods: FoodTable) -> Plated:
    """Plating has the last word; what it sends back is not argued with, the next idea is tried."""
    for draft in islice(_drafts(question), _MOST_TRIES):
        try:
            return plate(question, draft, _ORIGIN, foods=foods)
        except BadAnswer:
            continue
    raise Unavailable(
        "The rule kitchen knows nothing that keeps all the terms of this request.",
        suggestion="Allow more time or equipment, or loosen exclusions and diets.",
    )


def _drafts(question: Question[Any]) -> Iterator[AnyDraft]:
    match question.request:
        case RecipeRequest() as request:
            yield from compose(request)
        case IngredientRequest() as request:
            yield from suggest(request)
        case NutritionRequest() as request:
            yield read_foods(request)
