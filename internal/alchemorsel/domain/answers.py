"""The three success bodies; they hold nothing about the one request that asked."""

from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.domain.provenance import Provenance
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.suggestions import IngredientSuggestion
from alchemorsel.domain.value import Value


class RecipeAnswer(Value, frozen=True, kw_only=True):
    recipe: Recipe
    provenance: Provenance


class SuggestionsAnswer(Value, frozen=True, kw_only=True):
    """`filtered` counts the ideas that broke an exclusion, a diet or an allergy and were dropped."""

    suggestions: tuple[IngredientSuggestion, ...]
    filtered: int = 0
    provenance: Provenance


class NutritionAnswer(Value, frozen=True, kw_only=True):
    nutrition: Nutrition
    provenance: Provenance


Served = RecipeAnswer | SuggestionsAnswer | NutritionAnswer
