"""What well-known recipes hold, and how surely that is known."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from alchemorsel.domain.nutrients_lines import Costed, cost_text
from alchemorsel.domain.nutrients_totals import serve
from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.domain.vocabulary import Evidence
from alchemorsel.infrastructure.foods.table import load_foods

TABLE = load_foods()
FILE = Path(__file__).parents[1] / "data/nutrition_recipes.toml"
RECIPES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["recipe"]


def costed(*lines: str) -> tuple[Costed, ...]:
    return tuple(cost_text(line, TABLE) for line in lines)


def served(*lines: str, servings: int = 1, cooked: bool = False) -> Nutrition:
    return serve(costed(*lines), servings, cooked=cooked)


def test_there_are_at_least_forty() -> None:
    assert len({recipe["name"] for recipe in RECIPES}) >= 40


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe["name"])
def test_a_well_known_recipe_is_known_nearly_whole_and_holds_what_it_plausibly_does(recipe: dict[str, Any]) -> None:
    nutrition = served(*recipe["lines"], servings=recipe["servings"], cooked=True)
    low, high = recipe["kcal"]
    assert nutrition.coverage >= 0.95
    assert nutrition.energy_kcal is not None
    assert low <= nutrition.energy_kcal <= high
    assert len(nutrition.lines) == len(recipe["lines"])


def test_totals_are_the_sums_of_the_lines_by_serving() -> None:
    nutrition = served("200 g sugar", "100 g butter", servings=2)
    assert nutrition.energy_kcal == pytest.approx((2 * 387 + 717) / 2, abs=0.1)
    assert nutrition.sodium_mg == pytest.approx((2 * 1 + 714) / 2, abs=0.1)
    assert nutrition.salt_g == pytest.approx(358 * 2.5 / 1000, abs=0.01)
    assert nutrition.energy_kj == pytest.approx(745.5 * 4.184, abs=0.1)
    assert [line.energy_kcal for line in nutrition.lines] == [774.0, 717.0]
    assert [(line.source, line.ndb) for line in nutrition.lines] == [("USDA SR24", "19335"), ("USDA SR24", "01001")]


@pytest.mark.parametrize(
    ("lines", "cooked", "evidence", "margin"),
    [
        (["200 g sugar", "100 g butter"], False, Evidence.MEASURED, 0.10),
        (["200 g sugar", "100 g butter"], True, Evidence.DERIVED, 0.25),
        (["1 cup sugar", "100 g butter"], False, Evidence.DERIVED, 0.25),
        (["200 g crème fraîche", "100 g butter"], False, Evidence.ESTIMATED, 0.40),
        (["200 g sugar", "100 g butter", "1 pinch salt"], False, Evidence.MEASURED, 0.10),
    ],
)
def test_a_total_is_as_sure_as_the_worst_of_its_weighty_lines(
    lines: list[str], cooked: bool, evidence: Evidence, margin: float
) -> None:
    nutrition = served(*lines, cooked=cooked)
    assert nutrition.evidence is evidence
    assert nutrition.low is not None
    assert nutrition.high is not None
    assert nutrition.energy_kcal is not None
    assert nutrition.low["energy_kcal"] == pytest.approx(nutrition.energy_kcal * (1 - margin), rel=0.001)
    assert nutrition.high["energy_kcal"] == pytest.approx(nutrition.energy_kcal * (1 + margin), rel=0.001)


@pytest.mark.parametrize(
    ("line", "grams", "evidence"),
    [
        ("1 (14.5 oz) can diced tomatoes", 411.068, Evidence.MEASURED),
        ("2 cans (400 g) chickpeas", 800.0, Evidence.MEASURED),
        ("4 6-ounce salmon fillets", 680.389, Evidence.MEASURED),
        ("1 cup (120 g) flour", 120.0, Evidence.MEASURED),
        ("2 carrots (150 g)", 150.0, Evidence.MEASURED),
    ],
)
def test_a_mass_that_is_stated_beside_the_amount_is_the_mass(line: str, grams: float, evidence: Evidence) -> None:
    (found,) = served(line).lines
    assert found.grams == pytest.approx(grams, abs=0.01)
    assert found.grams_evidence is evidence


def test_what_is_unknown_is_left_out_with_its_reason_and_counts_against_the_coverage() -> None:
    nutrition = served("300 g sugar", "100 g xyzzy")
    assert nutrition.coverage == 0.75
    assert [(out.text, out.reason) for out in nutrition.excluded] == [
        ("100 g xyzzy", "no food of the table goes by this name")
    ]
    assert nutrition.energy_kcal == pytest.approx(3 * 387, abs=0.1)


def test_a_line_without_a_mass_weighs_on_the_coverage_as_a_mean_line_and_seasoning_hardly() -> None:
    assert served("100 g sugar", "2 xyzzy").coverage == 0.5
    assert served("100 g sugar", "salt to taste").coverage == pytest.approx(100 / 105, abs=0.001)


def test_nothing_known_is_no_total_at_all() -> None:
    nutrition = served("100 g xyzzy")
    assert (nutrition.energy_kcal, nutrition.low, nutrition.coverage) == (None, None, 0.0)
    assert nutrition.evidence is Evidence.UNQUANTIFIED


def test_a_nutrient_that_the_source_does_not_know_for_a_weighty_line_has_no_total() -> None:
    assert served("100 g couscous").sugar_g is None
    assert served("100 g couscous", "1 kg sugar").sugar_g is not None
    assert served("100 g couscous").energy_kcal == 376


def test_minerals_and_vitamins_are_summed_too() -> None:
    found = served("100 g spinach").micronutrients
    assert {"iron_mg", "calcium_mg", "vitamin_c_mg", "vitamin_b12_ug", "folate_ug"} <= set(found)
    assert found["iron_mg"] == 2.71


def test_a_recipe_is_computed_in_about_a_millisecond() -> None:
    lines = RECIPES[0]["lines"]
    served(*lines)
    seconds = []
    for _ in range(30):
        began = time.perf_counter()
        served(*lines)
        seconds.append(time.perf_counter() - began)
    assert min(seconds) < 0.003
