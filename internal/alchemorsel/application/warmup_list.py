"""Reads the list of common wishes: the API's own requests, by feature, and clear words where one of them is none."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from alchemorsel.application.expected import Expected
from alchemorsel.application.kitchen import question_of
from alchemorsel.application.warmup_report import WarmUpWish
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.requests import IngredientRequest, NutritionRequest, PantryItem, RecipeRequest, Request
from alchemorsel.domain.value import Value
from alchemorsel.domain.vocabulary import Feature

MOST_WISHES = 200
"""Of one feature: a list that long takes a small machine hours."""
_AT = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<path>[^`]*)`)?", re.DOTALL)
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>.*)`", re.DOTALL)
_ENTRY = re.compile(r"(?P<table>[^.\[]+)(?:\[(?P<index>\d+)\])?\.?(?P<field>.*)", re.DOTALL)


class WarmUpList(Value, frozen=True, kw_only=True, rename="kebab"):
    """Wishes to remember the answers of, by what is asked; each is a request as the API takes it."""

    generate_recipe: Annotated[tuple[RecipeRequest, ...], Meta(max_length=MOST_WISHES)] = ()
    suggest_ingredients: Annotated[tuple[IngredientRequest, ...], Meta(max_length=MOST_WISHES)] = ()
    analyze_nutrition: Annotated[tuple[NutritionRequest, ...], Meta(max_length=MOST_WISHES)] = ()

    def wishes(self) -> tuple[WarmUpWish, ...]:
        """All of them, in their order.

        Raises:
            InvalidRequest: one makes no sense, or there is none; `field` says which, such as
                `generate-recipe[2].prompt`.
        """
        found = [wish for table, asked in self._tables() for wish in _checked(table, asked)]
        if not found:
            raise InvalidRequest("There is no wish in this list.", suggestion="Write one as [[generate-recipe]].")
        return tuple(found)

    def only(self, features: Iterable[Feature]) -> "WarmUpList":
        """The same without the other features; all of it where none is named."""
        chosen = frozenset(features) or frozenset(Feature)
        return WarmUpList(
            generate_recipe=self.generate_recipe if Feature.RECIPE in chosen else (),
            suggest_ingredients=self.suggest_ingredients if Feature.INGREDIENTS in chosen else (),
            analyze_nutrition=self.analyze_nutrition if Feature.NUTRITION in chosen else (),
        )

    def _tables(self) -> tuple[tuple[str, Sequence[Request]], ...]:
        return (
            ("generate-recipe", self.generate_recipe),
            ("suggest-ingredients", self.suggest_ingredients),
            ("analyze-nutrition", self.analyze_nutrition),
        )


_EXPECTED = Expected(WarmUpList)


def read_list(text: bytes, name: str) -> WarmUpList:
    """The list in a TOML file.

    Args:
        name: of the file, for people.

    Raises:
        InvalidRequest: it is no TOML, or a wish in it is none; the words name the entry and its field.
    """
    try:
        listed = msgspec.convert(tomllib.loads(text.decode("utf-8")), WarmUpList)
        listed.wishes()
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _bad(name, f"this is no TOML: {error}") from None
    except msgspec.ValidationError as error:
        what, path = _split(str(error))
        raise _bad(name, *_explained(what, path)) from None
    except InvalidRequest as error:
        raise _bad(name, f"{_place(error.field)}{error.detail}", error.suggestion) from None
    return listed


def words_of(request: Request) -> str:
    """What is asked, in a few words of the asker's own."""
    if isinstance(request, NutritionRequest):
        return ", ".join(request.lines())
    things = ", ".join(item.name if isinstance(item, PantryItem) else item for item in request.ingredients)
    return next(filter(None, (request.prompt.strip(), things, request.cuisine, request.notes)), "")


def _checked(table: str, asked: Sequence[Request]) -> Iterable[WarmUpWish]:
    for index, request in enumerate(asked):
        try:
            yield WarmUpWish(words=words_of(request), question=question_of(request))
        except InvalidRequest as error:
            raise InvalidRequest(
                error.detail,
                suggestion=error.suggestion,
                field=f"{table}[{index}].{error.field}",
                allowed=error.allowed,
            ) from None


def _split(said: str) -> tuple[str, str]:
    match = _AT.fullmatch(said)
    return (match["what"], match["path"] or "") if match else (said, "")


def _explained(what: str, path: str) -> tuple[str, str]:
    """What is wrong where, and what to write instead."""
    unknown = _UNKNOWN.fullmatch(what)
    if unknown is None:
        allowed = _EXPECTED.allowed(path)
        return f"{_place(path)}{what[:1].lower()}{what[1:]}", f"Allowed: {', '.join(allowed)}." if allowed else ""
    names = _EXPECTED.names(path)
    near = Expected.nearest(unknown["name"], names)
    return (
        f"{_place(path)}there is no field `{unknown['name']}`",
        f"Did you mean `{near}`?" if near else f"Allowed: {', '.join(names)}.",
    )


def _place(path: str) -> str:
    match = _ENTRY.fullmatch(path)
    if match is None:
        return ""
    entry = f", entry {int(match['index']) + 1}" if match["index"] else ""
    return f"{match['table']}{entry}{', `' + match['field'] + '`' if match['field'] else ''}: "


def _bad(name: str, what: str, suggestion: str = "") -> InvalidRequest:
    return InvalidRequest(f"{name}: {what.rstrip('.')}.", suggestion=suggestion)
