"""The three success bodies; they hold nothing about the one request that asked."""

from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.domain.provenance import Provenance
from alchemorsel.domain.reading.understood import Understood
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.suggestions import IngredientSuggestion
from alchemorsel.domain.value import Value


class RecipeAnswer(Value, frozen=True, kw_only=True):
    """`understood` is what code read in the wish's own words; it bound the answer like the fields did."""

    recipe: Recipe
    understood: Understood = Understood()
    provenance: Provenance


class SuggestionsAnswer(Value, frozen=True, kw_only=True):
    """`filtered` counts the ideas that broke an exclusion, a diet or an allergy and were dropped."""

    suggestions: tuple[IngredientSuggestion, ...]
    filtered: int = 0
    understood: Understood = Understood()
    provenance: Provenance


class NutritionAnswer(Value, frozen=True, kw_only=True):
    nutrition: Nutrition
    provenance: Provenance


Served = RecipeAnswer | SuggestionsAnswer | NutritionAnswer
