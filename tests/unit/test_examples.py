"""The examples that the API publishes are what it would answer."""

import pytest

from alchemorsel.interfaces.http.examples import examples_of
from alchemorsel.interfaces.http.operations import OPERATIONS
from tests.support.true_examples import true_answer


@pytest.mark.parametrize("operation", [each.name for each in OPERATIONS])
async def test_a_published_answer_is_the_codes_own(operation: str) -> None:
    again = "write them again: .venv/bin/python -m tests.support.true_examples"
    assert examples_of(operation).answer == await true_answer(operation), again


def test_the_recipe_says_what_a_serving_holds() -> None:
    nutrition = examples_of("generate-recipe").answer["recipe"]["nutrition"]
    assert nutrition["coverage"] > 0.95
    assert nutrition["energy_kcal"] > 0
