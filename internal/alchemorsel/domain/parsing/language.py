"""Says which language a recipe is written in, where nobody else does: by small words that only one language has."""

import re
from collections import Counter
from collections.abc import Iterable

from alchemorsel.domain.parsing.language_words import LANGUAGE_WORDS
from alchemorsel.domain.words import fold

UNTOLD = "en"
_LEAST = 2
_WORD = re.compile(r"[^\W\d_]+")
_LANGUAGE_OF = {word: language for language, listed in LANGUAGE_WORDS.items() for word in listed.split()}


def language_of(texts: Iterable[str]) -> str:
    """One of six languages, as BCP 47; `UNTOLD` where the words do not plainly tell.

    Plain is: at least two different words of that language, and more than twice as many as of all the others together.
    """
    said = {found.group() for text in texts for found in _WORD.finditer(fold(text))}
    votes = Counter(_LANGUAGE_OF[word] for word in said & _LANGUAGE_OF.keys())
    language, most = max(votes.items(), key=lambda vote: vote[1], default=(UNTOLD, 0))
    return language if most >= _LEAST and most > 2 * (votes.total() - most) else UNTOLD
