"""Reads what measures mass or volume in a line, `400 g`, `1 lb 2 oz`, `1 cup minus 1 tbsp`, and any amount's unit."""

import re
from fractions import Fraction

import msgspec

from alchemorsel.domain.conversion import EXACT
from alchemorsel.domain.quantities import Quantity, aligned, exact, leading_quantity, plain
from alchemorsel.domain.units import LONGEST_ALIAS, read_measure
from alchemorsel.domain.vocabulary import Unit, UnitKind

STATES = frozenset({UnitKind.MASS, UnitKind.VOLUME})


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """So many of a unit; `quantity` is above zero."""

    quantity: float
    unit: Unit


def take_unit(words: list[str]) -> tuple[tuple[Unit, Fraction] | None, list[str]]:
    """The unit that the words begin with, and the words behind it. A slash ends a unit: `kg/2`."""
    for taken in range(min(LONGEST_ALIAS, len(words)), 0, -1):
        *before, last = words[:taken]
        head, slash, tail = last.partition("/")
        measure = read_measure(" ".join([*before, head]))
        if measure is not None and (not slash or tail[:1].isdigit()):
            return measure, [*([f"/{tail}"] if slash else []), *words[taken:]]
    return None, words


def stated_measure(text: str) -> tuple[str, Measure] | None:
    """A measure of mass or volume at the front, and what follows it."""
    found = leading_quantity(text)
    measure, after = take_unit(found.rest.split()) if found else (None, [])
    if found is None or measure is None or measure[0].kind not in STATES or not found.quantity.low:
        return None
    return " ".join(after), Measure(quantity=float(found.quantity.low * measure[1]), unit=measure[0])


_PLUS = frozenset({"plus", "+"})
_MINUS = frozenset({"minus", "less", "weniger", "moins", "menos", "meno", "min"})
_TOGETHER = frozenset({(Unit.LB, Unit.OZ), (Unit.KG, Unit.G), (Unit.L, Unit.ML)})


def summed(quantity: Quantity, unit: Unit, after: list[str]) -> tuple[Quantity, list[str]]:
    """`1 tablespoon plus 1 teaspoon`, `1 cup minus 1 tbsp`, `1 lb 2 oz`: one amount in two measures of a kind."""
    sign = aligned(after[0]) if after else ""
    more = stated_measure(" ".join(after[sign in _PLUS | _MINUS :])) if quantity.high is None else None
    if more is None or more[1].unit.kind is not unit.kind or unit.kind not in STATES:
        return quantity, after
    behind, second = more
    if sign not in _PLUS | _MINUS and (unit, second.unit) not in _TOGETHER:
        return quantity, after
    part = exact(second.quantity) * EXACT[second.unit] / EXACT[unit]
    sum_ = quantity.low + (-part if sign in _MINUS else part)
    return (Quantity(sum_), behind.split()) if sum_ > 0 else (quantity, after)


_OR_SO = re.compile(r"(?:/|= ?) ?")


def said_again(words: list[str]) -> tuple[str, Measure | None]:
    """`1 kg/2 1/4 lb potatoes`: the same amount again."""
    text = " ".join(words)
    slash = _OR_SO.match(text)
    again = stated_measure(text[slash.end() :]) if slash else None
    if again is None or not again[0]:
        return text, None
    sum_, behind = summed(Quantity(exact(again[1].quantity)), again[1].unit, again[0].split())
    return " ".join(behind), Measure(quantity=float(sum_.low), unit=again[1].unit)


def bare_measure(text: str) -> tuple[Quantity, Unit] | None:
    """An amount that stands alone: `8 oz`, `1-2 cups`, `1 lb 2 oz`; None where anything follows, or it is none."""
    found = leading_quantity(plain(text))
    measure, after = take_unit(found.rest.split()) if found else (None, [])
    if found is None or measure is None or measure[0].kind not in STATES or not found.quantity.low:
        return None
    quantity, behind = summed(found.quantity.times(measure[1]), measure[0], after)
    return None if behind else (quantity, measure[0])
