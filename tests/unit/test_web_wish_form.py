from typing import Any

import msgspec
import pytest

from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.wish_form import form_of, read_wish, wish_of

FULL: dict[str, Any] = {
    "prompt": "something warm",
    "ingredients": ["rice", {"name": "spinach", "must_use": True}, {"name": "feta", "quantity": 250.0, "unit": "g"}],
    "excluded_ingredients": ["olives", "coriander"],
    "cuisine": "greek",
    "course": "main",
    "diets": ["vegetarian", "egg_free"],
    "allergies": ["peanuts"],
    "custom_allergies": ["strawberries"],
    "servings": 3,
    "max_total_minutes": 40,
    "skill": "beginner",
    "equipment": ["oven"],
    "target": {"energy_kcal": 600, "protein_g": 30.5},
    "unit_system": "us",
    "language": "de-AT",
    "notes": "crisp",
    "allow_pantry_staples": False,
    "seed": 7,
}


def wished(*pairs: tuple[str, str]) -> dict[str, Any]:
    return wish_of(Form(pairs))


def test_every_field_goes_to_the_form_and_back() -> None:
    assert wish_of(form_of(FULL)) == FULL


def test_a_full_wish_is_one_that_the_api_takes() -> None:
    assert msgspec.convert(wish_of(form_of(FULL)), RecipeRequest, strict=True).servings == 3


def test_the_form_knows_every_field_of_the_api() -> None:
    assert set(FULL) == set(RecipeRequest.__struct_fields__)


def test_what_is_left_empty_is_left_out() -> None:
    assert wished(("prompt", "  "), ("servings", ""), ("ingredients", " , "), ("cuisine", "thai")) == {
        "cuisine": "thai"
    }


@pytest.mark.parametrize(
    ("word", "item"),
    [
        ("rice", "rice"),
        ("spinach!", {"name": "spinach", "must_use": True}),
        ("250 g feta", {"name": "feta", "quantity": 250.0, "unit": "g"}),
        ("1,5 kg potatoes !", {"name": "potatoes", "quantity": 1.5, "unit": "kg", "must_use": True}),
        ("2 eggs", {"name": "eggs", "quantity": 2.0}),
        ("2 Cup flour", {"name": "flour", "quantity": 2.0, "unit": "cup"}),
        ("7up", "7up"),
        ("2 gherkins", {"name": "gherkins", "quantity": 2.0}),
    ],
)
def test_the_pantry_is_read_as_it_is_written(word: str, item: object) -> None:
    assert wished(("ingredients", word)) == {"ingredients": [item]}


def test_words_may_be_apart_by_commas_semicolons_and_lines() -> None:
    assert wished(("excluded_ingredients", "a, b;c\nd,,")) == {"excluded_ingredients": ["a", "b", "c", "d"]}


@pytest.mark.parametrize("text", ["four", "-3", "1e9", "٣"])
def test_what_is_no_number_goes_to_the_api_as_it_is_and_it_says_what_is_wrong(text: str) -> None:
    assert wished(("servings", text)) == {"servings": text}


def test_staples_are_refused_only_where_the_box_was_emptied() -> None:
    assert wished(("allow_pantry_staples", "false")) == {"allow_pantry_staples": False}
    assert wished(("allow_pantry_staples", "false"), ("allow_pantry_staples", "true")) == {}


@pytest.mark.parametrize("text", ["", "[]", "{", '"x"', "\ud800", "[" * 5000])
def test_a_carried_wish_that_is_none_is_empty(text: str) -> None:
    assert read_wish(text) == {}
