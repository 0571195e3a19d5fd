"""What the words beside a mince's name tell: `Hackfleisch, gemischt` is pork and beef, `gehackte Mandeln` no meat."""

from itertools import takewhile

from alchemorsel.domain.lexicon.table import TABLE
from alchemorsel.domain.lexicon.tokens import ENDS

PORK_AND_BEEF = frozenset({"pork", "beef"})
FLESH = PORK_AND_BEEF | {"meat", "poultry", "fish"}
_MINCE = frozenset(
    {
        "mince", "minced meat", "ground meat", "hack", "hackfleisch", "gehackte", "faschierte", "viande hachee",
        "carne picada", "carne macinata", "carne trita", "gehakt",
    }
)  # fmt: skip
_MIXED = frozenset(
    "mixed gemischt gemischte gemischter gemischten gemischtem gem gemengd gemengde melange melangee "
    "mista mixta".split()
)
_ABBREVIATED = ("gem", ".")
_HALVES = ("halb", ",", "halb")
_TELLING = frozenset({"(", "of", "from", "aus", "vom", "von", "van", "de", "di"})
"""Behind these it may be said whose meat it is."""
_FINELY = frozenset({"fein", "grob", "klein"})
_NO_FOOD_BEHIND = ENDS | _TELLING | {"und", "oder", "mit", "ohne", "in", "im"}
_LOOKED_AHEAD = 2


def is_mixed(words: tuple[str, ...], phrase: str, start: int, end: int) -> bool:
    """Whether the phrase, which stands at these words, is mince that is said to be of two animals and not of which."""
    if phrase not in _MINCE:
        return False
    if _at(words, start - 1) in _MIXED or words[max(0, start - 2) : start] == _ABBREVIATED:
        return not _says_whose(words, end)
    said = end + (_at(words, end) in {",", "("})
    last = said + (3 if words[said : said + 3] == _HALVES else _at(words, said) in _MIXED)
    # What is `mixed with` something may well be of one animal: the word has to end what is said of the mince.
    return last > said and _at(words, last) in {"", *ENDS, *_TELLING} and not _says_whose(words, last)


def is_chopped(words: tuple[str, ...], start: int, end: int) -> bool:
    """Whether `gehackte` only tells how the food behind it is cut."""
    if words[start:end] != ("gehackte",):
        return False
    behind = takewhile(lambda word: word not in _NO_FOOD_BEHIND, words[end : end + _LOOKED_AHEAD])
    return _at(words, start - 1) in _FINELY or any((word,) in TABLE for word in behind)


def _says_whose(words: tuple[str, ...], at: int) -> bool:
    """`(Rind und Lamm)`: then those words tell what it holds."""
    if _at(words, at) not in _TELLING:
        return False
    clause = takewhile(lambda word: word not in {")", "."}, words[at + 1 :])
    return any((word,) in TABLE and TABLE[word,].tags & FLESH for word in clause)


def _at(words: tuple[str, ...], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""
