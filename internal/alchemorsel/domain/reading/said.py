"""The form in which a free text is read: folded, with one kind of dash and quote, and its numbers known."""

import re
from functools import lru_cache

from alchemorsel.domain.words import fold

_SIGNS = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-"})
_ELISION = re.compile(r"\b([dlnjsc]|qu|(?:a|da|de|ne|su)ll)'(?=\w)")
_COUNTED = (
    "one ein eine einen einer un une", "two zwei deux dos due twee", "three drei trois tres tre drie",
    "four vier quatre cuatro quattro", "five funf cinq cinco cinque vijf", "six sechs seis zes",
    "seven sieben sept siete sette zeven", "eight acht huit ocho otto", "nine neun neuf nueve nove negen",
    "ten zehn dix diez dieci tien", "eleven elf onze",
    "twelve zwolf douze", "thirteen dreizehn treize", "fourteen vierzehn quatorze", "fifteen funfzehn quinze",
    "sixteen sechzehn seize", "seventeen siebzehn", "eighteen achtzehn", "nineteen neunzehn", "twenty zwanzig vingt",
)  # fmt: skip
NUMBERS = {word: n for n, words in enumerate(_COUNTED, start=1) for word in words.split()} | {
    "twenty-five": 25, "thirty": 30, "dreissig": 30, "trente": 30, "forty": 40, "vierzig": 40, "quarante": 40,
    "forty-five": 45, "funfundvierzig": 45, "fifty": 50, "funfzig": 50, "cinquante": 50, "sixty": 60, "sechzig": 60,
    "ninety": 90,
}  # fmt: skip
NUMBER = rf"(?:{'|'.join(sorted(NUMBERS, key=lambda word: (-len(word), word)))}|[1-9]\d{{0,3}})(?![\w/]|[.,]\d)"


@lru_cache(maxsize=256)
def as_said(text: str) -> str:
    """The text as the patterns of this package expect it."""
    plain = fold(text.casefold().translate(_SIGNS)).casefold().translate(_SIGNS)
    return _ELISION.sub(r"\1 ", " ".join(plain.split()))


def value_of(said: str) -> int:
    """The value of what `NUMBER` matched."""
    return NUMBERS.get(said) or int(said)
