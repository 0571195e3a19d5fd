"""The words people write for units, so that a recipe's units are always ours."""

from fractions import Fraction
from functools import lru_cache

from alchemorsel.domain.unit_words import MANY_WORDS, OTHER_MEASURES, UNIT_WORDS
from alchemorsel.domain.vocabulary import Unit
from alchemorsel.domain.words import fold

UNIT_ALIASES: dict[str, Unit] = {
    **{word: unit for unit, words in UNIT_WORDS.items() for word in words.split()},
    **{phrase: unit for unit, phrases in MANY_WORDS.items() for phrase in phrases.split("|")},
    **{unit.value: unit for unit in Unit},
}
"""Folded words (small letters, no accents), singular and plural, without a closing dot."""

LONGEST_ALIAS = max(len(alias.split()) for alias in UNIT_ALIASES)


def read_unit(word: str) -> Unit | None:
    """The unit that a word means; None where it is no unit. A lone capital T is a tablespoon, t a teaspoon."""
    bare = " ".join(word.replace(".", " ").split())
    if bare in {"T", "t"}:
        return Unit.TBSP if bare == "T" else Unit.TSP
    return UNIT_ALIASES.get(fold(bare))


@lru_cache(maxsize=4096)
def read_measure(word: str) -> tuple[Unit, Fraction] | None:
    """The unit that a word means, and how many of it: a German Pfund is 500 g, a dozen twelve pieces."""
    other = OTHER_MEASURES.get(fold(" ".join(word.replace(".", " ").split())))
    if other is not None:
        return other
    unit = read_unit(word)
    return None if unit is None else (unit, Fraction(1))
