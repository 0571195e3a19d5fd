"""The rule kitchen's chocolate cake: the proportions of one, and what it is made of where a diet rules things out."""

from typing import Any

import pytest

from alchemorsel.application.kitchen import question_of
from alchemorsel.application.plating import Origin, plate
from alchemorsel.domain.drafts import RecipeDraft
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.domain.vocabulary import Allergen, Diet, UnitSystem
from alchemorsel.infrastructure.ai.mock.recipes import compose


def cake(**wish: Any) -> RecipeDraft:
    """The first recipe for the wish, which plating lets pass."""
    question = question_of(RecipeRequest(**{"prompt": "chocolate cake", "servings": 8, **wish}))
    assert isinstance(question.request, RecipeRequest)
    draft = next(compose(question.request))
    plate(question, draft, Origin(language="en"))
    return draft


def amounts(draft: RecipeDraft) -> dict[str, tuple[float | None, str | None]]:
    return {line.name: (line.quantity, line.unit) for line in draft.ingredients}


def said(draft: RecipeDraft) -> str:
    return " ".join(step.text for step in draft.steps)


def test_for_eight_it_has_the_proportions_of_a_cake() -> None:
    assert amounts(cake()) == {
        "plain flour": (190, "g"), "baking powder": (2, "tsp"), "cocoa powder": (8, "tbsp"), "sugar": (180, "g"),
        "salt": (0.25, "tsp"), "milk": (240, "ml"), "sunflower oil": (5.5, "tbsp"), "eggs": (2, None),
        "vanilla extract": (2, "tsp"), "chocolate": (120, "g"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("terms", "there", "gone"),
    [
        ({"diets": (Diet.VEGAN,)}, {"plain flour", "soya milk"}, {"eggs", "milk", "butter"}),
        ({"diets": (Diet.GLUTEN_FREE,)}, {"buckwheat flour", "eggs"}, {"plain flour"}),
        ({"diets": (Diet.VEGAN, Diet.GLUTEN_FREE)}, {"buckwheat flour", "soya milk"}, {"plain flour", "eggs"}),
        ({"allergies": tuple(Allergen)}, {"buckwheat flour", "lukewarm water"}, {"plain flour", "eggs", "soya milk"}),
    ],
    ids=("vegan", "gluten-free", "both", "every allergy"),
)
def test_what_is_ruled_out_has_its_stand_in(terms: dict[str, Any], there: set[str], gone: set[str]) -> None:
    draft = cake(**terms)
    assert draft.name == "Chocolate cake"
    assert there <= set(amounts(draft))
    assert not gone & set(amounts(draft))


def test_without_chocolate_it_is_not_called_by_it() -> None:
    assert cake(excluded_ingredients=("chocolate",)).name == "Cocoa cake"


def test_butter_is_melted_before_it_is_whisked_in() -> None:
    draft = cake(excluded_ingredients=("oil",))
    assert said(draft).index("Melt the butter") < said(draft).index("Whisk the milk, butter")


@pytest.mark.parametrize(
    ("servings", "form"), [(2, "cups"), (4, "16 cm"), (8, "20 cm"), (12, "24 cm"), (16, "28 cm"), (40, "tray")]
)
def test_its_tin_grows_with_the_servings(servings: int, form: str) -> None:
    assert form in said(cake(servings=servings))


def test_an_american_tin_is_told_in_inches() -> None:
    draft = cake(unit_system=UnitSystem.US)
    assert "a round tin of 8 inches" in said(draft)
    assert amounts(draft)["sugar"] == (1, "cup")
