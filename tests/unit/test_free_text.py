"""Recipes that are pasted without headings: nothing of them is lost, and what is guessed or left is told."""

import pytest

from alchemorsel.application.recipes import parsed
from alchemorsel.domain.recipe_requests import ParseAnswer, ParseRequest


def read(*lines: str) -> ParseAnswer:
    return parsed(ParseRequest(text="\n".join(lines)))


def foods(answer: ParseAnswer) -> list[str]:
    return [line.original_text for line in answer.ingredients]


@pytest.mark.parametrize(
    "food",
    [
        "peanut butter",
        "salt and pepper",
        "Salz und Pfeffer",
        "huile d'olive",
        "spice mix",
        "brown sugar",
        "squeeze of lemon",
    ],
)
def test_among_ingredients_a_line_without_an_amount_is_one(food: str) -> None:
    answer = read("Dish", "200 g rice", food, "Boil the rice until soft.")
    assert foods(answer) == ["200 g rice", food]
    assert answer.steps == ("Boil the rice until soft.",)


def test_right_before_the_first_amount_it_is_one_and_that_is_told() -> None:
    answer = read("Sandwich", "peanut butter", "2 slices bread", "Toast the bread well.")
    assert foods(answer) == ["peanut butter", "2 slices bread"]
    assert any("peanut butter" in assumed for assumed in answer.assumed)


@pytest.mark.parametrize(
    "step", ["Boil the rice", "Reis kochen", "Cuire le riz", "Hervir el arroz", "Bollire il riso", "Brown the rice"]
)
def test_an_instruction_needs_no_full_stop(step: str) -> None:
    answer = read("Dish", "200 g rice", "500 ml water", step)
    assert answer.steps == (step,)
    assert len(answer.ingredients) == 2


def test_a_sentence_that_begins_with_a_word_for_one_describes() -> None:
    answer = read("Dish", "A quick dinner for cold days.", "200 g rice", "500 ml water", "Boil the rice until soft.")
    assert answer.recipe is not None
    assert answer.recipe.description == "A quick dinner for cold days."
    assert foods(answer) == ["200 g rice", "500 ml water"]


@pytest.mark.parametrize(
    ("steps", "read_as"),
    [
        (("1. Simmer.", "2. Serve it hot."), ("Simmer. Serve it hot.",)),
        (("1. Boil the rice.", "2. Stir."), ("Boil the rice. Stir.",)),
        (("- Boil the rice", "- Serve it hot"), ("Boil the rice", "Serve it hot")),
        (("1. Simmer it all", "2. Serve hot"), ("Simmer it all", "Serve hot")),
    ],
)
def test_a_short_step_is_no_ingredient(steps: tuple[str, ...], read_as: tuple[str, ...]) -> None:
    answer = read("Dish", "200 g rice", "500 ml water", *steps)
    assert answer.steps == read_as
    assert foods(answer) == ["200 g rice", "500 ml water"]


def test_a_numbered_list_of_ingredients_is_one() -> None:
    assert foods(read("Dish", "1. flour", "2. 3 eggs", "3. milk", "Mix all of it well.")) == ["flour", "3 eggs", "milk"]


def test_a_group_is_named_without_headings_too() -> None:
    answer = read("Dish", "For the sauce:", "400 g tomatoes", "olive oil", "Simmer it all until thick.")
    assert [line.group for line in answer.ingredients] == ["For the sauce", "For the sauce"]


def test_a_step_that_is_too_short_for_one_is_told_where_there_is_no_other() -> None:
    answer = read("Dish", "200 g rice", "500 ml water", "Stir.")
    assert ("Stir.", "too short for a step") in [(each.text, each.why) for each in answer.not_understood]


@pytest.mark.parametrize(
    "text",
    [
        ("Dish", "peanut butter", "2 eggs", "salt", "Mix it all well.", "nutmeg", "Guten Appetit"),
        ("Dish", "Our best", "for you", "2 eggs", "1. Done.", "chives", "Serve."),
        ("2 eggs", "butter", "Fry the eggs.", "Bon appétit", "salt"),
        ("Ingredients", "1. eggs", "salt", "Method", "Stir.", "Fry the eggs in butter.", "Notes", "Eat them hot."),
    ],
)
def test_every_line_is_somewhere_in_the_answer(text: tuple[str, ...]) -> None:
    answer = read(*text)
    kept = [*foods(answer), *answer.steps, *(each.text for each in answer.not_understood)]
    if answer.recipe is not None:
        kept += [answer.recipe.name, answer.recipe.description, *answer.recipe.tips]
    for line in text:
        bare = line.removeprefix("1. ")
        assert line in {"Ingredients", "Method", "Notes"} or any(bare in each for each in kept), line
