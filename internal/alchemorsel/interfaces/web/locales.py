"""Which language a visitor reads: the one they chose, else the best of those their browser names."""

import re
from collections.abc import Mapping
from functools import cache

from alchemorsel.interfaces.web.catalogue import Catalogue, load_catalogue

LANGUAGES: Mapping[str, str] = {"en": "English", "de": "Deutsch"}
"""What the pages are written in, each by its own name; the first one is the code's own."""
DEFAULT = "en"
_RANGE = re.compile(r"([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9-]{1,40})?(?:\s*;\s*q=([01](?:\.\d{0,3})?))?")
_LONGEST = 400


@cache
def words_of(language: str) -> Catalogue:
    """The texts in one of `LANGUAGES`."""
    return load_catalogue(language)


def language_of(chosen: str, accepted: str) -> str:
    """
    Args:
        chosen: what the visitor picked, from a cookie, so it may be anything.
        accepted: the header `Accept-Language`.
    """
    return chosen if chosen in LANGUAGES else _negotiated(accepted[:_LONGEST])


def _negotiated(accepted: str) -> str:
    ranges = [match for part in accepted.split(",") if (match := _RANGE.fullmatch(part.strip()))]
    wanted = sorted(((float(each[2] or 1), each[1].lower()) for each in ranges), key=lambda pair: -pair[0])
    return next((name for weight, name in wanted if weight > 0 and name in LANGUAGES), DEFAULT)
