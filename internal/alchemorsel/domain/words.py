"""Words as the checks compare them: one form for case, accents, invisible characters and plurals."""

import re
import unicodedata
from functools import lru_cache

from alchemorsel.domain.lookalikes import plain_letters, plain_signs

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SPELLED_OUT = re.compile(r"(?<![^\W_])(?:[^\W\d_][\W_]{1,3}){3,}[^\W\d_](?![^\W_])")
_BETWEEN = re.compile(r"[\W_]+")
_INVISIBLE = frozenset({"Mn", "Me", "Cf", "Cc", "Co", "Cn"})
_BLANKS = frozenset("\t\n\r\v\f\x1c\x1d\x1e\x1f\x85")
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
    "pates": "pates",  # pâtes are pasta, pâté is liver
}
_SHORTEST_PLURAL = 4
_ALREADY_SINGULAR = frozenset(
    {
        "molasses",
        "asparagus",
        "couscous",
        "hummus",
        "swiss",
        "citrus",
        "octopus",
        "watercress",
        "schnapps",
        "brussels",
        "lachs",
        "krebs",
        "kokos",
    }
)


def tidy(text: str) -> str:
    """Without blanks at the ends, and one blank where there were several."""
    return " ".join(text.split())


def evened(text: str) -> str:
    """Tidy, in lower case, each accent encoded in one way; what stands there stays readable."""
    # NFC and not NFKC, for which `1½` is `11/2`; last, for lower case may bring letters that can be composed.
    return unicodedata.normalize("NFC", tidy(text).lower())


def fold(text: str) -> str:
    """Compatibility and lookalike forms unified, case and accents gone, invisible characters removed."""
    return text.lower() if text.isascii() and text.isprintable() else _unified(text)


@lru_cache(maxsize=1024)
def _unified(text: str) -> str:
    """Kept, for one `°C` makes every check of a sentence come this way."""
    decomposed = unicodedata.normalize("NFKD", plain_letters(text).casefold())
    hidden = {ord(c): None for c in set(decomposed) - _BLANKS if unicodedata.category(c) in _INVISIBLE}
    return decomposed.translate(hidden) if hidden else decomposed


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


@lru_cache(maxsize=1024)
def readable(text: str) -> str:
    """The folded text with words that were taken apart, letter by letter or by signs, put together again."""
    folded = plain_signs(fold(text))
    return _SPELLED_OUT.sub(lambda found: _BETWEEN.sub("", found.group()), folded)


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The folded, singular words of a text, in order."""
    return tuple(map(singular, WORD.findall(readable(text))))
