"""Plating: a draft becomes what leaves the kitchen, or it does not leave."""

from typing import Any

from alchemorsel.application.plating.nutrition import plate_nutrition
from alchemorsel.application.plating.plated import Origin, Plated
from alchemorsel.application.plating.recipe import plate_recipe
from alchemorsel.application.plating.suggestions import plate_suggestions
from alchemorsel.application.question import Question
from alchemorsel.domain.drafts import AnyDraft, NutritionDraft, RecipeDraft, SuggestionsDraft
from alchemorsel.domain.foods import NO_FOODS, FoodTable
from alchemorsel.domain.requests import IngredientRequest, NutritionRequest, RecipeRequest

SCHEMA_VERSION = "2"
"""Of the answers' fields; part of every cache key."""

__all__ = ["SCHEMA_VERSION", "Origin", "Plated", "plate"]


def plate(
    question: Question[Any], draft: AnyDraft, origin: Origin | None = None, *, foods: FoodTable = NO_FOODS
) -> Plated:
    """Check a draft against its question and complete it.

    Args:
        foods: what nutrition is computed from; without them there is none.
        origin: what is known of who wrote it; left out: a model that wrote in the language asked for.

    Raises:
        BadAnswer: what must hold does not; `findings` say what.
    """
    match question.request, draft:
        case RecipeRequest() as request, RecipeDraft():
            return plate_recipe(request, draft, origin or Origin(language=request.language), foods)
        case IngredientRequest() as request, SuggestionsDraft():
            return plate_suggestions(request, draft, origin or Origin(language=request.language))
        case NutritionRequest() as request, NutritionDraft():
            return plate_nutrition(request, draft, foods)
        case request, _:
            raise TypeError(f"a {type(draft).__name__} is no answer to a {type(request).__name__}")
