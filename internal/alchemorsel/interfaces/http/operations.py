"""The table of what can be asked over HTTP; the routes and the OpenAPI document are both made from it."""

import msgspec

from alchemorsel.domain.answers import NutritionAnswer, RecipeAnswer, Served, SuggestionsAnswer
from alchemorsel.domain.requests import IngredientRequest, NutritionRequest, RecipeRequest, Request

LIVE_PATH = "/health/live"


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """One question over HTTP. `name` is also the name of its examples."""

    name: str
    path: str
    request_type: type[Request]
    answer_type: type[Served]
    summary: str
    description: str


OPERATIONS = (
    Operation(
        name="generate-recipe",
        path="/api/v1/ai/generate-recipe",
        request_type=RecipeRequest,
        answer_type=RecipeAnswer,
        summary="Ask for a recipe",
        description=(
            "One recipe that keeps to what was asked. A sentence in `prompt` is enough; every other field narrows "
            "the wish. What breaks an exclusion, a diet or an allergy is never served."
        ),
    ),
    Operation(
        name="suggest-ingredients",
        path="/api/v1/ai/suggest-ingredients",
        request_type=IngredientRequest,
        answer_type=SuggestionsAnswer,
        summary="Ask for ingredient ideas",
        description=(
            "What goes well with, stands in for, or completes what is there; best first. Ideas that break an "
            "exclusion, a diet or an allergy are dropped and counted in `filtered`."
        ),
    ),
    Operation(
        name="analyze-nutrition",
        path="/api/v1/ai/analyze-nutrition",
        request_type=NutritionRequest,
        answer_type=NutritionAnswer,
        summary="Ask what a dish holds",
        description=(
            "Nutrition per serving of a list of lines or of a recipe, and how each gram was found. Give exactly one "
            "of `ingredients` and `recipe`. Totals are computed, never written by a model; null means not computed."
        ),
    ),
)
