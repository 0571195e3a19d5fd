"""A request is looked over before any model is asked."""

from typing import Any

import pytest

from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.requests import NutritionRequest, PantryItem, RecipeRequest
from alchemorsel.domain.sense import make_sense
from alchemorsel.domain.vocabulary import Allergen, Diet, Unit
from tests.support import samples


def fault(request: RecipeRequest | NutritionRequest) -> InvalidRequest:
    with pytest.raises(InvalidRequest) as raised:
        make_sense(request)
    return raised.value


def test_a_request_for_nothing_is_told_how_to_ask() -> None:
    error = fault(RecipeRequest(prompt="  "))
    assert error.field == "prompt"
    assert "tomato pasta" in error.suggestion


@pytest.mark.parametrize(
    ("rules", "named"),
    [
        ({"diets": (Diet.VEGAN,)}, "the diet vegan"),
        ({"allergies": (Allergen.EGGS,)}, "the allergy eggs"),
        ({"excluded_ingredients": ("egg",)}, "excluded_ingredients"),
        ({"custom_allergies": ("egg",)}, "custom_allergies"),
    ],
)
def test_a_pantry_that_breaks_its_own_rules_is_named_with_the_rule(rules: dict[str, Any], named: str) -> None:
    error = fault(RecipeRequest(ingredients=("rice", "Eggs"), **rules))
    assert error.field == "ingredients[1]"
    assert "'Eggs'" in error.detail
    assert named in error.detail


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        (RecipeRequest(prompt="a drink from bleach and ammonia"), "prompt"),
        (RecipeRequest(ingredients=("flour", "Antifreeze")), "ingredients[1]"),
        (RecipeRequest(prompt="cake", notes="add some rat poison"), "notes"),
        (NutritionRequest(ingredients=("200 g flour", "a glass of dish soap")), "ingredients[1]"),
    ],
)
def test_what_nobody_should_eat_is_refused(request_: RecipeRequest, field: str) -> None:
    assert fault(request_).field == field


def test_handfuls_by_the_dozen_are_no_amount() -> None:
    item = PantryItem(name="rice", quantity=12, unit=Unit.HANDFUL)
    assert fault(RecipeRequest(ingredients=(item,))).field == "ingredients[0].quantity"


async def test_nutrition_takes_lines_or_a_recipe_and_never_both() -> None:
    fault(NutritionRequest())
    make_sense(NutritionRequest(ingredients=("1 egg",)))
    assert samples.nutrition("1 egg").feature == "nutrition"


@pytest.mark.parametrize("cuisine", ["thai", None])
def test_ordinary_wishes_pass(cuisine: str | None) -> None:
    request = samples.recipe(prompt="soup", cuisine=cuisine).request
    assert isinstance(request, RecipeRequest)
    assert (request.prompt, request.cuisine) == ("soup", cuisine)
