"""Heat is followed to each raw food: what is fried beside it does not cook it."""

from pathlib import Path

import pytest

from alchemorsel.domain.hazards import doneness, undercooked, warnings
from tests.support.pasted import pasted

CORPUS = Path(__file__).parents[1] / "data/cooking_corpus.tsv"
"""What is left raw, lines and steps; nothing is where the first column is empty."""
_, *ENTRIES = (tuple(row.split("\t")) for row in CORPUS.read_text(encoding="utf-8").rstrip("\n").split("\n"))
LEFT_RAW = [entry for entry in ENTRIES if entry[0]]
COOKED = [entry[1:] for entry in ENTRIES if not entry[0]]


@pytest.mark.parametrize(("code", "lines", "steps"), LEFT_RAW)
def test_heat_that_does_not_reach_a_raw_food_does_not_count(code: str, lines: str, steps: str) -> None:
    recipe = pasted(lines, steps)
    assert code in {finding.code for finding in (*undercooked(recipe), *warnings(recipe))}


@pytest.mark.parametrize(("lines", "steps"), COOKED)
def test_what_is_cooked_raises_no_alarm(lines: str, steps: str) -> None:
    recipe = pasted(lines, steps)
    assert not [*undercooked(recipe), *warnings(recipe)]


def test_the_doneness_note_stands_where_the_fish_is_baked_and_not_where_it_steams() -> None:
    recipe = pasted(
        "2 salmon fillets;1 lemon",
        "Put the salmon on baking paper with the lemon and fold it over.|Bake on a tray for 18 minutes.|"
        "Open the parcels at the table: the steam is hot.",
    )
    assert [step.warning is not None for step in doneness(recipe)] == [False, True, False]


def test_the_doneness_note_stands_where_the_temperature_does_and_not_where_it_is_warmed_up() -> None:
    recipe = pasted(
        "400 g chicken;400 ml stock",
        "Fry the chicken until it reaches 74 °C inside.|Add the stock and the chicken and heat through.",
    )
    assert [step.warning is not None for step in doneness(recipe)] == [True, False]
