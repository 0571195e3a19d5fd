"""Reads one ingredient line as people and models write it: how much of what, prepared how."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import msgspec

from alchemorsel.domain.line_amounts import (
    LineAmount,
    amount_before,
    amount_behind,
    length_before,
    part_of,
    unit_alone,
)
from alchemorsel.domain.line_each import is_of_each, with_each, without_each
from alchemorsel.domain.line_measures import Measure, stated_measure, take_unit
from alchemorsel.domain.line_words import ADJECTIVES, ALTERNATIVE, APPROXIMATE, BULLET, FEW, OPTIONAL, TO_TASTE
from alchemorsel.domain.quantities import aligned, leading_quantity, plain
from alchemorsel.domain.vocabulary import Unit


class ReadLine(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is the food alone; `quantity_max` is the upper end of a range. It is never empty for a line with text.

    `package` is what one of them holds (`1 (14.5 oz) can`), `also` the same amount in another unit
    (`1 cup (120 g) flour`, `1 kg/2 lb`). `alternatives` are the foods that an "or" gives the choice of; all of
    them stand in `name` too, so that nothing escapes a check.
    """

    quantity: float | None = None
    quantity_max: float | None = None
    unit: Unit | None = None
    name: str
    preparation: str | None = None
    package: Measure | None = None
    also: Measure | None = None
    alternatives: tuple[str, ...] = ()
    optional: bool = False


_DOUBLED = re.compile(r"(?:\((?=\()|(?<=\))\)|(\()[ ,;]+)")
"""Recipe plugins publish `((75 g))` and `(, mashed)`."""
LONGEST_LINE = 1000
"""What is longer is no ingredient line: the rest of it belongs to the name, unread."""


def read_line(text: str) -> ReadLine:
    """The line's parts; a line that fits no form is a name and nothing else."""
    line = _DOUBLED.sub(r"\1", plain(text))
    if len(line) > LONGEST_LINE:
        return ReadLine(name=line)
    bare = BULLET.sub("", line) or line
    body, optional = _without(OPTIONAL, bare)
    body, seasoned = _without(TO_TASTE, body)
    body, notes = _without_notes(with_each(body))
    body = FEW.sub("", body)
    amount = amount_before(APPROXIMATE.sub("", body)) or amount_behind(body) or unit_alone(body) or length_before(body)
    if amount is None:
        part, food = part_of(body)
        amount = LineAmount(unit=Unit.TO_TASTE if seasoned else None, name=food, size=part)
    return _line(amount, notes, fallback=line, optional=optional)


def _line(amount: LineAmount, notes: "_Notes", *, fallback: str, optional: bool) -> ReadLine:
    low, high = amount.quantity or (None, None)
    beside = [*notes.brackets, *notes.after]
    package, also = stated_beside(amount.unit, beside) if amount.quantity else (None, None)
    name = amount.name or fallback
    return ReadLine(
        quantity=None if low is None else float(low),
        quantity_max=None if high is None else float(high),
        unit=amount.unit,
        name=name,
        preparation=_joined([amount.size, *beside]),
        package=amount.package or package,
        also=amount.also or also,
        alternatives=_alternatives(name) or _bracketed_alternatives(name, notes.brackets),
        optional=optional,
    )


class _Notes(NamedTuple):
    brackets: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def _without(pattern: re.Pattern[str], line: str) -> tuple[str, bool]:
    found = pattern.search(aligned(line))
    body = (line[: found.start()] + line[found.end() :]).strip(" ,;") if found else line
    return (body, True) if found and body else (line, False)


_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_COMMA = re.compile(r",(?!\d)|;")


def _without_notes(line: str) -> tuple[str, _Notes]:
    """Words in brackets and after the first comma say how, not what; a comma between digits is a decimal."""
    brackets = tuple((one or other).strip() for one, other in _BRACKETS.findall(line))
    bare = " ".join(_BRACKETS.sub(" ", line).split()).replace(" ,", ",")
    if leading_quantity(bare) is None and amount_behind(bare):
        return bare, _Notes(brackets)
    food, *after = _COMMA.split(bare)
    while after and _only_describes(food) and not _only_describes(after[0]):
        food = f"{food} {after.pop(0).strip()}"
    return (food.strip(), _Notes(brackets, tuple(after))) if food.strip() else (bare or line, _Notes())


def _only_describes(text: str) -> bool:
    """`4 skinless` of `4 skinless, boneless chicken breasts`: the food is still to come."""
    said = leading_quantity(text.strip())
    _, named = take_unit((said.rest if said else text).split())
    return bool(named) and all(aligned(word) in ADJECTIVES for word in named)


def stated_beside(unit: Unit | None, texts: Iterable[str]) -> tuple[Measure | None, Measure | None]:
    """What words beside an amount say of it: how much one container holds, or the same amount again."""
    for text in texts:
        stated = _stated(text)
        if stated is not None:
            return (stated, None) if is_of_each(unit, text) else (None, stated)
    return None, None


@lru_cache(maxsize=2048)
def _stated(text: str) -> Measure | None:
    """Kept, for what is done to foods is said in few words: `chopped` again and again."""
    stated = stated_measure(APPROXIMATE.sub("", without_each(text.strip())))
    return stated[1] if stated is not None else None


def _alternatives(name: str) -> tuple[str, ...]:
    cut = [found.span() for found in ALTERNATIVE.finditer(aligned(name))]
    if not cut:
        return ()
    starts, ends = [0, *(end for _, end in cut)], [*(start for start, _ in cut), len(name)]
    return tuple(part for part in (name[a:b].strip(" ,") for a, b in zip(starts, ends, strict=True)) if part)


def _bracketed_alternatives(name: str, brackets: tuple[str, ...]) -> tuple[str, ...]:
    """`100 g sugar (or honey)`."""
    others = [cut for text in brackets if (cut := _alternatives(f"{name} {text}"))[1:]]
    return others[0] if others and others[0][0] == name else ()


def _joined(parts: list[str]) -> str | None:
    return ", ".join(part.strip() for part in parts if part.strip()) or None
