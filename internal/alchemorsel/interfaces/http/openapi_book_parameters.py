"""The parameters of the recipe book's routes, with the bounds that the routes hold them to."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from alchemorsel.application.book.cursors import LONGEST_CURSOR
from alchemorsel.domain.book.requests import BookFormat, Sort
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, Provider
from alchemorsel.interfaces.http.book_preconditions import IDEMPOTENCY_KEY, IF_MATCH, LONGEST_KEY
from alchemorsel.interfaces.http.book_query import (
    DEFAULT_LIMIT,
    LONGEST_TAG,
    LONGEST_TEXT,
    MOST_LIMIT,
    MOST_MINUTES,
    MOST_REPEATED,
)

Json = dict[str, Any]

RECIPE_ID: Json = {
    "name": "recipe_id",
    "in": "path",
    "required": True,
    "description": "The id of a kept recipe.",
    "schema": {"type": "string", "format": "uuid"},
    "example": "0199aa10-7c00-7000-8000-0123456789ab",
}


def _in_query(name: str, says: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "required": False, "description": says, "schema": schema}


def _in_header(name: str, says: str, example: str) -> Json:
    schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY}
    return {"name": name, "in": "header", "required": False, "description": says, "schema": schema, "example": example}


def _text(most: int = LONGEST_TEXT) -> Json:
    return {"type": "string", "maxLength": most}


def _word(words: Iterable[StrEnum]) -> Json:
    return {"type": "string", "enum": [word.value for word in words]}


def _several(schema: Json) -> Json:
    return {"type": "array", "items": schema, "maxItems": MOST_REPEATED}


def _whole(least: int, most: int, **more: int) -> Json:
    return {"type": "integer", "minimum": least, "maximum": most, **more}


_LISTED = (
    _in_query(
        "q", "Words of the name, the ingredients, the steps, tags or notes; the last may be unfinished.", _text()
    ),
    _in_query("diet", "Nothing in it speaks against this diet. May be repeated.", _several(_word(Diet))),
    _in_query("allergen_free", "Neither named nor possible in its products. Repeatable.", _several(_word(Allergen))),
    _in_query("cuisine", "Of this cuisine, in any case.", _text()),
    _in_query("course", "Of this course.", _word(Course)),
    _in_query("max_minutes", "At most so long in all.", _whole(0, MOST_MINUTES)),
    _in_query("ingredient", "With this on its list. May be repeated.", _several(_text())),
    _in_query("tag", "With this tag. May be repeated.", _several(_text(LONGEST_TAG))),
    _in_query("provider", "Written by this provider.", _word(Provider)),
    _in_query("favourite", "Only favourites, or only others.", {"type": "boolean"}),
    _in_query("sort", "Left out: `relevance` with `q`, else `updated`.", _word(Sort)),
    _in_query("cursor", "`next` of the page before; all else as it was.", _text(LONGEST_CURSOR)),
    _in_query("limit", "How many a page.", _whole(1, MOST_LIMIT, default=DEFAULT_LIMIT)),
)
BOOK_PARAMETERS: dict[str, Json] = {
    **{each["name"]: each for each in _LISTED},
    "format": _in_query("format", "Left out: `json`.", _word(BookFormat)),
    IDEMPOTENCY_KEY: _in_header(IDEMPOTENCY_KEY, "Yours, new for each new request.", "5f0e2f3c-save-1"),
    IF_MATCH: _in_header(IF_MATCH, "The version that is changed, or `*`.", '"3"'),
    "If-None-Match": _in_header("If-None-Match", "The version that you have.", '"3"'),
}
