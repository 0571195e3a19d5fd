"""Answers nutrition questions from the foods table where it suffices, so that most of them cost no model call."""

from typing import TypeVar, cast

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Asking, Call
from alchemorsel.application.confidence import confidence
from alchemorsel.application.plating import SCHEMA_VERSION
from alchemorsel.application.plating.nutrition import read_by_table, suffices
from alchemorsel.application.ports import AI, Clock
from alchemorsel.application.question import Question
from alchemorsel.domain.answers import NutritionAnswer, Served
from alchemorsel.domain.checker import RULES_VERSION
from alchemorsel.domain.errors import Unavailable
from alchemorsel.domain.foods import FoodTable
from alchemorsel.domain.nutrients_totals import METHOD_VERSION
from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.domain.provenance import Attempt, Provenance, Tokens
from alchemorsel.domain.requests import NutritionRequest
from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.infrastructure.ai.observing import ANSWERED, UNOBSERVED, Asked, Observer

A = TypeVar("A", bound=Served)
MODEL = "usda-sr24"


class TableAI:
    """The table first; `inner` where too much of the mass is unknown to it, and for every other question.

    If `inner` cannot answer, what the table does know is served, marked `degraded`, with what was tried before.

    Args:
        foods: the table; an empty one answers nothing.
        observer: hears of every question that the table answers.
    """

    def __init__(self, inner: AI, foods: FoodTable, clock: Clock, observer: Observer = UNOBSERVED) -> None:
        self._inner = inner
        self._foods = foods
        self._clock = clock
        self._observer = observer

    async def ask(self, question: Question[A], call: Call) -> Answer[A]:
        if not isinstance(question.request, NutritionRequest):
            return await self._inner.ask(question, call)
        began = self._clock.monotonic()
        nutrition = read_by_table(question.request, self._foods)
        if suffices(nutrition):
            call.progress(Asking(Provider.TABLE, MODEL))
            return cast("Answer[A]", self._answer(nutrition, began, (), degraded=False))
        try:
            return await self._inner.ask(question, call)
        except Unavailable as error:
            if nutrition.energy_kcal is None:
                raise
            return cast("Answer[A]", self._answer(nutrition, began, error.attempts, degraded=True))

    def _answer(
        self, nutrition: Nutrition, began: float, before: tuple[Attempt, ...], *, degraded: bool
    ) -> Answer[NutritionAnswer]:
        took_s = self._clock.monotonic() - began
        seconds = round(took_s, 3)
        self._observer.asked(
            Asked(
                feature=Feature.NUTRITION,
                provider=Provider.TABLE,
                outcome=ANSWERED,
                seconds=0.0 if before else took_s,
                calls=0,
                failures=(),
                repaired=False,
            )
        )
        own = Attempt(provider=Provider.TABLE, model=MODEL, outcome=ANSWERED, seconds=0.0 if before else seconds)
        provenance = Provenance(
            provider=Provider.TABLE,
            model=MODEL,
            attempts=(*before, own),
            prompt_version=METHOD_VERSION,
            schema_version=SCHEMA_VERSION,
            rules_version=RULES_VERSION,
            tokens=Tokens(),
            seconds=seconds,
            confidence=confidence(Provider.TABLE, coverage=nutrition.coverage),
            degraded=degraded,
            generated_at=self._clock.now(),
        )
        return Answer.of(NutritionAnswer(nutrition=nutrition, provenance=provenance))
