"""Plating: what must hold, holds, or nothing is served."""

import json
from typing import Any

import pytest

from alchemorsel.application.plating import Origin, plate
from alchemorsel.domain.errors import BadAnswer
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.requests import PantryItem
from alchemorsel.infrastructure.ai.drafting import read_draft
from alchemorsel.infrastructure.ai.prompts import draft_type
from alchemorsel.infrastructure.foods.table import load_foods
from tests.support import samples
from tests.support.provenances import provenance

LINES = samples.PASTA["ingredients"]
STEPS = samples.PASTA["steps"]


def plated(wish: dict[str, Any] | None = None, language: str | None = None, **changes: Any) -> Recipe:
    question = samples.recipe(**(wish or {}))
    draft, _ = read_draft(samples.pasta(**changes), draft_type(question.feature))
    served = plate(question, draft, Origin(language) if language else None).answer(provenance())
    recipe = served.value.recipe
    assert isinstance(recipe, Recipe)
    return recipe


def blocked(wish: dict[str, Any] | None = None, **changes: Any) -> set[str]:
    with pytest.raises(BadAnswer) as raised:
        plated(wish, **changes)
    return {finding.code for finding in raised.value.findings}


def line(name: str, **fields: Any) -> dict[str, Any]:
    return {"name": name, "quantity": 1, "unit": None, "preparation": None, **fields}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"steps": STEPS[:1]}, "too_few_steps"),
        ({"ingredients": [*LINES, line("egg", quantity=0)]}, "bad_quantity"),
        ({"ingredients": [*LINES, line("egg", quantity=-2)]}, "bad_quantity"),
        ({"ingredients": [*LINES, line("egg", quantity=3, quantity_max=2)]}, "bad_range"),
        ({"ingredients": [*LINES, line("flour", quantity=10.1, unit="kg")]}, "too_much"),
        ({"ingredients": [*LINES, line("water", quantity=11, unit="l")]}, "too_much"),
        ({"ingredients": [*LINES, line("parsley", quantity=9, unit="handful")]}, "too_vague"),
        ({"name": "string"}, "placeholder"),
        ({"name": "........"}, "placeholder"),
        ({"ingredients": [*LINES, line("ingredient 1")]}, "placeholder"),
    ],
)
def test_a_hard_invariant_that_fails_blocks(changes: dict[str, Any], code: str) -> None:
    assert blocked(**changes) == {code}


def test_a_quick_recipe_may_have_one_step() -> None:
    assert len(plated(prep_minutes=5, cook_minutes=5, steps=STEPS[:1]).steps) == 1


def test_ten_kilos_are_fine_for_a_crowd() -> None:
    potatoes = [*LINES, line("potato", quantity=20, unit="kg")]
    assert blocked(ingredients=potatoes) == {"too_much"}
    assert plated({"servings": 100}, ingredients=potatoes).servings == 100


def test_a_recipe_longer_than_asked_blocks_and_a_minute_is_a_minute() -> None:
    assert blocked({"max_total_minutes": 19}) == {"too_slow"}
    assert plated({"max_total_minutes": 20}).total_minutes == 20


def test_what_had_to_be_used_must_be_there() -> None:
    assert blocked({"ingredients": (PantryItem(name="leek", must_use=True),)}) == {"must_use_missing"}
    assert plated({"ingredients": (PantryItem(name="Tomatoes", must_use=True),)}).name == "Tomato pasta"


@pytest.mark.parametrize(
    ("where", "changes"),
    [
        ("ingredient", {"ingredients": [*LINES, line("parmesan")]}),
        ("ingredient", {"ingredients": [*LINES, line("basil", preparation="or grated Parmesan")]}),
        ("ingredient", {"ingredients": [*LINES, line("feta", optional=True)]}),
        ("title", {"name": "Pasta with cream"}),
        ("step", {"steps": [*STEPS, {"text": "Serve with a spoon of yoghurt."}]}),
        ("recipe", {"tips": ["Add grated cheddar."]}),
        ("recipe", {"description": "With a knob of butter."}),
    ],
)
def test_a_violation_is_found_wherever_it_hides(where: str, changes: dict[str, Any]) -> None:
    question = {"diets": ("vegan",)}
    with pytest.raises(BadAnswer) as raised:
        plated(question, **changes)
    assert raised.value.findings[0].where == where
    assert blocked(question, **changes) == {"diet"}


def test_an_excluded_ingredient_blocks() -> None:
    assert blocked({"excluded_ingredients": ("garlic",)}) == {"excluded"}


def test_meat_with_milk_blocks_kosher() -> None:
    lines = [*LINES, line("chicken breast"), line("cream")]
    assert "diet" in blocked({"diets": ("kosher",)}, ingredients=lines)


def test_diets_of_numbers_are_served_with_a_warning() -> None:
    (finding,) = plated({"diets": ("low_sodium",)}).safety.findings
    assert (finding.severity, finding.diet) == ("warn", "low_sodium")


def test_the_script_must_be_the_languages_own() -> None:
    assert blocked({"language": "ja"}) == {"wrong_script"}
    assert plated({"language": "ja"}, language="en").language == "en"
    assert plated({"language": "de"}).language == "de"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"ingredients": [*LINES, line("leek")]}, "unused_ingredient"),
        ({"steps": [*STEPS, {"text": "Top with grated cheddar."}]}, "unlisted_food"),
        (
            {
                "steps": [
                    *STEPS,
                    {"text": "Bake until brown.", "temperature": {"value": 900, "unit": "F", "kind": "oven"}},
                ]
            },
            None,
        ),
        (
            {
                "steps": [
                    *STEPS,
                    {"text": "Bake until brown.", "temperature": {"value": 40, "unit": "C", "kind": "oven"}},
                ]
            },
            "odd_oven",
        ),
        (
            {
                "steps": [
                    *STEPS,
                    {"text": "Fry until brown.", "temperature": {"value": 240, "unit": "C", "kind": "oil"}},
                ]
            },
            "hot_oil",
        ),
        ({"ingredients": [*LINES[:4], line("salt", quantity=60, unit="g")]}, "salty"),
    ],
)
def test_a_soft_finding_is_told_and_served(changes: dict[str, Any], code: str | None) -> None:
    assert {finding.code for finding in plated(**changes).safety.findings} == ({code} if code else set())


def test_doubled_lines_become_one() -> None:
    lines = plated(
        ingredients=[*LINES, {"name": "Pasta", "quantity": 100, "unit": "g", "preparation": None}]
    ).ingredients
    assert [entry.quantity for entry in lines if entry.name.casefold() == "pasta"] == [300]


def test_a_unit_nobody_knows_keeps_its_meaning_in_the_name() -> None:
    lines = plated(ingredients=[*LINES, line("yeast", quantity=2, unit="cubes")]).ingredients
    assert (lines[-1].name, lines[-1].unit, lines[-1].quantity) == ("cubes yeast", None, 2)


def test_equal_recipes_have_equal_ids_and_others_have_others() -> None:
    assert plated().id == plated().id
    assert plated().id != plated(name="Pasta al pomodoro").id


def test_nothing_is_ever_called_safe() -> None:
    report = plated({"diets": ("vegan",)}).safety
    assert report.status == "no_violation_detected"
    assert "safe" not in str(report).replace("SafetyReport", "").replace("SafetyStatus", "")


def test_ratios_are_checked_for_what_they_put_in_not_for_what_they_replace() -> None:
    question = samples.ideas(diets=("vegan",))
    idea = {
        "name": "ground flax",
        "kind": "substitution",
        "reason": "It binds.",
        "for_ingredient": "egg",
        "role": "binder",
    }
    for ratio, kept in (("1 egg -> 1 tbsp ground flax + 3 tbsp water", 1), ("1 egg -> 3 tbsp yoghurt", 0)):
        text = json.dumps({"suggestions": [{**idea, "ratio": ratio}]})
        draft, _ = read_draft(text, draft_type(question.feature))
        if not kept:
            with pytest.raises(BadAnswer):
                plate(question, draft)
            continue
        assert len(plate(question, draft).answer(provenance()).value.suggestions) == kept


@pytest.mark.parametrize(
    "foods", [[{"line": 9, "food": "egg"}], [{"line": 1, "food": "a"}] * 2, [{"line": 1, "food": "a", "grams": -1}]]
)
def test_a_misread_line_blocks(foods: list[dict[str, Any]]) -> None:
    question = samples.nutrition()
    draft, _ = read_draft(json.dumps({"foods": foods}), draft_type(question.feature))
    with pytest.raises(BadAnswer):
        plate(question, draft)


def test_a_line_without_a_food_is_left_out_and_said_so() -> None:
    question = samples.nutrition("200 g flour", "xyzzy")
    draft, _ = read_draft('{"foods": [{"line": 1, "food": "flour"}]}', draft_type(question.feature))
    nutrition = plate(question, draft, foods=load_foods()).answer(provenance()).value.nutrition
    assert [out.text for out in nutrition.excluded] == ["xyzzy"]
