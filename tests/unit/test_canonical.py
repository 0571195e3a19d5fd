"""Equal wishes are equal questions."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alchemorsel.application.kitchen import question_of
from alchemorsel.domain.reading import servings_in
from alchemorsel.domain.requests import NutritionRequest, PantryItem, RecipeRequest
from alchemorsel.domain.vocabulary import Allergen, Diet
from alchemorsel.domain.words import singular


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"ingredients": ("Tomatoes", "basil")}, {"ingredients": (" BASIL ", PantryItem(name="tomato"))}),
        ({"prompt": "Soup"}, {"prompt": "  soup\n"}),
        ({"prompt": "soup", "servings": 4}, {"prompt": "soup"}),
        ({"prompt": "soup for two"}, {"prompt": "soup for two", "servings": 2}),
        (
            {"prompt": "x", "diets": (Diet.VEGAN, Diet.KETO)},
            {"prompt": "x", "diets": (Diet.KETO, Diet.VEGAN, Diet.KETO)},
        ),
        ({"prompt": "x", "allergies": (Allergen.MILK,)}, {"prompt": "x", "allergies": (Allergen.MILK, Allergen.MILK)}),
        ({"prompt": "x", "excluded_ingredients": ("Onions",)}, {"prompt": "x", "excluded_ingredients": ("onion",)}),
        ({"prompt": "x", "language": "de-AT"}, {"prompt": "x", "language": "DE-at"}),
    ],
)
def test_what_means_the_same_is_the_same_question(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert question_of(RecipeRequest(**one)) == question_of(RecipeRequest(**other))


@pytest.mark.parametrize(
    "change",
    [
        {"servings": 3}, {"diets": (Diet.VEGAN,)}, {"seed": 7}, {"notes": "spicy"}, {"max_total_minutes": 30},
        {"custom_allergies": ("kiwi",)}, {"allow_pantry_staples": False}, {"language": "de"}, {"cuisine": "thai"},
        {"ingredients": (PantryItem(name="egg", must_use=True),)}, {"ingredients": ("egg",)},
    ],
)  # fmt: skip
def test_what_means_something_else_is_another_question(change: dict[str, Any]) -> None:
    assert question_of(RecipeRequest(prompt="x", **change)) != question_of(RecipeRequest(prompt="x"))


@given(st.builds(RecipeRequest, prompt=st.text(min_size=1).filter(str.strip), notes=st.text()))
def test_a_canonical_question_is_its_own_canonical_form(request: RecipeRequest) -> None:
    try:
        question = question_of(request)
    except ValueError:
        return
    assert isinstance(question.request, RecipeRequest)
    assert question_of(question.request) == question


def test_nutrition_lines_keep_their_order_and_count_once_when_nobody_says_for_how_many() -> None:
    request = question_of(NutritionRequest(ingredients=("2  eggs", "100 g flour"))).request
    assert isinstance(request, NutritionRequest)
    assert (request.ingredients, request.servings) == (("2 eggs", "100 g flour"), 1)


@pytest.mark.parametrize(
    ("prompt", "servings"),
    [
        ("a quick tomato pasta for two", 2), ("dinner for 12", 12), ("serves 6, please", 6), ("soup, 3 servings", 3),
        ("lunch for four people", 4), ("Feeds five", 5), ("for two minutes", None), ("for 30 minutes", None),
        ("pasta", None), ("bake for 2 hours", None), ("a feast for 0", None), ("for one-pot lovers", None),
    ],
)  # fmt: skip
def test_for_how_many_is_read_from_the_sentence(prompt: str, servings: int | None) -> None:
    assert servings_in(prompt) == servings


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("tomatoes", "tomato"), ("berries", "berry"), ("leaves", "leaf"), ("olives", "olive"), ("radishes", "radish"),
        ("peas", "pea"), ("asparagus", "asparagus"), ("hummus", "hummus"), ("swiss", "swiss"), ("cookies", "cookie"),
        ("cheeses", "cheese"), ("eggs", "egg"), ("gas", "gas"), ("molasses", "molasses"), ("anchovies", "anchovy"),
    ],
)  # fmt: skip
def test_plurals_where_a_rule_is_safe(plural: str, one: str) -> None:
    assert singular(plural) == one
