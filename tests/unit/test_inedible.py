"""What nobody should eat is named and refused, whoever writes it."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from alchemorsel.application.checking import check
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.plating import plate
from alchemorsel.domain.errors import BadAnswer, InvalidRequest
from alchemorsel.domain.inedible import inedible
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.recipe_requests import CheckRequest
from alchemorsel.domain.requests import IngredientRequest, NutritionRequest, RecipeRequest, Request
from alchemorsel.infrastructure.ai.drafting import read_draft
from alchemorsel.infrastructure.ai.prompts import draft_type
from tests.support import samples
from tests.support.clock import FakeClock
from tests.support.example_ai import ExampleAI
from tests.support.provenances import provenance

LINES = samples.PASTA["ingredients"]
STEPS = samples.PASTA["steps"]
EXAMPLE: Recipe = ExampleAI.value_of(samples.recipe()).recipe
POISONED = replace(
    EXAMPLE, ingredients=(replace(EXAMPLE.ingredients[0], original_text="1 tbsp bleach"), *EXAMPLE.ingredients[1:])
)


def line(name: str) -> dict[str, Any]:
    return {"name": name, "quantity": 1, "unit": "tbsp", "preparation": None}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a cup of Bleach", "bleach"), ("anti\u200bfreeze", "antifreeze"), ("2 aspirins", "aspirin"),
        ("Frostschutzmittel", "frostschutzmittel"), ("de l'eau de javel", "javel"), ("dish soap", "dish soap"),
        ("рaracetamol", "paracetamol"), ("rubbing alcohol", "rubbing alcohol"), ("hemlock tea", "hemlock"),
    ],
)  # fmt: skip
def test_it_is_named_in_any_spelling(text: str, name: str) -> None:
    assert inedible(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "rhubarb leaves", "Rhabarberblätter", "feuilles de rhubarbe", "castor beans", "apricot kernels",
        "noyaux d'abricot", "bitter almonds", "borax", "lye", "hand sanitizer", "Tide pods", "Domestos", "Waschpulver",
        "cleaning vinegar", "Putzessig", "vinaigre ménager", "lavender essential oil", "huile essentielle de lavande",
        "mouthwash", "Zahnpasta", "melatonin", "St. John's wort", "castor oil", "fly agaric", "Fliegenpilze",
        "lily of the valley", "Maiglöckchen", "lirios de los valles", "mercury", "Quecksilber", "lead paint", "lead",
        "2 leads", "motor oil", "aguarrás", "bleekmiddel", "detersivo", "slug pellets", "warfarin", "WD-40",
    ],
)  # fmt: skip
def test_every_kind_of_it_is_known_in_several_languages(text: str) -> None:
    assert inedible(text)


@pytest.mark.parametrize(
    "text",
    [
        "lye-cured olives", "food grade lye", "bitter almond extract", "baking soda", "cream of tartar", "persil",
        "squid ink", "glass noodles", "lead the dough over the pin", "low-mercury fish", "sweet potato leaves",
        "apricots, stones removed", "rhubarb, leaves discarded", "never use rhubarb leaves", "edible glue",
        "I take warfarin, so little kale", "gunpowder tea", "vinegar essence", "caster sugar", "clove oil",
        "kitty litter cake", "poinsettia cocktail", "propane grill", "mistletoe cookies", "diesel-free kitchen",
    ],
)  # fmt: skip
def test_food_that_bears_such_a_name_is_left_alone(text: str) -> None:
    assert inedible(text) is None


def test_a_step_may_name_what_is_thrown_away() -> None:
    assert inedible("Halve the peaches and discard each peach stone.", in_a_step=True) is None
    assert inedible("Stir in the crushed fly agaric.", in_a_step=True) == "fly agaric"


@pytest.mark.parametrize(
    "text",
    ["unbleached flour", "bleach-free flour", "flour, no bleach", "1 tsp baker's ammonia", "coffee", "soapwort",
     "alcohol", "rat's tail radish", "2 cups water"],
)  # fmt: skip
def test_what_only_sounds_like_it_is_left_alone(text: str) -> None:
    assert inedible(text) is None


@pytest.mark.parametrize(
    "request_",
    [
        RecipeRequest(prompt="a cocktail with antifreeze"),
        RecipeRequest(prompt="soup", notes="with a dash of bleach"),
        IngredientRequest(ingredients=("tomato", "ibuprofen")),
        NutritionRequest(ingredients=("200 g flour", "1 tbsp bleach")),
        NutritionRequest(recipe=POISONED),
    ],
)
async def test_a_request_that_names_it_is_refused_before_anybody_is_asked(request_: Request) -> None:
    ai = ExampleAI()
    with pytest.raises(InvalidRequest, match="is not food"):
        await Kitchen(ai, FakeClock(), deadline_s=60).ask(request_)
    assert not ai.calls


@pytest.mark.parametrize(
    "changes",
    [
        {"ingredients": [*LINES, line("bleach")]},
        {"ingredients": [*LINES, line("bl3ach")]},
        {"ingredients": [*LINES, line("dish soap")]},
        {"name": "Antifreeze punch"},
        {"steps": [*STEPS, {"text": "Stir in a tablespoon of motor oil."}]},
        {"tips": ["Two crushed aspirins make it last."]},
    ],
)
def test_a_draft_that_names_it_is_not_served(changes: dict[str, Any]) -> None:
    question = samples.recipe()
    draft, _ = read_draft(samples.pasta(**changes), draft_type(question.feature))
    with pytest.raises(BadAnswer) as raised:
        plate(question, draft)
    assert {finding.code for finding in raised.value.findings} == {"not_food"}


def test_hands_may_be_washed_with_soap() -> None:
    question = samples.recipe()
    steps = [*STEPS, {"text": "Wash your hands with soap before you serve the pasta."}]
    draft, _ = read_draft(samples.pasta(steps=steps), draft_type(question.feature))
    assert plate(question, draft).answer(provenance()).value.recipe.steps


def test_an_idea_that_is_no_food_is_dropped_and_counted() -> None:
    question = samples.ideas()
    ideas = [*samples.IDEAS["suggestions"], {**samples.IDEAS["suggestions"][0], "name": "turpentine"}]
    draft, _ = read_draft(json.dumps({"suggestions": ideas}), draft_type(question.feature))
    answer = plate(question, draft).answer(provenance()).value
    assert [idea.name for idea in answer.suggestions] == ["basil", "parmesan"]
    assert answer.filtered == 1


@pytest.mark.parametrize("given", [{"lines": ("1 cup bleach",)}, {"text": "Punch\n1 cup rum\n1 cup antifreeze\nMix."}])
def test_the_check_of_any_recipe_names_it(given: dict[str, Any]) -> None:
    found = check(CheckRequest(**given)).safety
    assert found.status == "violations_found"
    assert "not_food" in {finding.code for finding in found.findings}
