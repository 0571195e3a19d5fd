"""An amount of one food in another unit: mass and volume by the measures of the foods table, pieces by their weight."""

from fractions import Fraction

import msgspec

from alchemorsel.domain.conversion import EXACT, convert
from alchemorsel.domain.foods import Food, FoodTable
from alchemorsel.domain.grams import Amount, volume_weight, weigh
from alchemorsel.domain.lines import ReadLine
from alchemorsel.domain.matching import How, find
from alchemorsel.domain.quantities import exact
from alchemorsel.domain.vocabulary import Evidence, Unit, UnitKind

_BY_NAME = frozenset({How.NAME, How.STRIPPED})
_TO_THE_MILLIGRAM = 3


class Converted(msgspec.Struct, frozen=True, kw_only=True):
    """`taken_for` is the food whose weight was used, where that is not simply the food named."""

    quantity: Fraction
    taken_for: str | None = None


def convert_food(line: ReadLine, to: Unit, foods: FoodTable) -> Converted | None:
    """The same amount of a food in another unit; None where that cannot be known."""
    if line.quantity is None:
        return None
    quantity, unit = exact(line.quantity), line.unit or Unit.PIECE
    direct = convert(quantity, unit, to)
    if direct is not None:
        return Converted(quantity=direct)
    match = find(line.name, foods, line.preparation)
    if match is None:
        return None
    said = f"{line.name} {line.preparation or ''}"
    amount = _through_mass(quantity, unit, to, match.food, said)
    taken_for = None if match.how in _BY_NAME else match.food.name
    return None if amount is None else Converted(quantity=amount, taken_for=taken_for)


def _through_mass(quantity: Fraction, unit: Unit, to: Unit, food: Food, said: str) -> Fraction | None:
    density = _grams_per_ml(food, unit if unit.kind is UnitKind.VOLUME else to, said)
    grams = quantity * density * EXACT[unit] if density and unit.kind is UnitKind.VOLUME else None
    if unit.kind is UnitKind.MASS:
        grams = quantity * EXACT[unit]
    if unit.kind is UnitKind.COUNT:
        grams = _piece_grams(quantity, unit, food, said)
    if grams is None or to.kind not in {UnitKind.MASS, UnitKind.VOLUME}:
        return None
    if to.kind is UnitKind.MASS:
        return grams / EXACT[to]
    return grams / density / EXACT[to] if density else None


def _grams_per_ml(food: Food, unit: Unit, said: str) -> Fraction | None:
    weight = volume_weight(unit, food, said)
    return Fraction(str(weight.grams)) / EXACT[Unit(weight.unit)] if weight else None


def _piece_grams(quantity: Fraction, unit: Unit, food: Food, said: str) -> Fraction | None:
    """Of counted things; never a mere default of ours."""
    weighed = weigh(Amount(float(quantity), None, unit, said), food)
    if weighed is None or weighed.evidence is Evidence.ESTIMATED:
        return None
    return Fraction(str(round(weighed.grams, _TO_THE_MILLIGRAM)))
