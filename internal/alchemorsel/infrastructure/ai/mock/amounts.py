"""Kitchen amounts: what a recipe asks for so many servings, rounded to what a cook can measure."""

from typing import NamedTuple

from alchemorsel.domain.amounts import larger_unit, measurable
from alchemorsel.domain.conversion import in_system
from alchemorsel.domain.quantities import exact
from alchemorsel.domain.requests import PantryItem
from alchemorsel.domain.vocabulary import GRAMS, MILLILITRES, Unit, UnitKind, UnitSystem
from alchemorsel.infrastructure.ai.mock.foods.food import Food

_STEPS = ((10.0, 1.0), (50.0, 5.0), (250.0, 10.0), (1000.0, 25.0), (float("inf"), 50.0))
_EACH_ML = {Unit.TSP: 5.0, Unit.TBSP: 15.0}
_MOST_SPOONS = 8.0
_PINCH_ML = 1.0
_OUNCES_IN_A_POUND = 16
_TABLESPOONS_IN_A_CUP = 16
_FEW, _COUPLE = 4, 2
"""Below these, a finer measure is worth the trouble."""
_HANDFULS_IN_A_BUNCH = 3.0
_MOST_HANDFULS = 4.0
_AT_MOST_TIMES = 2.0


class Amount(NamedTuple):
    """`quantity` is None where a cook goes by taste."""

    quantity: float | None
    unit: Unit


def amount_of(food: Food, times: float, system: UnitSystem) -> Amount:
    """So many times what feeds one, in metric or US units."""
    if food.unit is Unit.TO_TASTE:
        return Amount(None, food.unit)
    if food.unit in _EACH_ML:
        return _spoons(food.amount * times, food.unit, system, food.cup_g)
    if food.unit is Unit.HANDFUL:
        return _handfuls(food.amount * times)
    if food.unit.kind is UnitKind.COUNT:
        return Amount(_counted(food.amount * times, food), food.unit)
    return _us(food, food.amount * times) if system is UnitSystem.US else metric(food.amount * times, food.unit)


def what_there_is(item: PantryItem, food: Food, wanted: Amount, system: UnitSystem) -> Amount:
    """The wanted amount, within what the cook has; all of it where it must go and that is not absurd."""
    amount = _within(item, food, wanted)
    if amount is wanted or amount.quantity is None:
        return wanted
    quantity, unit = in_system(exact(amount.quantity), amount.unit, system)
    if unit is amount.unit:
        return amount
    quantity, unit = larger_unit(measurable(quantity, unit, food.name), unit)
    return Amount(float(quantity), unit)


def _within(item: PantryItem, food: Food, wanted: Amount) -> Amount:
    if item.quantity is None:
        return wanted
    unit = item.unit or Unit.PIECE
    have, want = _measure(item.quantity, unit, food), _measure(wanted.quantity, wanted.unit, food)
    if unit.kind is UnitKind.VAGUE or have is None or want is None:
        return Amount(item.quantity, unit)
    limit = want * _AT_MOST_TIMES if item.must_use else want
    if have <= limit:
        return Amount(item.quantity, unit)
    return wanted


def _measure(quantity: float | None, unit: Unit, food: Food) -> float | None:
    """Grams (a millilitre counting as one), or None where there is no telling."""
    if quantity is None:
        return None
    if unit is Unit.CUP and food.cup_g:
        return quantity * food.cup_g
    each = GRAMS.get(unit) or MILLILITRES.get(unit) or food.each_g
    return quantity * each if each else None


def metric(quantity: float, unit: Unit) -> Amount:
    step = next(step for most, step in _STEPS if quantity < most)
    rounded = max(step, round(quantity / step) * step)
    if rounded < MILLILITRES[Unit.L]:
        return Amount(rounded, unit)
    return Amount(round(rounded / 1000, 2), Unit.KG if unit is Unit.G else Unit.L)


def _us(food: Food, quantity: float) -> Amount:
    if food.unit is Unit.ML:
        return _cups(quantity / MILLILITRES[Unit.CUP])
    if food.cup_g and quantity >= food.cup_g / 4:
        return _cups(quantity / food.cup_g)
    if food.cup_g:
        spoons = quantity / food.cup_g * _TABLESPOONS_IN_A_CUP
        return _spoons(spoons, Unit.TBSP, UnitSystem.US)
    ounces = quantity / GRAMS[Unit.OZ]
    if ounces >= _OUNCES_IN_A_POUND:
        return Amount(_nearest(ounces / _OUNCES_IN_A_POUND, 0.25), Unit.LB)
    return Amount(_nearest(ounces, 0.5 if ounces < _FEW else 1.0), Unit.OZ)


def _cups(cups: float) -> Amount:
    return Amount(_nearest(cups, 0.25 if cups < _FEW else 0.5), Unit.CUP)


def _spoons(quantity: float, unit: Unit, system: UnitSystem, cup_g: float | None = None) -> Amount:
    """What is too much for a spoon is measured in cups or a jug, and weighed where it is dry."""
    millilitres = quantity * _EACH_ML[unit]
    if millilitres < _PINCH_ML:
        return Amount(1.0, Unit.PINCH)
    if millilitres < _EACH_ML[Unit.TBSP]:
        return Amount(_nearest(millilitres / _EACH_ML[Unit.TSP], 0.25), Unit.TSP)
    if millilitres <= _MOST_SPOONS * _EACH_ML[Unit.TBSP]:
        return Amount(_nearest(millilitres / _EACH_ML[Unit.TBSP], 0.5), Unit.TBSP)
    cups = millilitres / MILLILITRES[Unit.CUP]
    if system is UnitSystem.US:
        return _cups(cups)
    return metric(cups * cup_g, Unit.G) if cup_g else metric(millilitres, Unit.ML)


def _handfuls(quantity: float) -> Amount:
    if quantity > _MOST_HANDFULS:
        return Amount(_nearest(quantity / _HANDFULS_IN_A_BUNCH, 0.5), Unit.BUNCH)
    return Amount(_nearest(quantity, 0.5), Unit.HANDFUL)


def _counted(quantity: float, food: Food) -> float:
    """Half an onion is an amount; half an egg, or half a clove, is none."""
    halves = quantity < _COUPLE and food.unit is Unit.PIECE and not food.whole
    return _nearest(quantity, 0.5 if halves else 1.0)


def _nearest(quantity: float, step: float) -> float:
    return max(step, round(quantity / step) * step)
