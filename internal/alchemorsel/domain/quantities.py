"""Reads how much: numbers, fractions, number words and ranges in six languages, exactly."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from alchemorsel.domain.words import fold


class Quantity(NamedTuple):
    """`high` is the upper end of a range; None where one number is said."""

    low: Fraction
    high: Fraction | None = None

    def times(self, factor: Fraction) -> "Quantity":
        return Quantity(self.low * factor, None if self.high is None else self.high * factor)


_FRACTIONS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
    "⅙": "1/6", "⅚": "5/6", "⅐": "1/7", "⅑": "1/9", "⅒": "1/10", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
_SIGNS = {0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-", 0x2212: "-", 0x2044: "/", 0x2019: "'"}
_VULGAR = re.compile(f" ?([{''.join(_FRACTIONS)}])")
_THIN = re.compile("(?<=[0-9])[\u2009\u202f](?=[0-9]{3}(?![0-9/⁄]))")
_COUNTED = (
    "one ein eine einen einer eines un une uno una een",
    "two zwei deux dos due twee",
    "three drei trois tres tre drie",
    "four vier quatre cuatro quattro",
    "five funf cinq cinco cinque vijf",
    "six sechs seis sei zes",
    "seven sieben sept siete sette zeven",
    "eight acht huit ocho otto",
    "nine neun neuf nueve nove negen",
    "ten zehn dix diez dieci tien",
    "eleven elf onze undici",
    "twelve zwolf douze doce dodici twaalf",
)
_WORDS = {word: Fraction(n) for n, words in enumerate(_COUNTED, start=1) for word in words.split()}
_WORDS |= dict.fromkeys(("a", "an"), Fraction(1))
_WORDS |= dict.fromkeys(
    ("half", "halbe", "halber", "halbes", "halben", "demi", "demie", "medio", "media", "mezzo", "mezza", "halve",
     "half a", "half an", "eine halbe", "ein halber", "einen halben", "ein halbes", "une demi", "un demi", "een halve"),
    Fraction(1, 2),
)  # fmt: skip
_WORDS |= dict.fromkeys(("anderthalb", "eineinhalb", "anderhalve", "one and a half"), Fraction(3, 2))
_WORDS |= dict.fromkeys(("quarter", "a quarter", "one quarter"), Fraction(1, 4))
_WORDS |= dict.fromkeys(("a third", "one third"), Fraction(1, 3))
_WORDS |= dict.fromkeys(("three quarters",), Fraction(3, 4))

_DIGITS = r"(?:(?:\d{1,6}(?:-| and | & | ))?\d{1,6} ?/ ?[1-9]\d{0,5}|\d{1,6}(?:[.,]\d{1,6})?|\.\d{1,6})(?![\d/]| / ?\d)"
_WORD = rf"(?:{'|'.join(sorted(_WORDS, key=lambda word: (-len(word), word)))})\b(?![-'])"
_NUMBER = rf"(?:{_DIGITS}|{_WORD})"
_TO = r"(?: ?- ?| (?:to|or|bis|oder|a|ou|o|tot|of) )"
_RANGE = re.compile(rf"(?P<low>{_NUMBER})(?:{_TO}(?P<high>{_NUMBER}))?(?:-(?=[a-z]))? ?", re.ASCII)
_MIXED = re.compile(r"(?:(\d+)(?:-| and | & | ))?(\d+) ?/ ?(\d+)")
_GROUPED = re.compile(r"[1-9]\d{0,2}[.,]\d{3}(?!\d)", re.ASCII)


class Leading(NamedTuple):
    """A quantity that stood first, and the text behind it. `grouped`: it may mean thousands, as in `1.500 g`."""

    quantity: Quantity
    rest: str
    grouped: bool


def plain(text: str) -> str:
    """One blank where there are several, one kind of dash, `1/2` for ½, and no thin blank within a number."""
    text = _THIN.sub("", text)
    text = _VULGAR.sub(lambda found: f" {_FRACTIONS[found[1]]}", text)
    return " ".join(text.translate(_SIGNS).split())


def leading_quantity(text: str) -> Leading | None:
    """The quantity that a plain text begins with; None where it begins with none."""
    found = _RANGE.match(aligned(text))
    if found is None:
        return None
    low = number(found["low"])
    high = number(found["high"]) if found["high"] else None
    quantity = Quantity(low, high if high is not None and high > low else None)
    return Leading(quantity, text[found.end() :], _GROUPED.match(found["low"]) is not None)


def number(said: str) -> Fraction:
    """The value of one number: digits, a fraction, or a word for one."""
    word = _WORDS.get(said)
    if word is not None:
        return word
    mixed = _MIXED.fullmatch(said)
    if mixed is None:
        return Fraction(said.replace(",", "."))
    return int(mixed[1] or 0) + Fraction(int(mixed[2]), int(mixed[3]))


def exact(value: float) -> Fraction:
    """The number that a float was written for: 0.333... is a third, 14.5 is 29/2; only nought is nought."""
    return Fraction(value).limit_denominator(1000) or Fraction(value)


def aligned(text: str) -> str:
    """Folded letter by letter, so that every place in it is the same place in the text."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


@lru_cache(maxsize=1024)
def _folded(letter: str) -> str:
    alike = fold(letter)
    return alike if len(alike) == 1 else letter
