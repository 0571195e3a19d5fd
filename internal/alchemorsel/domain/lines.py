"""Reads one ingredient line as people and models write it: how much of what, prepared how."""

import re
from fractions import Fraction

import msgspec

from alchemorsel.domain.units import read_unit
from alchemorsel.domain.vocabulary import Unit


class ReadLine(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is the food alone; `quantity_max` is the upper end of a range. It is never empty for a line with text."""

    quantity: float | None = None
    quantity_max: float | None = None
    unit: Unit | None = None
    name: str
    preparation: str | None = None


def read_line(text: str) -> ReadLine:
    """The line's parts; a line that fits no form is a name and nothing else."""
    line = _plain(text)
    body, seasoned = _without_to_taste(line)
    body, notes = _without_notes(body)
    found = _LEADING.match(body) or _trailing(body)
    if found is None:
        return ReadLine(name=body or line, unit=Unit.TO_TASTE if seasoned else None, preparation=_joined(notes))
    low, high = _amount(found)
    behind = found.groupdict().get("food", "")
    unit, name, size = _unit_and_name(f"{found['rest']} {behind}".strip())
    how = _joined([size, *notes])
    return ReadLine(quantity=low, quantity_max=high, unit=unit, name=name or line, preparation=how)


_COUNTING = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = {word: Fraction(number) for number, word in enumerate(_COUNTING, start=1)} | {
    "a": Fraction(1),
    "an": Fraction(1),
    "half": Fraction(1, 2),
}
_FRACTIONS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
    "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
_NUMBER = r"(?:\d{1,6} \d{1,6}/[1-9]\d{0,5}|\d{1,6}/[1-9]\d{0,5}|\d{1,6}(?:[.,]\d{1,6})?)(?![\d/])"
_WORD = rf"(?:{'|'.join(_WORDS)})\b"
_RANGE = rf"(?P<low>{_NUMBER}|{_WORD})(?: ?(?:-|to\b) ?(?P<high>{_NUMBER}|{_WORD}))?"
_LEADING = re.compile(rf"(?:(?P<times>\d{{1,3}}) ?[x×] ?)?{_RANGE} ?(?P<rest>\S.*)$", re.ASCII | re.IGNORECASE)
_TRAILING = re.compile(
    rf"(?P<food>\S.*?)[:,]? (?P<times>)(?P<low>{_NUMBER})(?:-(?P<high>{_NUMBER}))? ?(?P<rest>[a-z.]{{0,14}})$",
    re.ASCII | re.IGNORECASE,
)
_AGAIN = re.compile(rf"/ ?{_NUMBER} ?[a-z.]+ ", re.ASCII | re.IGNORECASE)
_SIZES = frozenset({"small", "medium", "large", "big", "heaped", "level", "scant", "generous"})
_CONTAINERS = frozenset({Unit.CAN, Unit.PACKAGE})


def _trailing(body: str) -> re.Match[str] | None:
    """`flour, 200 g`: the amount at the end, where its word is a unit or there is none."""
    found = _TRAILING.match(body)
    return found if found and (not found["rest"] or read_unit(found["rest"])) else None


def _plain(text: str) -> str:
    for sign, digits in _FRACTIONS.items():
        text = text.replace(sign, f" {digits}")
    return " ".join(text.translate({0x2013: "-", 0x2014: "-", 0x2044: "/", 0x2212: "-"}).split())


def _without_to_taste(line: str) -> tuple[str, bool]:
    body = re.sub(r",? ?\(?\bto taste\)?$", "", line, flags=re.IGNORECASE)
    return (body, True) if body and body != line else (line, False)


def _without_notes(line: str) -> tuple[str, list[str]]:
    """Words in brackets and after the first comma say how, not what; a comma between digits is a decimal."""
    bracketed = re.findall(r"\(([^()]*)\)", line)
    bare = " ".join(re.sub(r"\([^()]*\)", " ", line).split())
    if _trailing(bare) and not _LEADING.match(bare):
        return bare, bracketed
    food, *after = re.split(r",(?!\d)", bare, maxsplit=1)
    return (food.strip(), bracketed + after) if food.strip() else (bare or line, [])


def _amount(found: re.Match[str]) -> tuple[float, float | None]:
    low = _number(found["low"]) * int(found["times"] or 1)
    high = _number(found["high"]) if found["high"] else None
    return float(low), float(high) if high is not None and high > low else None


def _number(text: str) -> Fraction:
    word = _WORDS.get(text.casefold())
    if word is not None:
        return word
    return sum((Fraction(part.replace(",", ".")) for part in text.split()), Fraction(0))


def _unit_and_name(rest: str) -> tuple[Unit | None, str, str]:
    """`rest` follows the amount. A unit with no food behind it is the food: `3 cloves`."""
    words = _AGAIN.sub(" ", rest).split()
    sizes = words[:1] if words[0].casefold() in _SIZES else []
    unit, after = _unit(words[len(sizes) :])
    name = " ".join(after)
    return (unit, _without_of(name), " ".join(sizes)) if name else (None, rest, "")


def _unit(words: list[str]) -> tuple[Unit | None, list[str]]:
    for taken in (2, 1):
        unit = read_unit(" ".join(words[:taken])) if len(words) >= taken else None
        if unit is not None:
            return unit, _without_container(words[taken:])
    return None, words


def _without_container(words: list[str]) -> list[str]:
    """`2 x 400 g tins tomatoes`: the tin holds the mass that is already stated."""
    return words[1:] if len(words) > 1 and read_unit(words[0]) in _CONTAINERS else words


def _without_of(name: str) -> str:
    return re.sub(r"^(?:of|an?)\b ?", "", name, flags=re.IGNORECASE) or name


def _joined(parts: list[str]) -> str | None:
    return ", ".join(part.strip() for part in parts if part.strip()) or None
