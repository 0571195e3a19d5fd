"""Where the rule kitchen cannot meet the dish that was named, its answer says so, and only there."""

import pytest

from alchemorsel.application.kitchen import question_of
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.infrastructure.ai.mock.recipes import compose

TIP = "No pattern of the dish asked for fits this request; this is the nearest dish that does."


def says_so(prompt: str) -> bool:
    request = question_of(RecipeRequest(prompt=prompt)).request
    assert isinstance(request, RecipeRequest)
    return TIP in next(compose(request)).tips


@pytest.mark.parametrize(
    "prompt", ["kosher brisket", "no-bake cheesecake", "a lasagne", "tiramisu", "paella", "vegan sushi"]
)
def test_a_dish_that_is_not_met_is_said_to_be_missed(prompt: str) -> None:
    assert says_so(prompt)


@pytest.mark.parametrize(
    "prompt",
    ["a quick tomato pasta for two", "soup for 100", "Kürbissuppe", "fish tacos for 4", "pancakes w/o eggs",
     "something nice", "roast chicken and vegetables", "dinner for two", "mushroom risotto"],
)  # fmt: skip
def test_a_dish_that_is_met_or_was_not_named_is_not_missed(prompt: str) -> None:
    assert not says_so(prompt)
