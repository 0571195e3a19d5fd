"""How heavy a line is, and by what that is known."""

import pytest

from alchemorsel.domain.nutrients_lines import NO_AMOUNT, cost_text
from alchemorsel.domain.vocabulary import Evidence
from alchemorsel.infrastructure.foods.table import load_foods

TABLE = load_foods()


@pytest.mark.parametrize(
    ("line", "grams", "evidence"),
    [
        ("200 g flour", 200, Evidence.MEASURED),
        ("1 lb ground beef", 453.592, Evidence.MEASURED),
        ("200-300 g flour", 250, Evidence.MEASURED),
        ("1 cup flour", 125, Evidence.DERIVED),
        ("250 ml milk", 257.83, Evidence.DERIVED),
        ("1 tsp salt", 6, Evidence.DERIVED),
        ("1 cup grated carrot", 110, Evidence.DERIVED),
        ("1 cup carrots, sliced", 122, Evidence.DERIVED),
        ("1 cup sliced almonds", 92, Evidence.DERIVED),
        ("1 cup almonds", 143, Evidence.DERIVED),
        ("1 cup heavy cream", 238, Evidence.DERIVED),
        ("2 eggs", 100, Evidence.DERIVED),
        ("2 medium eggs", 88, Evidence.DERIVED),
        ("1 large onion", 150, Evidence.DERIVED),
        ("1 onion", 110, Evidence.DERIVED),
        ("10 cherry tomatoes", 170, Evidence.DERIVED),
        ("2 cloves garlic", 6, Evidence.DERIVED),
        ("1 stick butter", 113, Evidence.DERIVED),
        ("2 sticks celery", 80, Evidence.DERIVED),
        ("1 head romaine lettuce", 626, Evidence.DERIVED),
        ("1 chicken breast", 118, Evidence.DERIVED),
        ("1 pinch salt", 0.375, Evidence.ESTIMATED),
        ("2 handfuls spinach", 60, Evidence.ESTIMATED),
        ("2 bay leaves", 1.2, Evidence.ESTIMATED),
        ("1 small avocado", 201, Evidence.ESTIMATED),
        ("1 parsnip", 61, Evidence.ESTIMATED),
        ("500 g/1 lb 2 oz ground beef", 500, Evidence.MEASURED),
        ("juice of 1 lemon", 48, Evidence.DERIVED),
        ("Saft von 1 Zitrone", 48, Evidence.DERIVED),
        ("zest of 2 lemons", 12, Evidence.ESTIMATED),
        ("zest and juice of 1 lemon", 58, Evidence.DERIVED),
    ],
)
def test_a_line_weighs_what_the_source_says(line: str, grams: float, evidence: Evidence) -> None:
    weighed = cost_text(line, TABLE).weighed
    assert weighed is not None
    assert weighed.grams == pytest.approx(grams, abs=0.01)
    assert weighed.evidence is evidence
    assert weighed.how


@pytest.mark.parametrize("line", ["salt to taste", "olive oil for frying", "fresh parsley"])
def test_without_an_amount_there_is_no_mass(line: str) -> None:
    costed = cost_text(line, TABLE)
    assert costed.weighed is None
    assert costed.match is not None
    assert costed.reason == NO_AMOUNT


def test_without_a_measure_there_is_no_mass_and_it_says_so() -> None:
    costed = cost_text("2 monkfish", TABLE)
    assert costed.weighed is None
    assert costed.reason == "no measure tells what this amount of monkfish weighs"


def test_a_stand_in_is_an_estimate_though_its_mass_is_stated() -> None:
    costed = cost_text("200 g crème fraîche", TABLE)
    assert costed.weighed is not None
    assert costed.weighed.evidence is Evidence.MEASURED
    assert costed.evidence is Evidence.ESTIMATED
