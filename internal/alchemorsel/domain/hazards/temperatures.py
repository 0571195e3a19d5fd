"""What a step states for the inside of the food, in the ways that cooks write it, in degrees Celsius."""

import re
from functools import lru_cache

from alchemorsel.domain.recipe import Step
from alchemorsel.domain.vocabulary import TemperatureKind, TemperatureUnit
from alchemorsel.domain.words import fold

_NUMBER = re.compile(r"\d\d")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_PART = re.compile(r"\b(?=(?:until|till|when|bis|jusqu|hasta|fino|finche|tot)\b)|, (?=\D)")
"""Before it stands how it is cooked, behind it how far."""
_SIGN = r"(?:°|º|degrees?|deg\b|grad\b|grados?|gradi\b|graden\b|degres?)"
_DEGREES = re.compile(
    rf"(?<![\d.,])(?P<value>\d{{2,3}})(?:[.,]\d)?\s?-?(?:(?P<sign>{_SIGN})\s?(?P<unit>c|f|celsius|fahrenheit)?\b|"
    r"(?P<bare>c|f|celsius|fahrenheit)\b|(?P<none>)(?!\s?(?:-|–|to\b)?\s?(?:\d|g\b|kg|ml|l\b|%|min|hour|hr|sec|cm|mm|oz|"
    r"lb|pound|stund|heure|hora|ora|uur|gram)))"
)
_INSIDE = re.compile(
    r"\b(?:internal(?:ly)?|inside|core|thermometer|probe|cent(?:re|er)|kerntemperatu\w*|im kern|innentemperatur|"
    r"a coeur|au coeur|temperature interne|sonde|(?:temperatura )?intern[ao]|en el centro|al cuore|al centro|sonda|"
    r"in de kern|thermometre|termometro|bratenthermometer|registers?|reads)\b"
)
_READS = re.compile(
    r"\b(?:registers?|reads?|reach(?:es)?|hits?|shows?|says|is|to|of|von|erreicht|zeigt|auf|de|a|di|van|bereikt|"
    r"atteint|alcance|alcanza|raggiunge|indica)\s(?:an?\s|about\s|at least\s)?$"
)
_COOK_TO = re.compile(
    r"\b(?:cook|roast|grill|bake|fry|sear|smoke|poach|until|till|when|reach)\w*\b.*\b(?:to|reach\w*|hits?|is|at)\s+"
    r"(?:an?\s|about\s)?$|\b(?:hits?|reach(?:es)?|erreicht|atteint|alcance|raggiunge|bereikt)\s(?:\w+\s){0,2}$"
)
_ELSEWHERE = re.compile(
    r"\b(?:oven|preheat|oil|water|pan|chill|cool|store|fridge|refrigerat\w+|freez\w+|marinat\w+|thaw|smoker|"
    r"grill at|ofen|backofen|ol|wasser|four|huile|eau|horno|aceite|agua|forno|olio|acqua|olie|bath)\b"
)
_REACH = 25
"""Characters before a number that say whose it is."""
_HOTTEST_INSIDE_C, _COLDEST_F = 100.0, 110
"""More than this is no Celsius, where a number stands alone."""


@lru_cache(maxsize=512)
def inside(step: Step) -> tuple[float, ...]:
    """Every temperature that a step states for the inside of the food, in degrees Celsius."""
    found = []
    if step.temperature is not None and step.temperature.kind is TemperatureKind.INTERNAL:
        found.append(_celsius(step.temperature.value, step.temperature.unit))
    if _NUMBER.search(step.text):
        for sentence in _SENTENCE.split(fold(step.text)):
            found += _stated(sentence)
    return tuple(value for value in found if value <= _HOTTEST_INSIDE_C)


def _stated(sentence: str) -> list[float]:
    parts = _PART.split(sentence) if _NUMBER.search(sentence) else []
    claims = [claim for part in parts for claim in _DEGREES.finditer(part) if _is_heat(claim)]
    told = [_read(claim) for claim in claims if _INSIDE.search(claim.string) and not _is_of_the_oven(claim)]
    return told or [_read(claim) for claim in claims if _is_cooked_to(claim)]


def _is_heat(claim: re.Match[str]) -> bool:
    """Whether a number is in degrees; a bare one is, where a thermometer reads it."""
    return claim["none"] is None or bool(_READS.search(_before(claim)))


def _is_of_the_oven(claim: re.Match[str]) -> bool:
    return bool(_ELSEWHERE.search(_before(claim)))


def _is_cooked_to(claim: re.Match[str]) -> bool:
    before = claim.string[: claim.start()]
    return claim["none"] is None and bool(_COOK_TO.search(before)) and not _ELSEWHERE.search(before)


def _before(claim: re.Match[str]) -> str:
    return claim.string[max(0, claim.start() - _REACH) : claim.start()]


def _read(degrees: re.Match[str]) -> float:
    value, unit = float(degrees["value"]), (degrees["unit"] or degrees["bare"] or "")[:1].upper()
    if not unit:
        unit = "F" if value >= _COLDEST_F else "C"
    return _celsius(value, TemperatureUnit(unit))


def _celsius(value: float, unit: TemperatureUnit) -> float:
    return value if unit is TemperatureUnit.C else round((value - 32) / 1.8, 1)
