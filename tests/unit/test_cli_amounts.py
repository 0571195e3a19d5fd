import pytest

from alchemorsel.domain.recipe import IngredientLine
from alchemorsel.domain.vocabulary import Unit
from alchemorsel.interfaces.cli.amounts import amount, number_text


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        (0.5, "1/2"), (1.5, "1 1/2"), (1 / 3, "1/3"), (0.66, "2/3"), (0.125, "1/8"), (2.0, "2"), (2.75, "2 3/4"),
        (0.99, "1"), (2.4, "2.4"), (0.01, "0.01"), (12.5, "12.5"), (250.0, "250"), (1_000_000.0, "1000000"),
        (0.00001, "0.00001"),
    ],
)  # fmt: skip
def test_numbers_are_those_of_a_kitchen(quantity: float, said: str) -> None:
    assert number_text(quantity) == said


@pytest.mark.parametrize(
    ("quantity", "most", "unit", "said"),
    [
        (0.5, None, Unit.CUP, "1/2 cup"),
        (1.5, None, Unit.CUP, "1 1/2 cups"),
        (1, 2, Unit.CLOVE, "1-2 cloves"),
        (2, None, Unit.LEAF, "2 leaves"),
        (2, None, Unit.TBSP, "2 tbsp"),
        (3, None, Unit.FL_OZ, "3 fl oz"),
        (2, None, Unit.PIECE, "2"),
        (2, None, None, "2"),
        (2.5, None, Unit.G, "2.5 g"),
        (None, None, Unit.PINCH, "a pinch"),
        (None, None, Unit.TO_TASTE, ""),
        (None, None, None, ""),
    ],
)
def test_an_amount_reads_like_a_cooks(quantity: float | None, most: float | None, unit: Unit | None, said: str) -> None:
    assert amount(IngredientLine(id="i1", name="x", quantity=quantity, quantity_max=most, unit=unit)) == said
