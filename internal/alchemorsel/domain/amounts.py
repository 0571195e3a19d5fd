"""Amounts that a kitchen can measure: whole eggs, quarters of a spoon, grams as a scale shows them."""

from fractions import Fraction
from math import floor

from alchemorsel.domain.vocabulary import Unit, UnitKind
from alchemorsel.domain.words import words

_SPOONS = frozenset({Unit.TSP, Unit.TBSP, Unit.CUP, Unit.PINT, Unit.QUART, Unit.FL_OZ})
_FINE = frozenset({Unit.G, Unit.ML, Unit.MG})
_STEPS = (
    (Fraction(1), Fraction(1, 10)),
    (Fraction(5), Fraction(1, 2)),
    (Fraction(50), Fraction(1)),
    (Fraction(250), Fraction(5)),
    (Fraction(1000), Fraction(10)),
)
"""Below so many grams or millilitres, in steps of so many."""
_COARSEST = Fraction(25)
_HUNDREDTH = Fraction(1, 100)
_EIGHTH, _QUARTER, _HALF = Fraction(1, 8), Fraction(1, 4), Fraction(1, 2)
_SMALL_SPOON = Fraction(3, 8)
_MANY = 10
MOST_VAGUE = 4
_DIVISIBLE = frozenset({None, Unit.PIECE, Unit.CAN, Unit.PACKAGE, Unit.BUNCH, Unit.HEAD, Unit.STICK})
"""A quarter of an onion or of a can is an amount; of a clove it is none."""
_EGGS = frozenset({"egg", "ei", "eier", "oeuf", "huevo", "uovo", "uova", "eieren"})
_PART_OF_EGG = frozenset({"white", "yolk", "noodle", "plant"})


def measurable(quantity: Fraction, unit: Unit | None, name: str) -> Fraction:
    """The nearest amount above zero that a cook can measure; what can be measured stays as it is."""
    if unit in _FINE:
        return _nearest(quantity, _step(quantity))
    if unit in _SPOONS:
        return _nearest(quantity, _EIGHTH if quantity < _SMALL_SPOON else _QUARTER)
    if unit in {Unit.OZ, Unit.LB}:
        return _nearest(quantity, _QUARTER if unit is Unit.OZ and quantity >= 1 else _EIGHTH)
    if unit is not None and unit.kind in {UnitKind.MASS, UnitKind.VOLUME}:
        return _nearest(quantity, _HUNDREDTH)
    if unit is not None and unit.kind is UnitKind.VAGUE:
        return min(_nearest(quantity, Fraction(1)), Fraction(MOST_VAGUE))
    return _nearest(quantity, _piece(quantity, unit, name))


def _piece(quantity: Fraction, unit: Unit | None, name: str) -> Fraction:
    if comes_whole(unit, name) or quantity >= _MANY:
        return Fraction(1)
    return _QUARTER if quantity < _SMALL_SPOON and unit in _DIVISIBLE else _HALF


def comes_whole(unit: Unit | None, name: str) -> bool:
    """Whether nobody can use a part of one: an egg, by itself or by the piece."""
    said = set(words(name))
    return unit in {None, Unit.PIECE} and bool(said & _EGGS) and not said & _PART_OF_EGG


def larger_unit(quantity: Fraction, unit: Unit) -> tuple[Fraction, Unit]:
    """1500 g as 1.5 kg, 0.2 kg as 200 g, 6 tsp as 2 tbsp: the unit that a cook would reach for."""
    for small, least, each, large in _LADDER:
        if unit is small and quantity >= least and (quantity / each * 20).denominator == 1:
            return quantity / each, large
        if unit is large and large in _DOWN and quantity < 1:
            return quantity * each, small
    return quantity, unit


_LADDER = (
    (Unit.G, Fraction(1000), Fraction(1000), Unit.KG),
    (Unit.ML, Fraction(1000), Fraction(1000), Unit.L),
    (Unit.OZ, Fraction(16), Fraction(16), Unit.LB),
    (Unit.TSP, Fraction(6), Fraction(3), Unit.TBSP),
    (Unit.TBSP, Fraction(8), Fraction(16), Unit.CUP),
)
_DOWN = frozenset({Unit.KG, Unit.L})


def _step(quantity: Fraction) -> Fraction:
    return next((step for below, step in _STEPS if quantity < below), _COARSEST)


def _nearest(quantity: Fraction, step: Fraction) -> Fraction:
    return max(floor(quantity / step + _HALF) * step, step)
