"""Finds the amount of an ingredient line, in front of the food or behind it, and the unit that it is in."""

import re
from fractions import Fraction
from typing import NamedTuple

from alchemorsel.domain.line_each import HYPHENATED
from alchemorsel.domain.line_measures import STATES, Measure, said_again, summed, take_unit
from alchemorsel.domain.line_thousands import CONTAINERS, THOUSANDS, unspaced, unspaced_behind
from alchemorsel.domain.line_words import ARTICLE, PARTS_OF, SIZES
from alchemorsel.domain.quantities import Leading, Quantity, aligned, leading_quantity
from alchemorsel.domain.units import read_measure
from alchemorsel.domain.vocabulary import Unit, UnitKind


class LineAmount(NamedTuple):
    quantity: Quantity | None = None
    unit: Unit | None = None
    name: str = ""
    size: str = ""
    package: Measure | None = None
    also: Measure | None = None


_TIMES = re.compile(r"(?P<n>[1-9]\d{0,2}) ?[x×] ?(?=\d)", re.ASCII | re.IGNORECASE)
_NO_AMOUNT = re.compile(r"%|°|inch\b|\"|cm\b|mm\b|spices?\b(?=$| powder| mix)", re.IGNORECASE)
"""Behind a number: a share, a heat or a length says nothing of how much, and five spice is the name of one."""
_JOINED = re.compile(r"\d+-[^\W\d_]")
"""`5-spice`, `3-bean`: with a word that is no unit, the number is part of the name."""


def amount_before(body: str) -> LineAmount | None:
    """An amount at the front, with the food behind it: `2 x 400 g tins of tomatoes`, `juice of 1 lemon`."""
    part, body = part_of(body)
    body = unspaced(body)
    times = _TIMES.match(body)
    found = leading_quantity(body[times.end() :] if times else body)
    if found is None or not found.rest.strip() or _NO_AMOUNT.match(found.rest):
        return None
    if _JOINED.match(body) and take_unit(found.rest.split())[0] is None:
        return None
    amount = _ranged(found) or _measured(found)
    if times and amount.quantity:
        amount = amount._replace(quantity=amount.quantity.times(Fraction(int(times["n"]))))
    return amount._replace(size=", ".join(filter(None, (amount.size, part)))) if amount.quantity else None


def part_of(body: str) -> tuple[str, str]:
    found = PARTS_OF.match(aligned(body))
    return (body[slice(*found.span("part"))], body[found.end() :]) if found and body[found.end() :] else ("", body)


def _measured(found: Leading) -> LineAmount:
    """`found.rest` follows the amount. A unit with no food behind it is the food: `3 cloves`."""
    words = found.rest.split()
    sizes = _sizes(words)
    measure, after = take_unit(words[len(sizes) :])
    if measure is None:
        return _packed(found, words) or LineAmount(found.quantity, None, *_named(words, sizes))
    unit, each = measure
    quantity = found.quantity.times(each * (1000 if found.grouped and unit in THOUSANDS else 1))
    if not after:
        return _alone(quantity, unit, found)
    quantity, after = summed(quantity, unit, after)
    behind, also = said_again(after)
    return _second(LineAmount(quantity, unit, _without_article(behind), " ".join(sizes), None, also), behind)


_UNTIL = re.compile(r"(?:-|to\b|bis\b|tot\b|a\b|à(?= )) ?(?=\d)", re.IGNORECASE)


def _ranged(found: Leading) -> LineAmount | None:
    """`200 g - 250 g flour`: a range that says its unit twice."""
    measure, after = take_unit(found.rest.split())
    text = " ".join(after)
    until = _UNTIL.match(text)
    above = leading_quantity(text[until.end() :]) if until and measure else None
    upper = _measured(above) if above else LineAmount()
    if upper.quantity is None or measure is None or upper.unit is not measure[0] or found.quantity.high:
        return None
    low = found.quantity.low * measure[1]
    high = upper.quantity.low if upper.quantity.low > low else None
    return upper._replace(quantity=Quantity(low, high))


def _named(words: list[str], sizes: list[str]) -> tuple[str, str]:
    name = " ".join(words[len(sizes) :])
    return (_without_article(name), " ".join(sizes)) if name else (" ".join(words), "")


def _alone(quantity: Quantity, unit: Unit, found: Leading) -> LineAmount:
    """A pinch stays a pinch; other units without a food are one themselves."""
    vague = unit.kind is UnitKind.VAGUE
    return LineAmount(quantity, unit if vague else None, found.rest.strip())


def _packed(found: Leading, words: list[str]) -> LineAmount | None:
    """`2 400 g tins`, `1 14.5-ounce can`: a second number with a unit is what each of them holds."""
    inner = leading_quantity(" ".join(words))
    measure, after = take_unit(inner.rest.split()) if inner else (None, [])
    if inner is None or inner.quantity.high is not None or measure is None or not inner.quantity.low:
        return None
    size = " ".join(words[: len(words) - len(after)])
    holds = Measure(quantity=float(inner.quantity.low * measure[1]), unit=measure[0])
    container, behind = take_unit(after)
    if container is not None and container[0] in CONTAINERS and behind:
        return LineAmount(found.quantity, container[0], _without_article(" ".join(behind)), size, holds)
    if after and HYPHENATED.match(words[0]) and measure[0].kind in STATES:
        return LineAmount(found.quantity, None, _without_article(" ".join(after)), size, holds)
    return None


def _second(amount: LineAmount, name: str) -> LineAmount:
    """`2 x 400 g tins tomatoes`: the tin holds the mass that is already stated."""
    words = name.split()
    measure, after = take_unit(words)
    holds_more = amount.unit is not None and amount.unit.kind in STATES and measure and measure[0] in CONTAINERS
    return amount._replace(name=_without_article(" ".join(after))) if holds_more and after else amount


def _sizes(words: list[str]) -> list[str]:
    sizes = []
    for word in words[:2]:
        if aligned(word).rstrip(".,") not in SIZES:
            break
        sizes.append(word)
    return sizes


_TRAILING = re.compile(r"(?P<food>\S.*?)[:,]? (?P<amount>\d[\d/.,]{0,12}(?:-\d[\d/.,]{0,12})? ?[^\W\d_.]{0,14}\.?)$")


def amount_behind(body: str) -> LineAmount | None:
    """`flour, 200 g`: the amount at the end, where its word is a unit or there is none."""
    found = _TRAILING.match(unspaced_behind(body))
    said = leading_quantity(found["amount"]) if found else None
    if found is None or said is None:
        return None
    measure = read_measure(said.rest) if said.rest.strip() else None
    if said.rest.strip() and measure is None:
        return None
    unit, each = measure or (None, Fraction(1))
    thousands = 1000 if said.grouped and unit in THOUSANDS else 1
    return LineAmount(said.quantity.times(each * thousands), unit, found["food"])


_OF = re.compile(r"(?:of|d'|de|di|von|van) ?\b")


def unit_alone(body: str) -> LineAmount | None:
    """`handful of basil`, `Prise Salz`: one of a unit, though nobody says so."""
    measure, after = take_unit(body.split())
    behind = " ".join(after)
    if measure is None or not after or measure[1] != 1:
        return None
    vague = measure[0].kind is UnitKind.VAGUE
    if not vague and not (measure[0].kind is UnitKind.COUNT and _OF.match(aligned(behind))):
        return None
    return LineAmount(unit=measure[0], name=_without_article(behind))


_LENGTH = re.compile(
    r"(?P<size>[\d./]+(?: [\d./]+)?[- ]?(?:inch(?:es)?|cm|\")(?: (?:piece|knob|chunk|stick|stuck|morceau))?) "
    r"(?P<food>[^\W\d].*)",
    re.IGNORECASE,
)


def length_before(body: str) -> LineAmount | None:
    """`1-inch piece of ginger`: a length is how it looks, not how much it is."""
    found = _LENGTH.fullmatch(body)
    return LineAmount(name=_without_article(found["food"]), size=found["size"]) if found else None


def _without_article(name: str) -> str:
    found = ARTICLE.match(aligned(name))
    return name[found.end() :] if found else name
