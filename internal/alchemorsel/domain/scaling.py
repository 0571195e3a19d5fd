"""A recipe for another number of people: lines scaled exactly, then rounded to what a kitchen can measure."""

from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from alchemorsel.domain.amounts import MOST_VAGUE, comes_whole, larger_unit, measurable
from alchemorsel.domain.conversion import EXACT, LEAST_OUNCES, in_system
from alchemorsel.domain.conversion_prose import heat_in, measure_text, measures_in, prose_in
from alchemorsel.domain.line_each import is_of_each
from alchemorsel.domain.line_measures import stated_measure
from alchemorsel.domain.name_plurals import counted_name
from alchemorsel.domain.quantities import exact
from alchemorsel.domain.recipe import IngredientLine, Recipe, Step, line_text
from alchemorsel.domain.value import Value
from alchemorsel.domain.vocabulary import Unit, UnitKind, UnitSystem

MOST = Fraction(1_000_000)
"""More than this of anything is no amount that a recipe can hold."""
_A_TENTH = 10
_HALF, _DOUBLE = Fraction(1, 2), Fraction(2)


class Scaled(Value, frozen=True, kw_only=True):
    """The recipe for `servings`; `notes` say what rounding and words could not carry over."""

    recipe: Recipe
    factor: float
    notes: tuple[str, ...] = ()


def scale(recipe: Recipe, servings: int, system: UnitSystem | None = None) -> Scaled:
    """The recipe for so many; with `system`, its measures and temperatures are converted too.

    Rounding changes what a serving holds, so nutrition is left out: it has to be computed anew.

    Raises:
        OverflowError: a line would hold more than any kitchen.
    """
    factor = Fraction(servings, recipe.servings)
    lines = tuple(scale_line(line, factor, system) for line in recipe.ingredients)
    steps = tuple(_step(step, system) for step in recipe.steps) if system else recipe.steps
    same = factor == 1
    scaled = replace(
        recipe,
        servings=servings,
        ingredients=lines,
        steps=steps,
        yield_text=recipe.yield_text if same else None,
        nutrition=None,
    )
    return Scaled(recipe=scaled, factor=float(factor), notes=_notes(recipe, scaled, factor))


def scale_line(line: IngredientLine, factor: Fraction, system: UnitSystem | None = None) -> IngredientLine:
    """One line; `scalable: false` keeps its amount, and so does what is already as it should be.

    Raises:
        OverflowError: it would hold more than any kitchen.
    """
    factor = factor if line.scalable else Fraction(1)
    if line.quantity is None:
        return line
    low, unit = _amount(exact(line.quantity), line, factor, system)
    if (low, unit) == (exact(line.quantity), line.unit) and (factor == 1 or line.quantity_max is None):
        return line
    high = _upper(line, low, unit, factor)
    grams = _grams(line, low, unit)
    again = _again(line, factor, system)
    name = counted_name(line.name, high or float(low)) if unit in {None, Unit.PIECE} else line.name
    amount: dict[str, Any] = {"quantity": float(low), "quantity_max": high, "unit": unit, "grams": grams}
    bare = replace(line, name=name, preparation=again, original_text="", **amount)
    return replace(bare, original_text=line_text(bare)[:400])


def _amount(
    quantity: Fraction, line: IngredientLine, factor: Fraction, system: UnitSystem | None
) -> tuple[Fraction, Unit | None]:
    wanted, unit = quantity * factor, line.unit
    if wanted > MOST:
        raise OverflowError(line.name)
    if unit is not None and system is not None:
        wanted, unit = in_system(wanted, unit, system)
    if unit is line.unit and factor == 1:
        return wanted, unit
    if unit is not None and unit.kind in {UnitKind.MASS, UnitKind.VOLUME}:
        wanted, unit = _down(wanted, unit)
        return larger_unit(measurable(wanted, unit, line.name), unit)
    return measurable(wanted, unit, line.name), unit


def _again(line: IngredientLine, factor: Fraction, system: UnitSystem | None) -> str | None:
    """`120 g` beside a cup of flour grows with it; `400 g` beside a tin is what one of them holds."""
    if line.preparation is None:
        return None
    parts = line.preparation.split(", ")
    return ", ".join(part if is_of_each(line.unit, part) else _said_again(part, factor, system) for part in parts)[:200]


def _said_again(part: str, factor: Fraction, system: UnitSystem | None) -> str:
    found = stated_measure(part)
    if found is None or found[0]:
        return part
    wanted, unit = exact(found[1].quantity) * factor, found[1].unit
    wanted, unit = in_system(wanted, unit, system) if system else (wanted, unit)
    return measure_text(*larger_unit(measurable(wanted, unit, ""), unit))


def _down(quantity: Fraction, unit: Unit) -> tuple[Fraction, Unit]:
    """Kilograms and litres are rounded as grams and millilitres, and so is what is too little for ounces."""
    if unit is Unit.OZ and quantity < LEAST_OUNCES and _off_by_a_tenth(measurable(quantity, unit, ""), quantity):
        return quantity * EXACT[unit], Unit.G
    small = {Unit.KG: Unit.G, Unit.L: Unit.ML, Unit.CL: Unit.ML, Unit.DL: Unit.ML}.get(unit)
    return (quantity * EXACT[unit], small) if small else (quantity, unit)


def _upper(line: IngredientLine, low: Fraction, unit: Unit | None, factor: Fraction) -> float | None:
    """The upper end in the unit of the lower one; None where rounding has brought them together."""
    if line.quantity_max is None or line.quantity is None:
        return None
    wanted = exact(line.quantity_max) * factor
    if unit is not line.unit and unit in EXACT and line.unit in EXACT:
        wanted = wanted * EXACT[line.unit] / EXACT[unit]
    high = measurable(wanted, unit, line.name)
    return float(high) if low < high <= MOST else None


def _grams(line: IngredientLine, low: Fraction, unit: Unit | None) -> float | None:
    if line.grams is None or line.quantity is None:
        return None
    before = exact(line.quantity) * EXACT.get(line.unit or Unit.PIECE, Fraction(1))
    after = low * EXACT.get(unit or Unit.PIECE, Fraction(1))
    return round(float(exact(line.grams) * after / before), 3)


def _step(step: Step, system: UnitSystem) -> Step:
    heat = heat_in(step.temperature, system) if step.temperature else None
    text = prose_in(step.text, system)
    warning = prose_in(step.warning, system) if step.warning else None
    changed: dict[str, Any] = {"text": text[:600], "temperature": heat, "warning": warning}
    return replace(step, **changed)


def _notes(before: Recipe, after: Recipe, factor: Fraction) -> tuple[str, ...]:
    notes = [
        note
        for old, line in zip(before.ingredients, after.ingredients, strict=True)
        if old is not line and (note := _rounding(old, line, factor))
    ]
    if factor == 1:
        return tuple(notes)
    notes += [f"{line.name}: stays as it was, its amount does not grow" for line in before.ingredients if _stays(line)]
    notes += [
        f"step {step.number} says {', '.join(said)}: words are not scaled"
        for step in before.steps
        if (said := measures_in(step.text))
    ]
    if not _HALF < factor < _DOUBLE:
        notes.append("times and pans are those of the original amount: look earlier or later, or cook in batches")
    return tuple(notes)


def _rounding(old: IngredientLine, line: IngredientLine, factor: Fraction) -> str | None:
    """What rounding has changed in a line, in the unit that it has now."""
    if not old.quantity or not line.quantity or not old.scalable:
        return None
    wanted = exact(old.quantity) * factor
    if old.unit in EXACT and line.unit in EXACT and line.unit is not old.unit:
        wanted = wanted * EXACT[old.unit] / EXACT[line.unit]
    if not _far_off(line, wanted):
        return None
    unit = f" {line.unit}" if line.unit is not old.unit else ""
    return f"{line.name}: rounded to {line.quantity:g}{unit}, exactly it would be {float(wanted):.3g}"


def _far_off(line: IngredientLine, wanted: Fraction) -> bool:
    """Whether rounding is worth a word: always for eggs, else where it changes what the dish tastes of.

    Of pinches, only those that are left out: a recipe never asks for more than `MOST_VAGUE`.
    """
    amount = exact(line.quantity or 0)
    if comes_whole(line.unit, line.name):
        return amount != wanted
    if line.unit is not None and line.unit.kind is UnitKind.VAGUE:
        return amount == MOST_VAGUE and amount < wanted
    return _off_by_a_tenth(amount, wanted)


def _off_by_a_tenth(amount: Fraction, wanted: Fraction) -> bool:
    return abs(amount - wanted) > wanted / _A_TENTH


def _stays(line: IngredientLine) -> bool:
    return not line.scalable and line.quantity is not None
