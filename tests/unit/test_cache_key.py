"""Equal wishes to equal chains have equal keys, today and tomorrow; anything else has another one."""

from typing import Any, Literal
from unicodedata import normalize

import msgspec
import pytest
from msgspec.structs import replace

from alchemorsel.application.cache_key import Chain, Versions, feature_of
from alchemorsel.application.kitchen import question_of
from alchemorsel.domain.recipe import IngredientLine, Recipe, Step
from alchemorsel.domain.requests import NutritionRequest, PantryItem, Target
from alchemorsel.domain.safety import SafetyReport
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


def test_case_and_blanks_of_a_line_do_not_change_the_key_of_its_nutrition() -> None:
    one, other = samples.nutrition("1 jar curry sauce"), samples.nutrition(" 1 Jar  Curry Sauce")
    assert KEYS.key_of(one) == KEYS.key_of(other)


def test_case_of_a_recipe_s_lines_does_not_change_the_key_of_its_nutrition() -> None:
    line = IngredientLine(id="i1", name="curry sauce", preparation="warm", original_text="1 jar curry sauce, warm")
    shouted = replace(line, name="Curry Sauce", preparation="Warm", original_text="1 Jar Curry Sauce, warm")
    one, other = (recipe_of(each) for each in (line, shouted))
    assert KEYS.key_of(question_of(NutritionRequest(recipe=one))) == KEYS.key_of(
        question_of(NutritionRequest(recipe=other))
    )


def recipe_of(line: IngredientLine) -> Recipe:
    step = Step(number=1, text="Warm it gently.")
    return Recipe(
        id="r1", name="Curry", servings=2, prep_minutes=1, cook_minutes=5, total_minutes=6, ingredients=(line, line),
        steps=(step,), safety=SafetyReport(rules_version="1"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "wish",
    [
        {"prompt": "crème brûlée ohne Nüsse"}, {"notes": "à la crème"}, {"cuisine": "québécoise"},
        {"ingredients": ("crème",)}, {"excluded_ingredients": ("pâté",)}, {"custom_allergies": ("açaí",)},
        {"equipment": ("crêpière",)},
    ],
)  # fmt: skip
def test_how_an_accent_is_encoded_does_not_change_the_key(wish: dict[str, Any]) -> None:
    composed, decomposed = (samples.recipe(**in_form(form, wish)) for form in ("NFC", "NFD"))
    assert KEYS.key_of(composed) == KEYS.key_of(decomposed)


def in_form(form: Literal["NFC", "NFD"], wish: dict[str, Any]) -> dict[str, Any]:
    """The wish with its texts encoded in one way."""
    text = msgspec.json.encode(wish).decode()
    encoded: dict[str, Any] = msgspec.json.decode(normalize(form, text).encode())
    return {name: tuple(value) if isinstance(value, list) else value for name, value in encoded.items()}


def test_how_an_accent_is_encoded_does_not_change_the_key_of_nutrition() -> None:
    one, other = (samples.nutrition(normalize(form, "1½ dl crème fraîche")) for form in ("NFC", "NFD"))
    assert KEYS.key_of(one) == KEYS.key_of(other)
    assert one.request.ingredients == ("1½ dl crème fraîche",)


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
