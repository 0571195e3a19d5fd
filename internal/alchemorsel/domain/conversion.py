"""Metric and US measures into each other: by the exact definitions, in code, and never by a model."""

from fractions import Fraction

from alchemorsel.domain.amounts import larger_unit, measurable
from alchemorsel.domain.vocabulary import GRAMS, MILLILITRES, Unit, UnitKind, UnitSystem

EXACT = {unit: Fraction(str(size)) for table in (GRAMS, MILLILITRES) for unit, size in table.items()}
"""Grams or millilitres in one unit, exactly."""

_SYSTEM = {
    UnitSystem.METRIC: frozenset({Unit.MG, Unit.G, Unit.KG, Unit.ML, Unit.CL, Unit.DL, Unit.L}),
    UnitSystem.US: frozenset({Unit.OZ, Unit.LB, Unit.FL_OZ, Unit.CUP, Unit.PINT, Unit.QUART}),
}
"""Spoons belong to both."""
_LARGE_ML, _SPOON_ML = Fraction(59), Fraction(15)
_OUNCES_TO_A_POUND = 16
LEAST_OUNCES = Fraction(1, 2)
"""Less of a mass is said in grams everywhere: no scale shows an eighth of an ounce of saffron."""
_GRAM_PER_OUNCE = EXACT[Unit.OZ]


def convert(quantity: Fraction, unit: Unit, to: Unit) -> Fraction | None:
    """The same mass or volume in another unit, exactly; None where the two do not measure the same thing."""
    if unit is to:
        return quantity
    if unit.kind is not to.kind or unit not in EXACT or to not in EXACT:
        return None
    return quantity * EXACT[unit] / EXACT[to]


def in_system(quantity: Fraction, unit: Unit, system: UnitSystem) -> tuple[Fraction, Unit]:
    """A measure as the system writes it, unrounded; what is at home there, or is counted, stays as it is."""
    other = UnitSystem.US if system is UnitSystem.METRIC else UnitSystem.METRIC
    if unit not in _SYSTEM[other]:
        return quantity, unit
    size = quantity * EXACT[unit]
    if unit.kind is UnitKind.MASS:
        metric = system is UnitSystem.METRIC or size < LEAST_OUNCES * _GRAM_PER_OUNCE
        return (size, Unit.G) if metric else _pounds(size / _GRAM_PER_OUNCE)
    return (size, Unit.ML) if system is UnitSystem.METRIC else _cups(size)


def kitchen(quantity: Fraction, unit: Unit, system: UnitSystem, name: str = "") -> tuple[Fraction, Unit]:
    """A measure as a cook of the system would say it: converted, rounded, in a handy unit."""
    converted, its_unit = in_system(quantity, unit, system)
    return larger_unit(measurable(converted, its_unit, name), its_unit)


def _pounds(ounces: Fraction) -> tuple[Fraction, Unit]:
    pounds = ounces / _OUNCES_TO_A_POUND
    return (pounds, Unit.LB) if pounds >= 1 else (ounces, Unit.OZ)


def _cups(size_ml: Fraction) -> tuple[Fraction, Unit]:
    """From a quarter of a cup on in cups, below it in the spoons that American cooks have."""
    if size_ml >= _LARGE_ML:
        return size_ml / EXACT[Unit.CUP], Unit.CUP
    unit = Unit.TBSP if size_ml >= _SPOON_ML else Unit.TSP
    return size_ml / EXACT[unit], unit
