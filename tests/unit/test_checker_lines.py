"""`check` reads everything that a line lets somebody eat: its name, its own words, and what may stand in for it."""

from typing import Any

import pytest
from msgspec.structs import replace

from alchemorsel.application.checking import check
from alchemorsel.domain.parsing import parse_text
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.recipe_requests import CheckRequest
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Allergen, SafetyStatus

TEXT = "Potato salad\n\nIngredients\n500 g potatoes\n3 cloves garlic\n\nMethod\n1. Boil the potatoes until soft."


def recipe(**changes: Any) -> Recipe:
    read = parse_text(TEXT).recipe
    assert read is not None
    first, *rest = read.ingredients
    return replace(read, ingredients=(replace(first, **changes), *rest))


def found(of: Recipe, **rules: Any) -> tuple[Finding, ...]:
    asked: dict[str, Any] = {"allergies": (Allergen.PEANUTS,)} | rules
    return check(CheckRequest(recipe=of, **asked)).safety.findings


@pytest.mark.parametrize(
    "changes",
    [
        {"original_text": "500 g peanuts"}, {"original_text": "500 g potatoes (or peanuts)"},
        {"substitutes": ("sweet potatoes", "peanuts")}, {"original_text": "500 g Erdnüsse"},
    ],
)  # fmt: skip
def test_what_stands_behind_the_name_is_found_in_its_line(changes: dict[str, Any]) -> None:
    (finding,) = [each for each in found(recipe(**changes)) if each.allergen is Allergen.PEANUTS]
    assert (finding.severity, finding.where, finding.index) == ("block", "ingredient", 0)


def test_a_line_that_says_the_same_twice_is_found_once() -> None:
    names = recipe(name="peanuts", original_text="500 g of peanuts")
    assert [each.index for each in found(names) if each.where == "ingredient"] == [0]


def test_the_amount_of_the_original_line_is_no_food() -> None:
    unchanged = CheckRequest(recipe=recipe(original_text="2 handfuls potatoes"), custom_allergies=("clove",))
    assert check(unchanged).safety.status is SafetyStatus.NO_VIOLATION_DETECTED
