"""What the routes on recipes make of the foods table: nothing is carried over that can be computed."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from alchemorsel.application.checking import check
from alchemorsel.application.plating.nutrition import with_nutrition
from alchemorsel.application.recipes import exported, parsed, scaled
from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.recipe_requests import CheckRequest, ExportFormat, ExportRequest, ParseRequest, ScaleRequest
from alchemorsel.domain.vocabulary import Diet, Severity, UnitSystem
from alchemorsel.infrastructure.foods.table import load_foods

FOODS = load_foods()
TEXT = (
    "Shortbread\nServes 4\n100 g sugar\n200 g butter\n300 g flour\n2 eggs\n1 pinch of salt\n"
    "1. Rub the sugar, butter, flour, eggs and salt together and bake at 160 °C for 25 minutes."
)
SERVINGS = st.integers(1, 100)


def recipe(text: str = TEXT) -> Recipe:
    found = parsed(ParseRequest(text=text), FOODS).recipe
    assert found is not None
    return found


def held(of: Recipe) -> Nutrition:
    assert of.nutrition is not None
    return of.nutrition


def test_a_recipe_that_was_read_says_what_a_serving_holds() -> None:
    read = recipe()
    assert held(read).coverage == 1.0
    assert held(read).servings == 4
    assert held(read).energy_kcal == pytest.approx((387 + 2 * 717 + 3 * 364 + 143) / 4, abs=1)
    assert [line.grams for line in read.ingredients[:4]] == [100, 200, 300, 100]


@given(servings=SERVINGS, system=st.sampled_from([None, *UnitSystem]))
@settings(max_examples=60, deadline=None)
def test_scaled_nutrition_is_what_computing_it_afresh_gives(servings: int, system: UnitSystem | None) -> None:
    result = scaled(ScaleRequest(recipe=recipe(), servings=servings, unit_system=system), FOODS).recipe
    bare = replace(result, nutrition=None, ingredients=tuple(replace(line, grams=None) for line in result.ingredients))
    assert result.nutrition == with_nutrition(bare, FOODS).nutrition
    assert held(result).servings == servings


@given(factor=st.integers(2, 25))
@settings(max_examples=25, deadline=None)
def test_a_serving_holds_the_same_where_nothing_was_rounded(factor: int) -> None:
    before = recipe(TEXT.replace("1 pinch of salt\n", ""))
    after = scaled(ScaleRequest(recipe=before, servings=4 * factor), FOODS).recipe
    assert held(after).energy_kcal == held(before).energy_kcal
    assert [line.grams for line in after.ingredients] == [(line.grams or 0) * factor for line in before.ingredients]
    assert [line.grams for line in held(after).lines] == [line.grams for line in after.ingredients]


def test_rounding_shows_in_what_a_serving_holds() -> None:
    eggs = recipe("Omelette\nServes 2\n3 eggs\n10 g butter\n1. Beat the eggs and fry them in the butter.")
    for_one = scaled(ScaleRequest(recipe=eggs, servings=1), FOODS)
    assert for_one.recipe.ingredients[0].quantity == 2
    assert held(for_one.recipe).energy_kcal == pytest.approx(143 + 0.05 * 717, abs=1)
    assert not any("nutrition" in note for note in for_one.notes)


def test_what_stands_beside_an_amount_is_scaled_unless_it_is_of_each() -> None:
    text = "Bake\nServes 2\n1 cup (120 g) flour\n1 (400 g) can tomatoes\n2 6-ounce salmon fillets\n1. Bake all of it."
    before = recipe(text)
    after = scaled(ScaleRequest(recipe=before, servings=4), FOODS).recipe
    assert [line.preparation for line in after.ingredients] == ["240 g", "400 g", "6-ounce"]
    assert [line.grams for line in after.ingredients] == pytest.approx([240, 800, 680.39], abs=0.01)
    assert held(after).energy_kcal == held(before).energy_kcal


def codes(request: CheckRequest) -> list[tuple[Severity, Diet | None]]:
    return [(finding.severity, finding.diet) for finding in check(request, FOODS).safety.findings]


def test_what_a_caller_says_of_a_serving_is_no_evidence() -> None:
    lean = replace(recipe(), nutrition=replace(held(recipe()), fat_g=0.0, low={"fat_g": 0.0}, high={"fat_g": 0.0}))
    assert (Severity.BLOCK, Diet.LOW_FAT) in codes(CheckRequest(recipe=lean, diets=(Diet.LOW_FAT,)))


@pytest.mark.parametrize(
    ("given_", "severity"),
    [
        ({"lines": ("100 g butter", "200 g rice"), "servings": 2}, Severity.BLOCK),
        ({"lines": ("100 g butter", "200 g rice")}, Severity.WARN),
        ({"text": TEXT}, Severity.BLOCK),
        ({"text": TEXT.replace("Serves 4\n", "")}, Severity.WARN),
        ({"lines": ("500 g lettuce", "100 g cucumber"), "servings": 2}, None),
    ],
)
def test_a_diet_of_numbers_is_judged_where_the_servings_are_known(
    given_: dict[str, object], severity: Severity | None
) -> None:
    found = codes(msgspec.convert({"diets": ("low_fat",), **given_}, CheckRequest))
    assert [each for each, diet in found if diet is Diet.LOW_FAT] == ([severity] if severity else [])


def test_an_exported_recipe_says_what_a_serving_holds() -> None:
    bare = replace(recipe(), nutrition=None)
    document = json.loads(exported(ExportRequest(recipe=bare, format=ExportFormat.JSON_LD), FOODS).body)
    assert document["nutrition"]["calories"] == f"{held(recipe()).energy_kcal:g} kcal"
