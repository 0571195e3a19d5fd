"""Which letters a language is written in, so that no line comes in letters that nobody who asked can read."""

import re
import unicodedata
from functools import lru_cache

_SCRIPTS = {
    "ru": ("CYRILLIC",), "uk": ("CYRILLIC",), "bg": ("CYRILLIC",), "sr": ("CYRILLIC", "LATIN"), "el": ("GREEK",),
    "ja": ("HIRAGANA", "KATAKANA", "CJK"), "zh": ("CJK",), "ko": ("HANGUL",), "ar": ("ARABIC",), "fa": ("ARABIC",),
    "ur": ("ARABIC",), "he": ("HEBREW",), "hi": ("DEVANAGARI",), "mr": ("DEVANAGARI",), "ne": ("DEVANAGARI",),
    "th": ("THAI",), "bn": ("BENGALI",), "ta": ("TAMIL",), "te": ("TELUGU",), "ka": ("GEORGIAN",), "hy": ("ARMENIAN",),
}  # fmt: skip
_EVERYWHERE = ("LATIN", "MODIFIER", "COMBINING", "GREEK SMALL LETTER MU")
_WORD = re.compile(r"[^\W\d_]+")


def scripts_of(language: str) -> tuple[str, ...]:
    """How Unicode's names of the language's letters begin."""
    return _SCRIPTS.get(language.partition("-")[0].casefold(), ("LATIN",))


@lru_cache(maxsize=4096)
def letter_name(letter: str) -> str:
    return unicodedata.name(letter, "")


def foreign_word(text: str, language: str) -> str | None:
    """The first word with a letter that the language does not use; Latin letters are at home everywhere."""
    if text.isascii():
        return None
    allowed = (*scripts_of(language), *_EVERYWHERE)
    words = _WORD.findall(unicodedata.normalize("NFKD", text))
    return next((word for word in words if any(not letter_name(letter).startswith(allowed) for letter in word)), None)
