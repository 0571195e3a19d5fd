"""Mass and volume of one food into each other, where the weight of its cup is known."""

from fractions import Fraction

from alchemorsel.domain.conversion import EXACT, convert
from alchemorsel.domain.densities import grams_per_ml
from alchemorsel.domain.vocabulary import Unit, UnitKind

_MEASURED = frozenset({UnitKind.MASS, UnitKind.VOLUME})


def convert_food(quantity: Fraction, unit: Unit, to: Unit, food: str) -> Fraction | None:
    """The same amount of a food in another unit; None where that cannot be known."""
    direct = convert(quantity, unit, to)
    density = grams_per_ml(food)
    if direct is not None or density is None or not {unit.kind, to.kind} <= _MEASURED:
        return direct
    if to.kind is UnitKind.MASS:
        return quantity * EXACT[unit] * density / EXACT[to]
    return quantity * EXACT[unit] / density / EXACT[to]
