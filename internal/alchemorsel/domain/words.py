"""Words as the checks compare them: one form for case, accents, invisible characters and plurals."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_IRREGULAR = {
    "leaves": "leaf",
    "loaves": "loaf",
    "halves": "half",
    "calves": "calf",
    "knives": "knife",
    "cookies": "cookie",
    "brownies": "brownie",
    "smoothies": "smoothie",
    "pies": "pie",
    "geese": "goose",
}
_SHORTEST_PLURAL = 4
_ALREADY_SINGULAR = frozenset(
    {"molasses", "asparagus", "couscous", "hummus", "swiss", "citrus", "octopus", "watercress", "schnapps", "brussels"}
)


def tidy(text: str) -> str:
    """Without blanks at the ends, and one blank where there were several."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Compatibility forms unified, case and accents gone, invisible characters removed."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Cf"})


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a folded English word where a rule is safe; else the word itself."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < _SHORTEST_PLURAL or word in _ALREADY_SINGULAR or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("oes", "ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return word.removesuffix("s")


def words(text: str) -> tuple[str, ...]:
    """The folded, singular words of a text, in order."""
    return tuple(singular(match.group()) for match in _WORD.finditer(fold(text)))
