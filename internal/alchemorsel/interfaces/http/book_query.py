"""Reads which kept recipes a caller wants out of the query string; what is not known there is an error."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from litestar.datastructures import MultiDict

from alchemorsel.application.book.cursors import LONGEST_CURSOR
from alchemorsel.domain.book.requests import BookFormat, BookQuery, Sort
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, Provider

W = TypeVar("W", bound=StrEnum)
Said = MultiDict[Any]

DEFAULT_LIMIT, MOST_LIMIT = 20, 100
LONGEST_TEXT = 200
LONGEST_TAG = 60
MOST_MINUTES = 10_080
MOST_REPEATED = 20
_SWITCH: Mapping[str, bool] = {"true": True, "1": True, "false": False, "0": False}
_PARAMETERS = frozenset(
    {"q", "diet", "allergen_free", "cuisine", "course", "max_minutes", "ingredient", "tag", "provider", "favourite",
     "sort", "cursor", "limit"}
)  # fmt: skip


class Asked(NamedTuple):
    """Which recipes, and which part of the list."""

    query: BookQuery
    cursor: str | None
    limit: int


def asked_in(said: Said) -> Asked:
    """What a query string asks for.

    Raises:
        InvalidRequest: a parameter is unknown, given too often, or its value means nothing.
    """
    _only(said, _PARAMETERS)
    q = _text(said, "q") or ""
    query = BookQuery(
        q=q,
        diets=_words(said, "diet", Diet),
        allergen_free=_words(said, "allergen_free", Allergen),
        cuisine=_text(said, "cuisine"),
        course=_word(said, "course", Course),
        max_minutes=_number(said, "max_minutes", 0, MOST_MINUTES),
        ingredients=_texts(said, "ingredient", LONGEST_TEXT),
        tags=_texts(said, "tag", LONGEST_TAG),
        provider=_word(said, "provider", Provider),
        favourite=_switch(said, "favourite"),
        sort=_word(said, "sort", Sort) or (Sort.RELEVANCE if q else Sort.UPDATED),
    )
    limit = _number(said, "limit", 1, MOST_LIMIT)
    return Asked(query, _one(said, "cursor", LONGEST_CURSOR), DEFAULT_LIMIT if limit is None else limit)


def format_in(said: Said) -> BookFormat:
    """The format of an export.

    Raises:
        InvalidRequest: as `asked_in`.
    """
    _only(said, frozenset({"format"}))
    return _word(said, "format", BookFormat) or BookFormat.JSON


def _only(said: Said, known: frozenset[str]) -> None:
    for name in said:
        if name not in known:
            raise _bad(str(name)[:40], "there is no such parameter", tuple(sorted(known)))


def _all(said: Said, name: str, longest: int) -> list[str]:
    values = [str(value) for value in said.getall(name, [])]
    if len(values) > MOST_REPEATED or any(len(value) > longest for value in values):
        raise _bad(name, f"at most {MOST_REPEATED} times, each of at most {longest} characters")
    return values


def _one(said: Said, name: str, longest: int) -> str | None:
    values = _all(said, name, longest)
    if len(values) > 1:
        raise _bad(name, "it is given more than once")
    return values[0] if values else None


def _text(said: Said, name: str) -> str | None:
    value = _one(said, name, LONGEST_TEXT)
    return value.strip() or None if value is not None else None


def _texts(said: Said, name: str, longest: int) -> tuple[str, ...]:
    return tuple(value for value in _all(said, name, longest) if value.strip())


def _word(said: Said, name: str, words: type[W]) -> W | None:
    value = _one(said, name, LONGEST_TEXT)
    return None if value is None else _meant(name, value, words)


def _words(said: Said, name: str, words: type[W]) -> tuple[W, ...]:
    return tuple(dict.fromkeys(_meant(name, value, words) for value in _all(said, name, LONGEST_TEXT)))


def _meant(name: str, value: str, words: type[W]) -> W:
    try:
        return words(value)
    except ValueError:
        allowed = tuple(word.value for word in words)
        raise _bad(name, "none of the words that it takes", allowed) from None


def _number(said: Said, name: str, least: int, most: int) -> int | None:
    value = _one(said, name, LONGEST_TEXT)
    if value is None:
        return None
    if not (value.isascii() and value.isdigit()) or not least <= int(value) <= most:
        raise _bad(name, f"it takes a whole number from {least} to {most}")
    return int(value)


def _switch(said: Said, name: str) -> bool | None:
    value = _one(said, name, LONGEST_TEXT)
    if value is None:
        return None
    if (meant := _SWITCH.get(value.casefold())) is None:
        raise _bad(name, "it takes true or false")
    return meant


def _bad(name: str, why: str, allowed: tuple[str, ...] = ()) -> InvalidRequest:
    return InvalidRequest(
        f"`{name}` in the query: {why}.",
        field=name,
        allowed=allowed,
        suggestion=f"Allowed: {', '.join(allowed)}." if allowed else "See the documentation at /schema.",
    )
