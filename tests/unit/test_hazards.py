"""Food safety: what must be hot is hot, and what may harm is said."""

from typing import Any

import pytest

from alchemorsel.domain.errors import BadAnswer
from tests.unit.test_plating import LINES, STEPS, plated


def with_food(name: str, *steps: str, **changes: Any) -> dict[str, Any]:
    line = {"name": name, "quantity": 500, "unit": "g", "preparation": None}
    return {"ingredients": [*LINES, line], "steps": [*STEPS[:1], *({"text": text} for text in steps)], **changes}


def cold(name: str, text: str) -> dict[str, Any]:
    lines = [{"name": name, "quantity": 300, "unit": "g"}, {"name": "lemon juice", "quantity": 2, "unit": "tbsp"}]
    return {
        "ingredients": lines,
        "steps": [{"text": text}, {"text": "Arrange on a plate and serve."}],
        "name": "A plate",
    }


def codes(**changes: Any) -> set[str]:
    return {finding.code for finding in plated(**changes).safety.findings}


@pytest.mark.parametrize(
    ("food", "step"),
    [
        ("chicken breast", "Roast the chicken to 140 F and serve."),
        ("chicken breast", "Cook the chicken until the internal temperature reaches 60°C."),
        ("turkey", "Bake until a thermometer reads 150°F in the thickest part of the turkey."),
        ("ground beef", "Grill the ground beef burgers to 63 °C inside."),
        ("pork chops", "Fry the pork chops until they reach 55 C inside."),
        ("salmon", "Bake the salmon to an internal temperature of 45 °C."),
        ("chicken thighs", "Fry the chicken medium rare and serve at once."),
    ],
)
def test_a_stated_temperature_below_the_table_blocks(food: str, step: str) -> None:
    with pytest.raises(BadAnswer):
        plated(**with_food(food, step))


@pytest.mark.parametrize(
    ("food", "step"),
    [
        ("chicken breast", "Roast the chicken in the oven at 180 C until it reaches 74 °C inside."),
        ("chicken breast", "Preheat the oven to 90 C and cook the chicken gently for hours."),
        ("chicken breast", "Fry the chicken through, cool it to 4 C and keep it in the fridge."),
        ("minced beef", "Fry the minced beef until it reaches 160 F inside."),
        ("beef steak", "Sear the steak to 145°F."),
        ("chicken breast", "Cook the chicken until it is no longer pink in the middle and the juices run clear."),
    ],
)
def test_heat_enough_passes(food: str, step: str) -> None:
    assert plated(**with_food(food, step)).name


@pytest.mark.parametrize("food", ["chicken breast", "minced beef", "pork loin", "turkey mince", "gemischtes Hack"])
def test_raw_poultry_mince_and_pork_need_a_hot_step(food: str) -> None:
    with pytest.raises(BadAnswer) as raised:
        plated(**cold(food, "Slice thinly and dress with the lemon juice."))
    assert {finding.hazard for finding in raised.value.findings} == {"no_heat"}


@pytest.mark.parametrize("food", ["cooked chicken", "prosciutto", "canned tuna", "smoked ham", "tofu"])
def test_what_is_done_already_needs_none(food: str) -> None:
    assert plated(**cold(food, "Slice thinly and dress with the lemon juice.")).name


@pytest.mark.parametrize(
    ("food", "note"),
    [("chicken thighs", "74 °C"), ("ground pork", "71 °C"), ("cod", "flakes"), ("mussels", "shells open")],
)
def test_the_doneness_note_stands_at_the_hot_step_that_uses_the_food(food: str, note: str) -> None:
    recipe = plated(**with_food(food, f"Cook the {food} in the sauce for 20 minutes.", "Serve with a green salad."))
    assert [note in (step.warning or "") for step in recipe.steps] == [False, True, False]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (cold("eggs", "Whisk the eggs with the lemon juice until thick."), "raw_egg"),
        (with_food("eggs", "Fry the eggs so that they stay sunny-side up."), "raw_egg"),
        (cold("salmon", "Dice the salmon and dress with the lemon juice."), "raw_fish"),
        (with_food("dried kidney beans", "Simmer the beans until soft."), "kidney_beans"),
        (with_food("garlic", "Cover the garlic with oil and infuse for a week."), "garlic_in_oil"),
        (with_food("cucumber", "Pour into sterilised jars and seal the jars."), "preserving"),
        (with_food("chicken", "Rinse the chicken, then fry it."), "washed_poultry"),
        (with_food("honey", "Stir in the honey; good for babies too."), "infant_honey"),
        (with_food("wild mushrooms", "Fry the mushrooms."), "foraged"),
    ],
)
def test_a_hazard_is_told(changes: dict[str, Any], code: str) -> None:
    assert code in codes(**changes)


def test_honey_with_baby_spinach_is_no_hazard() -> None:
    assert "infant_honey" not in codes(**with_food("honey", "Stir the honey into the baby spinach."))


def test_an_infant_in_the_wish_counts() -> None:
    recipe = plated({"prompt": "porridge for my 8-month-old"}, **with_food("honey", "Stir in the honey."))
    assert "infant_honey" in {finding.hazard for finding in recipe.safety.findings}


def test_a_plain_recipe_has_no_hazard() -> None:
    assert codes() == set()
