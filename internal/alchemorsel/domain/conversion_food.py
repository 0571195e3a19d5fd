"""An amount of one food in another unit: mass and volume by the measures of the foods table, pieces by their weight."""

from fractions import Fraction

import msgspec
from msgspec.structs import replace

from alchemorsel.domain.conversion import EXACT, convert
from alchemorsel.domain.foods import Food, FoodTable
from alchemorsel.domain.grams import Amount, volume_weight, weigh
from alchemorsel.domain.line_measures import bare_measure
from alchemorsel.domain.lines import ReadLine
from alchemorsel.domain.matching import How, find
from alchemorsel.domain.quantities import exact
from alchemorsel.domain.vocabulary import Evidence, Unit, UnitKind

_BY_NAME = frozenset({How.NAME, How.STRIPPED})
_TO_THE_MILLIGRAM = 3


class Converted(msgspec.Struct, frozen=True, kw_only=True):
    """`quantity_max` is the upper end of a range; `taken_for` the food whose weight was used, where that is not simply
    the food named.
    """

    quantity: Fraction
    quantity_max: Fraction | None = None
    taken_for: str | None = None


def convert_bare(text: str, to: Unit) -> Converted | None:
    """A mass in a mass, or a volume in a volume: `8 oz`, `1-2 cups`; None where it is neither, or a food is named."""
    amount = bare_measure(text)
    low = convert(amount[0].low, amount[1], to) if amount else None
    if amount is None or low is None:
        return None
    high = amount[0].high
    return Converted(quantity=low, quantity_max=high and low * high / amount[0].low)


def convert_food(line: ReadLine, to: Unit, foods: FoodTable) -> Converted | None:
    """The same amount of a food in another unit; None where that cannot be known."""
    if line.quantity is None:
        return None
    quantity = exact(line.quantity)
    found = _converted(quantity, line, to, foods)
    if found is None or line.quantity_max is None:
        return found
    return replace(found, quantity_max=found.quantity * exact(line.quantity_max) / quantity)


def _converted(quantity: Fraction, line: ReadLine, to: Unit, foods: FoodTable) -> Converted | None:
    unit = line.unit or Unit.PIECE
    direct = convert(quantity, unit, to)
    if direct is not None:
        return Converted(quantity=direct)
    match = find(line.name, foods, line.preparation, line.unit)
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
