"""Amounts hard to measure: a little spice in US units, pinches for a crowd, and what each of several weighs."""

import pytest

from alchemorsel.application.recipes import parsed, scaled
from alchemorsel.domain.recipe_requests import ParseRequest, ScaleRequest
from alchemorsel.domain.scaling import Scaled
from alchemorsel.domain.vocabulary import UnitSystem
from alchemorsel.infrastructure.foods.table import load_foods

FOODS = load_foods()


def for_so_many(servings: int, line: str, system: UnitSystem | None = None) -> Scaled:
    text = f"Dish\nServes 4\n{line}\n400 g flour\nKnead all of it into a smooth dough."
    recipe = parsed(ParseRequest(text=text), FOODS).recipe
    assert recipe is not None
    return scaled(ScaleRequest(recipe=recipe, servings=servings, unit_system=system), FOODS)


def rounded(result: Scaled) -> list[str]:
    return [note for note in result.notes if "rounded" in note]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("7 g yeast", "2 g yeast"), ("1 g saffron", "0.3 g saffron"), ("20 g butter", "5 g butter"),
        ("1/4 oz yeast", "2 g yeast"), ("0.02 kg ginger", "5 g ginger"), ("80 g butter", "0.75 oz butter"),
        ("2 oz cheese", "0.5 oz cheese"),
    ],
)  # fmt: skip
def test_a_small_mass_stays_in_grams_in_a_us_recipe(line: str, said: str) -> None:
    assert for_so_many(1, line, UnitSystem.US).recipe.ingredients[0].original_text == said


@pytest.mark.parametrize(
    ("line", "servings", "note"),
    [
        ("7 g yeast", 1, "yeast: rounded to 2, exactly it would be 1.75"),
        ("1/4 oz yeast", 1, "yeast: rounded to 2 g, exactly it would be 1.77"),
        ("100 ml milk", 4, "milk: rounded to 0.5 cup, exactly it would be 0.423"),
        ("1 pinch salt", 100, "salt: rounded to 4, exactly it would be 25"),
    ],
)
def test_rounding_by_more_than_a_tenth_is_told_in_the_unit_that_is_shown(line: str, servings: int, note: str) -> None:
    assert rounded(for_so_many(servings, line, UnitSystem.US)) == [note]


@pytest.mark.parametrize("line", ["100 g butter", "500 ml milk", "1 pinch salt"])
def test_rounding_by_less_is_not_told(line: str) -> None:
    assert rounded(for_so_many(8, line, UnitSystem.US)) == []


def test_what_each_weighs_stays_where_there_are_more_of_them() -> None:
    line = for_so_many(8, "4 (6 oz) salmon fillets").recipe.ingredients[0]
    assert line.original_text == "8 salmon fillets, 6 oz each"
    assert line.grams == pytest.approx(8 * 6 * 28.3495, abs=0.01)


def test_a_scaled_line_is_read_again_as_it_was() -> None:
    again = for_so_many(4, for_so_many(8, "4 (6 oz) salmon fillets").recipe.ingredients[0].original_text)
    assert again.recipe.ingredients[0].grams == pytest.approx(8 * 6 * 28.3495, abs=0.01)


def test_what_all_weigh_grows_with_them() -> None:
    line = for_so_many(8, "2 onions (300 g)").recipe.ingredients[0]
    assert (line.original_text, line.grams) == ("4 onions, 600 g", 600)
