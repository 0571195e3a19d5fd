"""The diets of numbers, proved or disproved by what a serving holds."""

from typing import Any

import pytest

from alchemorsel.domain.nutrients_limits import Verdict, judge
from alchemorsel.domain.nutrients_lines import cost_text
from alchemorsel.domain.nutrients_totals import serve
from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.domain.vocabulary import Diet
from alchemorsel.infrastructure.foods.table import load_foods

TABLE = load_foods()


def held(**changes: Any) -> Nutrition:
    """A serving that is known to ten per cent."""
    values = {"energy_kcal": 300.0, "fat_g": 2.0, "carbohydrate_g": 20.0, "fibre_g": 5.0, "sodium_mg": 100.0} | changes
    return Nutrition(
        servings=1,
        **values,
        low={name: value * 0.9 for name, value in values.items()},
        high={name: value * 1.1 for name, value in values.items()},
        coverage=1.0,
        method_version="2",
    )


def verdict(diet: Diet, nutrition: Nutrition | None) -> Verdict:
    (judged,) = judge([diet], nutrition)
    return judged.verdict


@pytest.mark.parametrize(
    ("diet", "nutrition", "expected"),
    [
        (Diet.LOW_SODIUM, held(sodium_mg=120.0), Verdict.KEPT),
        (Diet.LOW_SODIUM, held(sodium_mg=135.0), Verdict.OPEN),
        (Diet.LOW_SODIUM, held(sodium_mg=150.0), Verdict.OPEN),
        (Diet.LOW_SODIUM, held(sodium_mg=160.0), Verdict.BROKEN),
        (Diet.LOW_FAT, held(fat_g=2.7), Verdict.KEPT),
        (Diet.LOW_FAT, held(fat_g=4.0), Verdict.BROKEN),
        (Diet.LOW_CALORIE, held(energy_kcal=360.0), Verdict.KEPT),
        (Diet.LOW_CALORIE, held(energy_kcal=450.0), Verdict.BROKEN),
        (Diet.KETO, held(carbohydrate_g=20.0, fibre_g=12.0), Verdict.KEPT),
        (Diet.KETO, held(carbohydrate_g=20.0, fibre_g=5.0), Verdict.BROKEN),
        (Diet.LOW_CARB, held(carbohydrate_g=27.0, fibre_g=0.0), Verdict.KEPT),
        (Diet.LOW_CARB, held(carbohydrate_g=40.0, fibre_g=0.0), Verdict.BROKEN),
        (Diet.DIABETIC_FRIENDLY, held(), Verdict.UNKNOWN),
        (Diet.LOW_FAT, None, Verdict.UNKNOWN),
    ],
)
def test_a_limit_is_kept_or_broken_by_the_whole_range(
    diet: Diet, nutrition: Nutrition | None, expected: Verdict
) -> None:
    assert verdict(diet, nutrition) is expected


def test_diets_of_words_are_not_judged_by_numbers() -> None:
    assert not list(judge([Diet.VEGAN, Diet.HALAL], held()))


def of(*lines: str) -> Nutrition:
    return serve(tuple(cost_text(line, TABLE) for line in lines), 1, cooked=False)


def test_too_little_known_proves_nothing_but_a_violation_stays_one() -> None:
    assert verdict(Diet.LOW_FAT, of("200 g potatoes", "100 g xyzzy")) is Verdict.UNKNOWN
    assert verdict(Diet.LOW_FAT, of("200 g butter", "100 g xyzzy")) is Verdict.BROKEN


def test_a_diet_cannot_be_kept_by_not_saying_how_much() -> None:
    assert verdict(Diet.LOW_SODIUM, of("200 g potatoes")) is Verdict.KEPT
    assert verdict(Diet.LOW_SODIUM, of("200 g potatoes", "salt to taste")) is Verdict.UNKNOWN
    assert verdict(Diet.LOW_CALORIE, of("200 g potatoes", "salt to taste")) is Verdict.KEPT
    assert verdict(Diet.LOW_FAT, of("500 g potatoes", "olive oil for frying")) is Verdict.UNKNOWN
