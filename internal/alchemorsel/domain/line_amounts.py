"""Finds the amount of an ingredient line, in front of the food or behind it, and the unit that it is in."""

import re
from fractions import Fraction
from typing import NamedTuple

import msgspec

from alchemorsel.domain.conversion import EXACT
from alchemorsel.domain.line_thousands import CONTAINERS, THOUSANDS, unspaced, unspaced_behind
from alchemorsel.domain.line_words import ARTICLE, PARTS_OF, SIZES
from alchemorsel.domain.quantities import Leading, Quantity, aligned, exact, leading_quantity
from alchemorsel.domain.units import LONGEST_ALIAS, read_measure
from alchemorsel.domain.vocabulary import Unit, UnitKind


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """So many of a unit; `quantity` is above zero."""

    quantity: float
    unit: Unit


class LineAmount(NamedTuple):
    quantity: Quantity | None = None
    unit: Unit | None = None
    name: str = ""
    size: str = ""
    package: Measure | None = None
    also: Measure | None = None


_TIMES = re.compile(r"(?P<n>[1-9]\d{0,2}) ?[x×] ?(?=\d)", re.ASCII | re.IGNORECASE)
_NO_AMOUNT = re.compile(r"%|°|inch\b|\"|cm\b|mm\b", re.IGNORECASE)
"""Behind a number: a share, a heat or a length says nothing of how much."""
_STATES = frozenset({UnitKind.MASS, UnitKind.VOLUME})


def amount_before(body: str) -> LineAmount | None:
    """An amount at the front, with the food behind it: `2 x 400 g tins of tomatoes`, `juice of 1 lemon`."""
    part, body = part_of(body)
    body = unspaced(body)
    times = _TIMES.match(body)
    found = leading_quantity(body[times.end() :] if times else body)
    if found is None or not found.rest.strip() or _NO_AMOUNT.match(found.rest):
        return None
    amount = _ranged(found) or _measured(found)
    if times and amount.quantity:
        amount = amount._replace(quantity=amount.quantity.times(Fraction(int(times["n"]))))
    return amount._replace(size=", ".join(filter(None, (amount.size, part)))) if amount.quantity else None


def part_of(body: str) -> tuple[str, str]:
    found = PARTS_OF.match(aligned(body))
    return (body[: found.end("part")], body[found.end() :]) if found and body[found.end() :] else ("", body)


def _measured(found: Leading) -> LineAmount:
    """`found.rest` follows the amount. A unit with no food behind it is the food: `3 cloves`."""
    words = found.rest.split()
    sizes = _sizes(words)
    measure, after = _unit(words[len(sizes) :])
    if measure is None:
        return _packed(found, words) or LineAmount(found.quantity, None, *_named(words, sizes))
    unit, each = measure
    quantity = found.quantity.times(each * (1000 if found.grouped and unit in THOUSANDS else 1))
    if not after:
        return _alone(quantity, unit, found)
    quantity, after = _more(quantity, unit, after)
    behind, also = _also(after)
    return _second(LineAmount(quantity, unit, _without_article(behind), " ".join(sizes), None, also), behind)


_PLUS = frozenset({"plus", "+"})
_TOGETHER = frozenset({(Unit.LB, Unit.OZ), (Unit.KG, Unit.G), (Unit.L, Unit.ML)})


def _more(quantity: Quantity, unit: Unit, after: list[str]) -> tuple[Quantity, list[str]]:
    """`1 tablespoon plus 1 teaspoon`, `1 lb 2 oz`: one amount in two measures of a kind."""
    plus = aligned(after[0]) in _PLUS
    more = stated_measure(" ".join(after[plus:])) if quantity.high is None else None
    if more is None or not more[0] or more[1].unit.kind is not unit.kind or unit.kind not in _STATES:
        return quantity, after
    if not plus and (unit, more[1].unit) not in _TOGETHER:
        return quantity, after
    behind, second = more
    sum_ = quantity.low + Fraction(str(second.quantity)) * EXACT[second.unit] / EXACT[unit]
    return Quantity(sum_), behind.split()


_UNTIL = re.compile(r"(?:-|to\b|bis\b|tot\b|a\b|à(?= )) ?(?=\d)", re.IGNORECASE)


def _ranged(found: Leading) -> LineAmount | None:
    """`200 g - 250 g flour`: a range that says its unit twice."""
    measure, after = _unit(found.rest.split())
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
    """`2 400 g tins`: a second number with a unit and a container is what each of them holds."""
    inner = leading_quantity(" ".join(words))
    if inner is None or inner.quantity.high is not None or not inner.rest:
        return None
    measure, after = _unit(inner.rest.split())
    if measure is not None and after and _HYPHENATED.match(words[0]) and measure[0].kind in _STATES:
        each = Measure(quantity=float(inner.quantity.low * measure[1]), unit=measure[0])
        return LineAmount(found.quantity, None, _without_article(" ".join(after)), words[0], each)
    container, behind = _unit(after)
    if measure is None or container is None or container[0] not in CONTAINERS or not behind:
        return None
    size = inner.quantity.low * measure[1]
    holds = Measure(quantity=float(size), unit=measure[0]) if size else None
    return LineAmount(found.quantity, container[0], _without_article(" ".join(behind)), "", holds)


_HYPHENATED = re.compile(r"[\d./]+-[^\W\d_]")
"""`4 6-ounce fillets`: what one of them weighs. With a blank it might be thousands: `1 500 g`."""


def is_of_each(unit: Unit | None, text: str) -> bool:
    """Whether a measure beside an amount is that of one of them: of a tin, or the `6-ounce` of four fillets."""
    return unit in CONTAINERS or (unit is None and _HYPHENATED.match(text.strip()) is not None)


def _second(amount: LineAmount, name: str) -> LineAmount:
    """`2 x 400 g tins tomatoes`: the tin holds the mass that is already stated."""
    words = name.split()
    measure, after = _unit(words)
    holds_more = amount.unit is not None and amount.unit.kind in _STATES and measure and measure[0] in CONTAINERS
    return amount._replace(name=_without_article(" ".join(after))) if holds_more and after else amount


_OR_SO = re.compile(r"(?:/|= ?) ?")


def _also(words: list[str]) -> tuple[str, Measure | None]:
    """`1 kg/2 1/4 lb potatoes`: the same amount again."""
    text = " ".join(words)
    slash = _OR_SO.match(text)
    if slash is None:
        return text, None
    again = stated_measure(text[slash.end() :])
    if again is None or not again[0]:
        return text, None
    sum_, behind = _more(Quantity(exact(again[1].quantity)), again[1].unit, again[0].split())
    return " ".join(behind), Measure(quantity=float(sum_.low), unit=again[1].unit)


def stated_measure(text: str) -> tuple[str, Measure] | None:
    """A measure of mass or volume at the front, and what follows it."""
    found = leading_quantity(text)
    measure, after = _unit(found.rest.split()) if found else (None, [])
    if found is None or measure is None or measure[0].kind not in _STATES or not found.quantity.low:
        return None
    return " ".join(after), Measure(quantity=float(found.quantity.low * measure[1]), unit=measure[0])


def _sizes(words: list[str]) -> list[str]:
    sizes = []
    for word in words[:2]:
        if aligned(word).rstrip(".,") not in SIZES:
            break
        sizes.append(word)
    return sizes


def _unit(words: list[str]) -> tuple[tuple[Unit, Fraction] | None, list[str]]:
    """The unit that the words begin with. A slash ends a unit: `kg/2`."""
    for taken in range(min(LONGEST_ALIAS, len(words)), 0, -1):
        *before, last = words[:taken]
        head, slash, tail = last.partition("/")
        measure = read_measure(" ".join([*before, head]))
        if measure is not None and (not slash or tail[:1].isdigit()):
            return measure, [*([f"/{tail}"] if slash else []), *words[taken:]]
    return None, words


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
    measure, after = _unit(body.split())
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
