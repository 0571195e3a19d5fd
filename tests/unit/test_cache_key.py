"""Equal wishes to equal chains have equal keys, today and tomorrow; anything else has another one."""

from typing import Any

import msgspec
import pytest

from alchemorsel.application.cache_key import Chain, Versions, feature_of
from alchemorsel.domain.requests import PantryItem, Target
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, Feature, Provider, Skill, UnitSystem
from tests.support import samples
from tests.support.remembering import CHAIN, VERSIONS, keys

KEYS = keys()

GOLDEN = {
    "recipe": "alchemorsel:v1:recipe:3ab31b84214c1c1117b0a1d9e75529e5",
    "ingredients": "alchemorsel:v1:ingredients:a617ed5c27e5e9ba9af702f7bb8081cf",
    "nutrition": "alchemorsel:v1:nutrition:ae4cd77e5eb6a272834156374eaf5dd7",
}


@pytest.mark.parametrize("feature", GOLDEN)
def test_keys_stay_what_they_were(feature: str) -> None:
    assert KEYS.key_of(samples.QUESTIONS[feature]()) == GOLDEN[feature]


@pytest.mark.parametrize(
    "same",
    [
        {"prompt": "  A quick\n TOMATO pasta "},
        {"servings": 4},
        {"language": "EN"},
        {"unit_system": UnitSystem.METRIC, "allow_pantry_staples": True, "seed": None, "notes": " "},
    ],
)
def test_case_blanks_and_defaults_do_not_change_the_key(same: dict[str, Any]) -> None:
    assert KEYS.key_of(samples.recipe(**same)) == GOLDEN["recipe"]


def test_order_repetition_and_plurals_do_not_change_the_key() -> None:
    one = samples.ideas(ingredients=("Tomatoes", "eggs", "egg"), excluded_ingredients=("Onions", "milk"))
    other = samples.ideas(ingredients=("egg", PantryItem(name="tomato")), excluded_ingredients=("milk", "onion"))
    assert KEYS.key_of(one) == KEYS.key_of(other)


@pytest.mark.parametrize(
    "change",
    [
        {"prompt": "pasta"}, {"ingredients": ("egg",)}, {"excluded_ingredients": ("egg",)}, {"cuisine": "thai"},
        {"course": Course.MAIN}, {"diets": (Diet.VEGAN,)}, {"allergies": (Allergen.MILK,)}, {"servings": 5},
        {"custom_allergies": ("kiwi",)}, {"max_total_minutes": 30}, {"skill": next(iter(Skill))},
        {"equipment": ("wok",)},
        {"unit_system": [*UnitSystem][1]}, {"language": "de"}, {"notes": "hot"}, {"allow_pantry_staples": False},
        {"seed": 0}, {"ingredients": (PantryItem(name="egg", quantity=2.0),)},
        {"ingredients": (PantryItem(name="egg", must_use=True),)}, {"target": Target(energy_kcal=500.0)},
    ],
)  # fmt: skip
def test_whatever_means_something_else_has_another_key(change: dict[str, Any]) -> None:
    keys_seen = {KEYS.key_of(samples.recipe(**change)), KEYS.key_of(samples.recipe())}
    assert len(keys_seen) == 2


def test_every_field_of_a_wish_is_tried_above() -> None:
    fields = set(type(samples.recipe().request).__struct_fields__)
    assert fields == {
        "target", "prompt", "ingredients", "excluded_ingredients", "cuisine", "course", "diets", "allergies",
        "servings", "custom_allergies", "max_total_minutes", "skill", "equipment", "unit_system", "language", "notes",
        "allow_pantry_staples", "seed",
    }  # fmt: skip


def test_the_same_words_to_another_feature_have_another_key() -> None:
    wish = {"prompt": "soup", "ingredients": ("egg",)}
    assert KEYS.key_of(samples.recipe(**wish)) != KEYS.key_of(samples.ideas(**wish))


def test_nutrition_lines_keep_their_order() -> None:
    assert KEYS.key_of(samples.nutrition("2 eggs", "200 g flour")) != GOLDEN["nutrition"]
    assert KEYS.key_of(samples.nutrition(servings=2)) != GOLDEN["nutrition"]


@pytest.mark.parametrize("part", ["prompt", "schema", "rules", "foods"])
def test_another_version_is_another_key(part: str) -> None:
    other = keys()
    other._versions = msgspec.structs.replace(VERSIONS, **{part: "2"})
    assert other.key_of(samples.recipe()) != GOLDEN["recipe"]
    assert other.version != KEYS.version


@pytest.mark.parametrize(
    "chain", [CHAIN[:1], CHAIN[::-1], ((Provider.OLLAMA, "qwen3:4b"), CHAIN[1]), (CHAIN[0], (Provider.OPENAI, "x"))]
)
def test_another_chain_is_another_key(chain: Chain) -> None:
    other = keys(lambda _: chain)
    assert other.key_of(samples.recipe()) != GOLDEN["recipe"]
    assert other.version != KEYS.version


def test_a_model_that_is_selected_at_run_time_changes_the_keys_of_its_features() -> None:
    models = dict.fromkeys(Feature, "a")
    mine = keys(lambda feature: ((Provider.OLLAMA, models[feature]),))
    before, version = mine.key_of(samples.recipe()), mine.version
    models[Feature.NUTRITION] = "b"
    assert mine.key_of(samples.recipe()) == before
    assert mine.version != version
    models[Feature.RECIPE] = "b"
    assert mine.key_of(samples.recipe()) != before


def test_a_key_names_its_feature() -> None:
    assert feature_of(GOLDEN["nutrition"]) is Feature.NUTRITION
    for wrong in ("", "alchemorsel:v1:purged", GOLDEN["recipe"] + "0", GOLDEN["recipe"].replace("recipe", "soup")):
        assert feature_of(wrong) is None


def test_versions_are_all_in_the_key() -> None:
    assert Versions.__struct_fields__ == ("prompt", "schema", "rules", "foods")
