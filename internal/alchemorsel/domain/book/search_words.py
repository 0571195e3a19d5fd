"""Makes words to be found of a text, alike for what is kept and for what is looked for, on every database.

Words are folded (case, accents, lookalikes) and stand beside their singular. Scripts that put no blanks between words
are cut into pairs of letters.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from alchemorsel.domain.words import fold, singular

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_LONGEST = 40
MOST_WANTED = 16


class Wanted(NamedTuple):
    """A word that is looked for: any of `forms`; `begins`: or what begins with the first of them."""

    forms: tuple[str, ...]
    begins: bool


def search_words(texts: Iterable[str]) -> tuple[str, ...]:
    """All words of the texts, each once, sorted."""
    return tuple(sorted({form for text in texts for word in _words(text) for form in _forms(word)}))


def wanted_words(text: str) -> tuple[Wanted, ...]:
    """What somebody looks for; the last word may be unfinished."""
    said = list(dict.fromkeys(_words(text)))[:MOST_WANTED]
    return tuple(Wanted(_forms(word), begins=place == len(said)) for place, word in enumerate(said, start=1))


def _forms(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, singular(word))))


def _words(text: str) -> Iterator[str]:
    for found in _WORD.finditer(fold(text)):
        yield from _cut(found.group())


def _cut(word: str) -> Iterator[str]:
    end = 0
    for run in _UNSPACED.finditer(word):
        yield from _plain(word[end : run.start()])
        yield from _pairs(run.group())
        end = run.end()
    yield from _plain(word[end:])


def _plain(word: str) -> Iterator[str]:
    if word:
        yield word[:_LONGEST]


def _pairs(run: str) -> Iterator[str]:
    if len(run) == 1:
        yield run
    yield from ("".join(pair) for pair in pairwise(run))
