"""The use cases: a request comes in, is looked over, and becomes a question to the AI."""

from typing import Any

from alchemorsel.application.access import HOUSE, Caller
from alchemorsel.application.answer import Answer
from alchemorsel.application.cache import AnswerCache
from alchemorsel.application.call import CacheMode, Call, Progress, silent
from alchemorsel.application.crowd import Crowd, OwnCrowd
from alchemorsel.application.ports import AI, Clock
from alchemorsel.application.providers import NO_PROVIDERS, Providers
from alchemorsel.application.question import Question, ingredients_question, nutrition_question, recipe_question
from alchemorsel.application.warmup import WarmUp
from alchemorsel.domain.canonical import canonical_nutrition, canonical_wish
from alchemorsel.domain.errors import NotCached
from alchemorsel.domain.reading import heeded
from alchemorsel.domain.requests import IngredientRequest, NutritionRequest, RecipeRequest, Request, Wish
from alchemorsel.domain.sense import make_sense


class Kitchen:
    """Takes requests as callers make them.

    Args:
        deadline_s: seconds a request may take where the caller names no other.
        providers: shows who answers behind the AI.
        cache: what is remembered; None where nothing is.
        warm_up: asks common wishes ahead of callers; None where nothing is remembered.
        crowd: where callers are counted while they wait.
    """

    def __init__(
        self,
        ai: AI,
        clock: Clock,
        *,
        deadline_s: float,
        providers: Providers = NO_PROVIDERS,
        cache: AnswerCache | None = None,
        warm_up: WarmUp | None = None,
        crowd: Crowd | None = None,
    ) -> None:
        self.providers = providers.providers
        self.cache = cache
        self.warm_up = warm_up
        self._crowd = OwnCrowd() if crowd is None else crowd
        self._ai = ai
        self._clock = clock
        self._deadline_s = deadline_s

    async def ask(
        self,
        request: Request,
        *,
        request_id: str = "",
        cache: CacheMode = CacheMode.NORMAL,
        progress: Progress = silent,
        deadline_s: float | None = None,
        caller: Caller = HOUSE,
    ) -> Answer[Any]:
        """Answer a request.

        Raises:
            InvalidRequest: the request contradicts itself or names what is no food.
            OverLimit: the caller asked too often.
            NotCached: only a remembered answer was wanted, and there is none.
            Refused, Unavailable: as `AI.ask`.
        """
        question = question_of(request)
        if cache is CacheMode.ONLY and self.cache is None:
            raise NotCached("Nothing is remembered here.", suggestion="Ask without only-if-cached.")
        deadline = self._clock.monotonic() + (deadline_s or self._deadline_s)
        call = Call(deadline, cache=cache, progress=progress, request_id=request_id, caller=caller)
        self._crowd.enter()
        try:
            return await self._ai.ask(question, call)
        finally:
            self._crowd.leave()


def question_of(request: Request) -> Question[Any]:
    """The canonical question of a request that makes sense.

    Raises:
        InvalidRequest: it does not.
    """
    # What the text rules out can contradict the pantry as much as a field can.
    request = heeded(request) if isinstance(request, Wish) else request
    make_sense(request)
    match request:
        case RecipeRequest():
            return recipe_question(canonical_wish(request))
        case IngredientRequest():
            return ingredients_question(canonical_wish(request))
        case NutritionRequest():
            return nutrition_question(canonical_nutrition(request))
