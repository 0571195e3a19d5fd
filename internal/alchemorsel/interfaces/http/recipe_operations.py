"""The table of what is done with recipes over HTTP without any model; routes and OpenAPI are both made from it."""

from collections.abc import Callable
from typing import Any

import msgspec

from alchemorsel.application.checking import check
from alchemorsel.application.recipes import exported, parsed, scaled, substitutes
from alchemorsel.domain.foods import FoodTable
from alchemorsel.domain.parsing import parse_text
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.recipe_requests import (
    CheckAnswer,
    CheckRequest,
    ExportFormat,
    ExportRequest,
    ParseAnswer,
    ParseRequest,
    ScaleRequest,
    SubstituteRequest,
    SubstitutesAnswer,
)
from alchemorsel.domain.scaling import Scaled
from alchemorsel.domain.vocabulary import Allergen, Diet, Role, UnitSystem

RECIPES_PATH = "/api/v1/recipes"
SUBSTITUTES_PATH = "/api/v1/ai/suggest-substitutes"

_TEXT = """\
Pancakes
Serves 2
Prep time: 10 min
Cook time: 15 min
Ingredients
- 200 g flour
- 2 eggs
- 300 ml milk
- a pinch of salt
Steps
1. Whisk the flour, eggs, milk and salt into a smooth batter.
2. Fry thin pancakes in a hot pan, two minutes on each side."""


class RecipeOperation(msgspec.Struct, frozen=True, kw_only=True):
    """One operation. `answers` does it, given the foods table; `answer_type` is None where the answer is a document of
    its own kind.
    """

    name: str
    path: str
    request_type: type[msgspec.Struct]
    answer_type: type[msgspec.Struct] | None
    answers: Callable[[Any, FoodTable], Any]
    summary: str
    description: str
    example: Callable[[], msgspec.Struct]


def sample_recipe() -> Recipe:
    """The recipe of the examples."""
    recipe = parse_text(_TEXT).recipe
    if recipe is None:
        raise AssertionError("the sample of a recipe is none")
    return recipe


RECIPE_OPERATIONS = (
    RecipeOperation(
        name="check-recipe",
        path=f"{RECIPES_PATH}/check",
        request_type=CheckRequest,
        answer_type=CheckAnswer,
        answers=check,
        summary="Check any recipe against diets and allergies",
        description=(
            "Reads a recipe, ingredient lines or free text and reports what breaks a diet or an allergy, where, by "
            "which words, and why. The diets of numbers (`low_sodium` and its like) are judged by nutrition from the "
            "foods table, where the servings are known. No model takes part. Nothing is ever called safe: presence can "
            "be proved, absence never."
        ),
        example=lambda: CheckRequest(
            lines=("200 g flour", "2 eggs", "300 ml milk"), diets=(Diet.VEGAN,), allergies=(Allergen.EGGS,)
        ),
    ),
    RecipeOperation(
        name="scale-recipe",
        path=f"{RECIPES_PATH}/scale",
        request_type=ScaleRequest,
        answer_type=Scaled,
        answers=scaled,
        summary="Scale a recipe",
        description=(
            "The recipe for another number of servings, rounded to what a kitchen can measure: whole eggs, quarters of "
            "a spoon. Lines with `scalable: false` stay. With `unit_system`, measures and temperatures are converted, "
            "in the steps too. `notes` say what could not be carried over. Nutrition is computed anew from what the "
            "scaled lines weigh."
        ),
        example=lambda: ScaleRequest(recipe=sample_recipe(), servings=5, unit_system=UnitSystem.US),
    ),
    RecipeOperation(
        name="parse-recipe",
        path=f"{RECIPES_PATH}/parse",
        request_type=ParseRequest,
        answer_type=ParseAnswer,
        answers=parsed,
        summary="Read a recipe from text or schema.org JSON-LD",
        description=(
            "Free text, or a schema.org Recipe, in our form. `assumed` names what was not said and had to be filled "
            "in, `not_understood` what found no place. Where nobody says which language it is in, its small words and "
            "unit words do: English, German, French, Spanish, Italian or Dutch, and `en` where they do not plainly "
            "tell. A whole recipe says what a serving holds. No model takes part."
        ),
        example=lambda: ParseRequest(text=_TEXT),
    ),
    RecipeOperation(
        name="export-recipe",
        path=f"{RECIPES_PATH}/export",
        request_type=ExportRequest,
        answer_type=None,
        answers=exported,
        summary="Write a recipe as JSON-LD, Markdown, Cooklang or plain text",
        description="The document itself, with its media type; `Content-Disposition` proposes a file name.",
        example=lambda: ExportRequest(recipe=sample_recipe(), format=ExportFormat.MARKDOWN),
    ),
    RecipeOperation(
        name="suggest-substitutes",
        path=SUBSTITUTES_PATH,
        request_type=SubstituteRequest,
        answer_type=SubstitutesAnswer,
        answers=lambda asked, _foods: substitutes(asked),
        summary="Ask what can stand in for an ingredient",
        description=(
            "By what it does in the dish, with the ratio and what changes; what breaks a diet, an allergy or an "
            "exclusion is left out and counted in `filtered`. From a table, without any model."
        ),
        example=lambda: SubstituteRequest(ingredient="2 eggs", role=Role.BINDER, diets=(Diet.VEGAN,)),
    ),
)
