import pytest

from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.requests import NutritionRequest, RecipeRequest
from alchemorsel.domain.vocabulary import Diet
from alchemorsel.interfaces.http.decoding import RequestDecoder
from alchemorsel.interfaces.http.mistakes import Malformed

RECIPES = RequestDecoder(RecipeRequest)
NUTRITION = RequestDecoder(NutritionRequest)


def refused(body: bytes | str) -> InvalidRequest:
    with pytest.raises(InvalidRequest) as caught:
        RECIPES.decode(body.encode() if isinstance(body, str) else body)
    return caught.value


def malformed(body: bytes) -> str:
    with pytest.raises(Malformed) as caught:
        RECIPES.decode(body)
    return caught.value.detail


def test_a_bare_prompt_is_a_request() -> None:
    assert RECIPES.decode(b'{"prompt": "soup"}') == RecipeRequest(prompt="soup")


def test_an_unknown_diet_lists_every_diet_and_the_nearest_one() -> None:
    error = refused('{"prompt": "x", "diets": ["vegan", "vegn"]}')
    assert (error.field, error.allowed) == ("diets[1]", tuple(Diet))
    assert error.suggestion == "Did you mean `vegan`?"


def test_an_unknown_field_lists_its_neighbours_and_the_nearest_one() -> None:
    error = refused('{"ingredients": [{"name": "egg", "quantiti": 2}]}')
    assert (error.field, error.allowed) == (
        "ingredients[0].quantiti",
        ("name", "quantity", "unit", "must_use"),
    )
    assert error.suggestion == "Did you mean `quantity`?"


def test_an_unknown_field_at_the_top_is_named_by_itself() -> None:
    error = refused('{"serving": 2}')
    assert (error.field, error.suggestion) == ("serving", "Did you mean `servings`?")


def test_a_missing_field_is_named_with_what_it_takes() -> None:
    error = refused('{"ingredients": ["egg", {}]}')
    assert (error.field, error.allowed) == ("ingredients[1].name", ("text of 1 to 80 characters, not blank",))


@pytest.mark.parametrize(
    ("body", "field", "allowed"),
    [
        ('{"servings": 0}', "servings", ("an integer from 1 up to 100",)),
        ('{"servings": 2.5}', "servings", ("an integer from 1 up to 100",)),
        ('{"servings": "2"}', "servings", ("an integer from 1 up to 100",)),
        ('{"servings": 1e999}', "servings", ("an integer from 1 up to 100",)),
        (
            '{"ingredients": [{"name": "a", "quantity": 0}]}',
            "ingredients[0].quantity",
            ("a number above 0 up to 100000",),
        ),
        ('{"diets": "vegan"}', "diets", ("a list of 0 to 18 items",)),
        ('{"prompt": 1}', "prompt", ("text of 0 to 2000 characters",)),
        ('{"allow_pantry_staples": 1}', "allow_pantry_staples", ("true", "false")),
        ('{"target": 1}', "target", ("an object with energy_kcal, protein_g",)),
        ('{"unit_system": "si"}', "unit_system", ("metric", "us")),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(body: str, field: str, allowed: tuple[str, ...]) -> None:
    error = refused(body)
    assert (error.field, error.allowed) == (field, allowed)
    assert field in error.detail


def test_an_ingredient_of_a_wrong_type_names_both_forms() -> None:
    assert refused('{"ingredients": [7]}').allowed == (
        "text of 1 to 80 characters, not blank",
        "an object with name, quantity, unit, must_use",
    )


def test_a_field_inside_a_recipe_is_found_by_its_whole_path() -> None:
    with pytest.raises(InvalidRequest) as caught:
        NUTRITION.decode(b'{"recipe": {"steps": [{"temperature": {"unit": "K"}}]}}')
    assert (caught.value.field, caught.value.allowed) == ("recipe.steps[0].temperature.unit", ("C", "F"))


def test_a_value_of_a_map_is_found_too() -> None:
    with pytest.raises(InvalidRequest) as caught:
        NUTRITION.decode(b'{"recipe": {"nutrition": {"low": {"fat_g": "much"}}}}')
    assert caught.value.allowed == ("a number",)


def test_a_list_instead_of_an_object_is_the_whole_bodys_fault() -> None:
    error = refused("[]")
    assert (error.field, error.detail) == ("", "The body: expected `object`, got `array`.")


def test_a_long_name_comes_back_short_and_without_control_characters() -> None:
    error = refused('{"' + "\\u001b" + "x" * 5000 + '": 1}')
    assert len(error.field) < 200
    assert "\x1b" not in error.field + error.detail


def test_a_name_that_poses_as_a_path_harms_nobody() -> None:
    assert refused('{"a` - at `$.servings": 1}').detail == "`servings.a`: there is no such field."


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"nul",
        b'{"prompt": "a"',
        b'{"prompt": "a"} x',
        b'{"servings": NaN}',
        b'{"servings": 01}',
        b"\xef\xbb\xbf{}",
        b"\xff",
        b'{"prompt": "\xff"}',
        b'{"prompt": "\\ud800"}',
        '{"prompt": "soup"}'.encode("utf-16"),
    ],
)
def test_what_is_no_json_is_malformed(body: bytes) -> None:
    assert malformed(body).startswith("The body is not ")


def test_an_empty_body_is_said_to_be_empty() -> None:
    assert malformed(b" \n") == "The body is not JSON: it is empty."


def test_broken_json_behind_a_wrong_field_is_still_malformed() -> None:
    assert malformed(b'{"unknown": 1,')


def test_json_nested_too_deeply_is_malformed() -> None:
    assert malformed(b'{"unknown": ' + b"[" * 60_000) == "The body is nested too deeply."
