"""The checker against the USDA's own animal foods: nobody wrote their names with a checker in mind."""

from pathlib import Path

import pytest

from alchemorsel.domain.checker import Rules, check_text
from alchemorsel.domain.vocabulary import Allergen, Diet
from tests.support.sr24 import index_of, sr24

FILE = Path(__file__).parents[1] / "data" / "usda_animal_foods.tsv"
FOODS = dict(line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()[1:])
"""SR24's descriptions by NDB number, of which the first two digits are the food group."""
FLESH = (Diet.VEGAN, Diet.VEGETARIAN, Diet.PESCATARIAN)
BROKEN = {
    "dairy and eggs": ("01", (Diet.VEGAN,)),
    "fats of animals": ("04", FLESH),
    "poultry": ("05", FLESH),
    "sausages and luncheon meats": ("07", FLESH),
    "pork": ("10", (*FLESH, Diet.HALAL, Diet.KOSHER)),
    "beef": ("13", (*FLESH, Diet.HINDU)),
    "more beef": ("23", (*FLESH, Diet.HINDU)),
    "finfish and shellfish": ("15", (Diet.VEGAN, Diet.VEGETARIAN)),
    "lamb, veal and game": ("17", FLESH),
    "honey and gelatine": ("19", (Diet.VEGAN,)),
}
ALLERGENS = {
    "01": (Allergen.MILK, Allergen.EGGS),
    "15": (Allergen.FISH, Allergen.CRUSTACEANS, Allergen.MOLLUSCS),
}


def in_group(group: str) -> dict[str, str]:
    return {ndb: text for ndb, text in FOODS.items() if ndb.startswith(group)}


def recall(texts: dict[str, str], rules: Rules) -> float:
    return sum(bool(check_text(text, rules)) for text in texts.values()) / len(texts)


@pytest.mark.parametrize(
    ("group", "diet"), [(group, diet) for group, diets in BROKEN.values() for diet in diets], ids=str
)
def test_of_a_hundred_animal_foods_at_least_ninety_nine_break_the_diet(group: str, diet: Diet) -> None:
    assert recall(in_group(group), Rules(diets=(diet,))) >= 0.99


@pytest.mark.parametrize("group", ALLERGENS)
def test_the_allergens_of_dairy_eggs_and_seafood_are_named(group: str) -> None:
    assert recall(in_group(group), Rules(allergies=ALLERGENS[group])) >= 0.99


def test_there_are_as_many_as_the_page_says() -> None:
    assert len(FOODS) == 2523
    assert {group for group, _ in BROKEN.values()} == {ndb[:2] for ndb in FOODS}


@pytest.mark.timeout(150)
def test_the_names_are_the_sources_and_every_animal_group_is_whole(tmp_path_factory: pytest.TempPathFactory) -> None:
    source = index_of(sr24(tmp_path_factory.mktemp("sr24")))
    picked = {"04", "19"}
    whole = {ndb: text for ndb, text in source.items() if any(ndb.startswith(g) for g, _ in BROKEN.values())}
    assert {ndb: text for ndb, text in whole.items() if ndb[:2] not in picked or ndb in FOODS} == FOODS
