"""Tokens of a text for the food scan: folded words, and marks where a phrase or a clause ends."""

import re
from functools import lru_cache

from alchemorsel.domain.words import readable, singular

ENDS = frozenset({".", ",", "(", ")"})
"""Marks: `.` ends a sentence, the others only a phrase."""

_ELIDED = re.compile(r"\b(?:d|l|all|dell|nell|sull|qu)['’](?=[^\W\d_])")
_WORD, _STOP, _BRACKET = r"[^\W_]+(?:['’][^\W_]+)*", r"\.(?=\s|$)|[;:!?\n]", r"[(\[)\]]"
_WEAK = r"(?<!\d),|,(?!\d)|[/&+|•–—\"]|(?<=\s)-(?=\s)"
_TOKEN = re.compile(f"{_WORD}|{_STOP}|{_BRACKET}|{_WEAK}")
_MARKS = dict.fromkeys(".;:!?\n", ".") | dict.fromkeys(',/&+|•–—"-', ",") | {"[": "(", "]": ")", "(": "(", ")": ")"}


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The singular words of a text, with marks between its phrases."""
    return tuple(map(_token, _TOKEN.findall(_ELIDED.sub("", readable(text)))))


@lru_cache(maxsize=8192)
def _token(found: str) -> str:
    return _MARKS.get(found) or singular(found)
