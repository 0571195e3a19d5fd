"""Recipes as sites publish and people paste them: read, scaled and written out again."""

from typing import Any

import pytest

from alchemorsel.application.recipes import exported, parsed, scaled, substitutes
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.name_plurals import counted_name
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.recipe_requests import (
    ExportFormat,
    ExportRequest,
    ParseRequest,
    ScaleRequest,
    SubstituteRequest,
)
from alchemorsel.domain.scaling import Scaled
from alchemorsel.domain.vocabulary import Diet

DISH = """Pancakes (serves 4)
Prep: 10 min. Cook: 20 min
Ingredients
{lines}
Method
1. Whisk everything and fry it in butter until golden.
"""


def read(text: str) -> Recipe:
    recipe = parsed(ParseRequest(text=text)).recipe
    assert recipe is not None
    return recipe


def for_so_many(servings: int, *lines: str) -> Scaled:
    return scaled(ScaleRequest(recipe=read(DISH.format(lines="\n".join([*lines, "250 g flour"]))), servings=servings))


def document(**fields: Any) -> dict[str, Any]:
    lines, steps = ["2 eggs", "1 tbsp butter"], ["Beat the eggs and fry them in the butter."]
    return {"@type": "Recipe", "name": "Omelette", "recipeIngredient": lines, "recipeInstructions": steps, **fields}


def test_a_list_of_documents_is_read_as_one_is() -> None:
    listed: list[Any] = [{"@type": "WebPage"}, document(recipeYield="2")]
    recipe = parsed(ParseRequest(json_ld=listed)).recipe
    assert recipe is not None
    assert (recipe.name, recipe.servings) == ("Omelette", 2)


def test_a_title_that_says_for_how_many_is_a_title_and_a_number() -> None:
    recipe = read(DISH.format(lines="2 eggs\n1 cup milk"))
    assert (recipe.name, recipe.servings) == ("Pancakes", 4)


@pytest.mark.parametrize(
    ("facts", "servings", "minutes"),
    [
        ("Prep: 10 min. Cook: 20 min", 6, 30),
        ("Für 4 Personen, 45 Minuten", 4, 45),
        ("Serves 2 | Total time: 25 minutes", 2, 25),
    ],
)
def test_several_facts_in_one_line_are_no_step(facts: str, servings: int, minutes: int) -> None:
    recipe = read(f"Soup for six\nServes 6\n{facts}\n1 kg potatoes\n1 l stock\n1. Boil them in the stock until soft.")
    assert (recipe.servings, recipe.total_minutes, len(recipe.steps)) == (servings, minutes, 1)


def test_a_quarter_of_a_can_is_a_quarter_of_a_can() -> None:
    half = for_so_many(1, "1 can tomatoes", "1 onion", "4 cloves garlic").recipe
    assert [line.quantity for line in half.ingredients[:3]] == [0.25, 0.25, 1.0]


def test_rounding_that_can_be_tasted_is_told() -> None:
    notes = for_so_many(1, "1/4 tsp cayenne", "1 tsp salt", "1 pinch nutmeg").notes
    assert [note for note in notes if "rounded" in note] == ["cayenne: rounded to 0.125, exactly it would be 0.0625"]


def test_what_is_counted_is_named_for_its_number() -> None:
    more = for_so_many(12, "1 egg", "1 onion", "1 cup sugar").recipe
    assert [line.original_text for line in more.ingredients[:3]] == ["3 eggs", "3 onions", "3 cups sugar"]
    assert [line.original_text for line in for_so_many(1, "4 eggs").recipe.ingredients[:1]] == ["1 egg"]


@pytest.mark.parametrize(
    ("name", "quantity", "said"),
    [
        ("egg yolk", 3, "egg yolks"), ("bay leaves", 1, "bay leaf"), ("potatoes", 0.5, "potato"),
        ("hummus", 1, "hummus"), ("asparagus", 2, "asparagus"), ("Ei", 2, "Ei"), ("lemongras", 3, "lemongras"),
    ],
)  # fmt: skip
def test_only_names_that_are_known_change_their_number(name: str, quantity: float, said: str) -> None:
    assert counted_name(name, quantity) == said


@pytest.mark.parametrize("to", [ExportFormat.MARKDOWN, ExportFormat.TEXT, ExportFormat.JSON_LD])
def test_an_export_counts_its_units(to: ExportFormat) -> None:
    recipe = read(DISH.format(lines="1 1/2 cups milk\n3 cloves garlic\n1 cup flour"))
    written = exported(ExportRequest(recipe=recipe, format=to)).body.decode()
    assert all(line in written for line in ("1 1/2 cups milk", "3 cloves garlic", "1 cup flour"))


def test_what_is_no_food_has_no_substitute() -> None:
    with pytest.raises(InvalidRequest, match="not food"):
        substitutes(SubstituteRequest(ingredient="bleach"))


@pytest.mark.parametrize("said", ["Sahne", "200 ml Sahne", "crème"])
def test_a_german_or_french_name_is_known(said: str) -> None:
    answer = substitutes(SubstituteRequest(ingredient=said, diets=(Diet.VEGAN,)))
    assert [idea.name for idea in answer.substitutes] == ["coconut milk"]
