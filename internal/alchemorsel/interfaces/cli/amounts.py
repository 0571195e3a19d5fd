"""Amounts the way a cook says them: 1/2 cup, 2-3 eggs, 250 g, salt to taste."""

from fractions import Fraction

from alchemorsel.domain.recipe import IngredientLine
from alchemorsel.domain.unit_plurals import unit_word
from alchemorsel.domain.vocabulary import Unit

_KITCHEN = tuple(Fraction(n, d) for n, d in ((0, 1), (1, 8), (1, 4), (1, 3), (1, 2), (2, 3), (3, 4), (1, 1)))
_CLOSE = 0.02
_FRACTIONS_BELOW = 10
_SCALED = frozenset({Unit.G, Unit.MG, Unit.ML})


def amount(line: IngredientLine) -> str:
    """How much of it, with its unit; empty where the line does not say."""
    if line.quantity is None:
        return "" if line.unit in {None, Unit.TO_TASTE, Unit.PIECE} else f"a {unit_word(line.unit, 1)}"
    number = number_text(line.quantity, line.unit)
    if line.quantity_max is not None:
        number += f"-{number_text(line.quantity_max, line.unit)}"
    word = unit_word(line.unit, line.quantity_max or line.quantity)
    return f"{number} {word}".strip()


def number_text(quantity: float, unit: Unit | None = None) -> str:
    """1/2, 1 1/2, 2, 250, 2.4: a kitchen fraction where one is close, else at most one or two decimals."""
    if unit in _SCALED or quantity >= _FRACTIONS_BELOW:
        return _decimal(quantity)
    whole, rest = divmod(quantity, 1)
    nearest = min(_KITCHEN, key=lambda fraction: abs(fraction - rest))
    total = int(whole) + nearest
    if abs(nearest - rest) > _CLOSE or not total:
        return _decimal(quantity)
    whole_part, part = divmod(total, 1)
    return " ".join(str(piece) for piece in (whole_part, part) if piece)


def _decimal(quantity: float) -> str:
    """Three significant digits below a hundred, whole numbers above."""
    hundred = 100
    text = f"{quantity:.0f}" if quantity >= hundred else f"{quantity:.3g}"
    return text if "e" not in text else f"{quantity:f}".rstrip("0")
