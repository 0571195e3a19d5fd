"""Tells what one of several holds or weighs, `4 (6 oz) fillets`, from what all of them weigh: `2 onions (300 g)`."""

import re

from alchemorsel.domain.line_measures import stated_measure, take_unit
from alchemorsel.domain.line_thousands import CONTAINERS
from alchemorsel.domain.line_words import APPROXIMATE
from alchemorsel.domain.quantities import aligned, leading_quantity
from alchemorsel.domain.vocabulary import Unit, UnitKind

HYPHENATED = re.compile(r"[\d./]+-[^\W\d_]")
"""`4 6-ounce fillets`: what one of them weighs. With a blank it might be thousands: `1 500 g`."""
_BEFORE = re.compile(r"(?:each|je(?:weils)?|pro stuck|chacune?|cada un[oa]|ciascun[oa]|elk|per stuk|a|de) (?=.*\d)")
_BEHIND = re.compile(
    r"(?<=\w)\.?,? (?:each|apiece|per piece|pro stuck|(?:la )?piece|chacune?|cada un[oa]|l'un[oa]|ciascun[oa]|elk|"
    r"per stuk)$"
)
_AT_ONCE = re.compile(r"\((?P<holds>[^()]*\d[^()]*)\)")


def is_of_each(unit: Unit | None, text: str) -> bool:
    """Whether a measure beside an amount is that of one of them: of a tin, or the `6 oz each` of four fillets."""
    if unit in CONTAINERS:
        return True
    said = aligned(text.strip())
    counted = unit is None or unit.kind is UnitKind.COUNT
    return counted and bool(HYPHENATED.match(said) or _BEFORE.match(said) or _BEHIND.search(said))


def without_each(text: str) -> str:
    """`150 g` of `je 150 g`: the measure alone, where one is said."""
    said = aligned(text)
    before = _BEFORE.match(said)
    return text[before.end() :] if before else text


def with_each(line: str) -> str:
    """The line with `each` said in brackets that stand right behind its number: `4 (6 oz each) fillets`."""
    found = leading_quantity(line)
    start = len(line) - len(found.rest) if found else 0
    holds = _AT_ONCE.match(line, start) if found else None
    measure = stated_measure(APPROXIMATE.sub("", holds["holds"].strip())) if holds else None
    container, _ = take_unit(line[holds.end() :].split()) if holds else (None, [])
    if holds is None or measure is None or measure[0] or HYPHENATED.match(holds["holds"]):
        return line
    if container is not None and container[0] in CONTAINERS:
        return line
    return f"{line[: holds.end('holds')]} each{line[holds.end('holds') :]}"
