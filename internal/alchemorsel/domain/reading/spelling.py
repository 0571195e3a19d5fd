"""Gives back the words that a folded reading found as somebody wrote them: `Nüsse`, not `nusse`."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from alchemorsel.domain.reading.said import as_said
from alchemorsel.domain.words import singular

_WORD = re.compile(r"[a-zÀ-žḀ-ỿ]+(?:[-–—‑‐−][a-zÀ-žḀ-ỿ]+)*", re.IGNORECASE)
"""Of Latin letters alone: what only looks like them is shown as what it hides."""


def as_written(names: Iterable[str], text: str) -> tuple[str, ...]:
    """The names, which were read in the text as said, in its own spelling; what it does not say stays as it is."""
    spelt = _spelling(text)
    return tuple(sorted((" ".join(spelt.get(word, word) for word in name.split()) for name in names), key=str.casefold))


@lru_cache(maxsize=64)
def _spelling(text: str) -> dict[str, str]:
    """How each word was written first; in the singular, too, for that is how unknown names are read."""
    spelt: dict[str, str] = {}
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        said = as_said(word)
        spelt.setdefault(said, word)
        spelt.setdefault(singular(said), singular(word))
    return spelt
