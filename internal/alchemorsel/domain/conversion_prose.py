"""Temperatures and measures inside a step's words in the other system, and nothing that is not a measure."""

import re
from fractions import Fraction

from alchemorsel.domain.conversion import in_system, kitchen
from alchemorsel.domain.quantities import number
from alchemorsel.domain.recipe import Temperature
from alchemorsel.domain.units import read_unit
from alchemorsel.domain.vocabulary import TemperatureKind, TemperatureUnit, Unit, UnitSystem

_HEAT = re.compile(
    r"(?<![\d.,/])(?P<low>\d{2,3})(?:(?P<to> ?[-–] ?| to )(?P<high>\d{2,3}))? ?"
    r"(?P<unit>[°º] ?[CF]\b|(?:(?<=[4-9]\d)|(?<=[4-9]\d )|(?<=\d{3})|(?<=\d{3} ))[CF]\b(?!-)|"
    r"degrees? (?:[CF]\b|Celsius|Fahrenheit|centigrade))"
)
_BOTH = re.compile(r"\s*(?:\(|/|or )\s*\d{2,3}(?:\s?[-–]\s?\d{2,3})?\s?(?:°|º|degrees?)?\s?[CF]\b")
_BEFORE = re.compile(r"[CF]\s?(?:\(|/|or)\s*$")
_MEASURE = re.compile(
    r"(?<![\w.,/-])(?<!\d[ \u202f\u2009\xa0])(?P<n>\d{1,4} \d/\d|\d/\d|\d{1,5}(?:[.,]\d{1,2})?) ?"
    r"(?P<unit>kg|g|ml|cl|dl|l|litres?|liters?|grams?|oz|ounces?|lbs?|pounds?|cups?|fl\.? oz|pints?|quarts?)\b(?![-/°])"
)
_A_MEASURE = (
    _MEASURE.pattern.replace("?P<n>", "?:")
    .replace("?P<unit>", "?:")
    .removeprefix(r"(?<![\w.,/-])(?<!\d[ \u202f\u2009\xa0])")
)
_TWICE = re.compile(rf" ?\((?:about |approx\.? )?{_A_MEASURE}\)")
_TWICE_BEFORE = re.compile(rf"{_A_MEASURE} ?\((?:about |approx\.? )?$")
"""Never a lone `c`: two of them are as likely two things as two cups."""
_WATER_BOILS_C = 100
_OVEN_STEP = 5
_SHOWN = {TemperatureUnit.C: UnitSystem.METRIC, TemperatureUnit.F: UnitSystem.US}


def degrees(value: float, unit: TemperatureUnit, to: TemperatureUnit) -> float:
    """A temperature in the other unit; in steps of five for an oven, to the degree below boiling."""
    if unit is to:
        return value
    celsius = value if unit is TemperatureUnit.C else (value - 32) / 1.8
    other = celsius if to is TemperatureUnit.C else value * 1.8 + 32
    step = _OVEN_STEP if celsius > _WATER_BOILS_C else 1
    return float(round(other / step) * step)


def heat_in(heat: Temperature, system: UnitSystem) -> Temperature:
    """A step's temperature as the system writes it."""
    to = TemperatureUnit.C if system is UnitSystem.METRIC else TemperatureUnit.F
    return Temperature(value=degrees(heat.value, heat.unit, to), unit=to, kind=TemperatureKind(heat.kind))


def prose_in(text: str, system: UnitSystem) -> str:
    """The text with its temperatures and measures in the system; those that are there in both stay."""
    text = _HEAT.sub(lambda found: _heat(found, system), text)
    return _MEASURE.sub(lambda found: _measure(found, system), text)


def measures_in(text: str) -> tuple[str, ...]:
    """The amounts that the words of a text state."""
    return tuple(found.group() for found in _MEASURE.finditer(text))


def _heat(found: re.Match[str], system: UnitSystem) -> str:
    unit = TemperatureUnit.F if "F" in found["unit"] else TemperatureUnit.C
    to = TemperatureUnit.C if system is UnitSystem.METRIC else TemperatureUnit.F
    around = _BOTH.match(found.string, found.end()) or _BEFORE.search(found.string, 0, found.start())
    if _SHOWN[unit] is system or around:
        return found.group()
    low = degrees(float(found["low"]), unit, to)
    high = f"{found['to']}{degrees(float(found['high']), unit, to):g}" if found["high"] else ""
    return f"{low:g}{high} °{to.value}"


def _measure(found: re.Match[str], system: UnitSystem) -> str:
    unit = read_unit(found["unit"])
    quantity = number(found["n"])
    twice = _TWICE.match(found.string, found.end()) or _TWICE_BEFORE.search(found.string, 0, found.start())
    if unit is None or not quantity or in_system(quantity, unit, system)[1] is unit or twice:
        return found.group()
    return measure_text(*kitchen(quantity, unit, system))


def measure_text(quantity: Fraction, unit: Unit) -> str:
    """An amount in words: `1 1/2 cups`, `250 ml`."""
    word = str(unit).replace("_", " ")
    plural = "s" if quantity > 1 and unit in {Unit.CUP, Unit.PINT, Unit.QUART} else ""
    return f"{amount_text(quantity)} {word}{plural}"


def amount_text(quantity: Fraction) -> str:
    """A kitchen fraction where it is one, else a decimal of at most three places."""
    whole, rest = divmod(quantity, 1)
    if rest.denominator in {2, 3, 4, 8} and quantity < 10:  # noqa: PLR2004 - above, nobody counts in quarters
        return " ".join(str(part) for part in (whole, rest) if part)
    return f"{round(float(quantity), 3):g}"
