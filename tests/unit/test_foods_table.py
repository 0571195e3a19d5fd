"""The foods table: it says what its source says, and nothing twice."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from alchemorsel.domain.foods import NO_FOODS, Food, Weight
from alchemorsel.domain.nutrients import NUTRIENTS
from alchemorsel.domain.words import words
from alchemorsel.infrastructure.foods.table import FILE, load_foods
from tests.support.sr24 import sr24

ROOT = Path(__file__).parents[2]
TABLE = load_foods()
OWN_FACTORS = {
    "06972", "11452", "11667", "11988", "16055", "16069", "18369", "19078", "19165", "19166", "20033", "20060", "20077",
}  # fmt: skip
"""Bran, cocoa, yeast-like and acid foods, of which USDA counts the energy with factors of their own."""
SPICES = "02"


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_foods", ROOT / "scripts/build_foods.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    path = list(sys.path)
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = path
    return module


BUILDER = _builder()


def _value(food: Food, nutrient: str) -> float:
    return food.value(nutrient) or 0.0


def test_there_are_enough_foods_for_everyday_cooking() -> None:
    assert len(TABLE.foods) >= 600
    assert len({food.ndb for food in TABLE.foods}) == len({food.name for food in TABLE.foods}) == len(TABLE.foods)


def test_energy_agrees_with_what_it_comes_from() -> None:
    usual = [food for food in TABLE.foods if not food.ndb.startswith(SPICES) and food.ndb not in OWN_FACTORS]
    assert len(usual) > 900
    for food in usual:
        carbohydrate, fibre = _value(food, "carbohydrate_g"), _value(food, "fibre_g")
        computed = 4 * _value(food, "protein_g") + 9 * _value(food, "fat_g") + 7 * _value(food, "alcohol_g")
        computed += 4 * (carbohydrate - fibre) + 2 * fibre
        assert _value(food, "energy_kcal") == pytest.approx(computed, rel=0.15, abs=20), food.name


def test_parts_are_no_more_than_their_whole() -> None:
    for food in TABLE.foods:
        grams = {name: _value(food, name) for name in NUTRIENTS if name.endswith("_g")}
        assert all(value >= 0 for value in food.per_100_g if value is not None), food.name
        assert grams["protein_g"] + grams["fat_g"] + grams["carbohydrate_g"] <= 100.5, food.name
        assert grams["saturated_fat_g"] <= grams["fat_g"] + 0.05, food.name
        assert grams["sugar_g"] <= grams["carbohydrate_g"] + 0.6, food.name
        assert grams["fibre_g"] <= grams["carbohydrate_g"] + 0.05, food.name
        assert _value(food, "energy_kcal") <= 902, food.name


def test_every_food_has_its_energy_and_a_weight() -> None:
    for food in TABLE.foods:
        assert all(food.value(name) is not None for name in ("energy_kcal", "protein_g", "fat_g", "carbohydrate_g"))
        assert food.weights, food.name
        assert all(weight.grams > 0 for weight in food.weights), food.name


def test_a_name_leads_to_one_food() -> None:
    owner: dict[str, str] = {}
    for food in TABLE.foods:
        for name in (*food.aliases, *food.stand_ins):
            assert owner.setdefault(name, food.ndb) == food.ndb, name


def test_the_lists_and_the_table_agree_and_names_are_looked_up_as_they_were_written_down() -> None:
    listed = list(BUILDER.entries())
    assert {entry.ndb: entry.name for entry in listed} == {food.ndb: food.name for food in TABLE.foods}
    for entry in listed:
        for name, stand_in in (
            *((name, False) for name in (entry.name, *entry.aliases)),
            *((name, True) for name in entry.stand_ins),
        ):
            found = TABLE.named(words(name))
            assert found is not None, name
            assert found.food.ndb == entry.ndb, name
            assert not found.stand_in or stand_in, name


def test_another_table_has_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tmp_path / "table.json"
    changed.write_text(FILE.read_text(encoding="utf-8").replace("717.0", "718.0", 1), encoding="utf-8")
    monkeypatch.setattr("alchemorsel.infrastructure.foods.table.FILE", changed)
    assert len({TABLE.version, load_foods.__wrapped__().version, NO_FOODS.version}) == 3


def test_a_name_given_to_two_foods_stops_the_build() -> None:
    first, second = list(BUILDER.entries())[:2]
    with pytest.raises(SystemExit, match="go by this name"):
        BUILDER._unique(iter([first, second._replace(aliases=[first.name])]))


@pytest.fixture(scope="module")
def jar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sr24(tmp_path_factory.mktemp("sr24"))


@pytest.mark.timeout(150)
def test_building_it_anew_gives_the_same_bytes(jar: Path) -> None:
    assert BUILDER.build(jar) == FILE.read_text(encoding="utf-8")


@pytest.mark.timeout(150)
def test_every_value_and_every_weight_is_the_sources(jar: Path) -> None:
    source: Any = BUILDER.Source(jar)
    for food in TABLE.foods:
        element = source.food(food.ndb)
        amounts = {each.attrib["name"]: float(each.attrib["amount"]) for each in element.iter("nutrient")}
        assert food.description == element.attrib["name"]
        for name, value in zip(NUTRIENTS, food.per_100_g, strict=True):
            assert value == amounts.get(BUILDER.NUTRIENTS[name]), (food.name, name)
        measures = [*element.iter("measure"), *(source.food(food.like).iter("measure") if food.like else ())]
        for weight in food.weights:
            assert any(_is(weight, each.attrib) for each in measures), (food.name, weight)


def _is(weight: Weight, measure: dict[str, str]) -> bool:
    """The measure itself, or the half of it that a list calls a piece."""
    each = float(measure["grams"]) / float(measure["amount"])
    same = " ".join(measure["name"].split()) == " ".join(weight.note.split())
    return same and any(weight.grams == pytest.approx(each * part, abs=0.001) for part in (1, 0.5))
