"""Tokens of a text for the food scan: folded words, and marks where a phrase or a clause ends."""

import re
from functools import lru_cache

from alchemorsel.domain.words import readable, singular

ENDS = frozenset({".", ",", "(", ")"})
"""Marks: `.` ends a sentence, the others only a phrase."""

_ELIDED = re.compile(r"\b(?:d|l|all|dell|nell|sull|qu)['’](?=[^\W\d_])")
_TOKEN = re.compile(
    r"(?P<word>[^\W_]+(?:['’][^\W_]+)*)|(?P<stop>\.(?=\s|$)|[;:!?\n])|(?P<open>[(\[])|(?P<shut>[)\]])"
    r"|(?P<weak>(?<!\d),|,(?!\d)|[/&+|•–—\"]|(?<=\s)-(?=\s))"
)
_MARKS = {"stop": ".", "open": "(", "shut": ")", "weak": ","}


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The singular words of a text, with marks between its phrases."""
    found = _TOKEN.finditer(_ELIDED.sub("", readable(text)))
    return tuple(singular(m.group()) if m.lastgroup == "word" else _MARKS[m.lastgroup or ""] for m in found)
