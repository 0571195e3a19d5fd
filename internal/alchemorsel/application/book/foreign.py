"""Reads another program's recipe for the book: what is cooked, what belongs beside it, and what found no place."""

import re
from typing import Any, NamedTuple

from alchemorsel.domain.book.entry import LONGEST_NOTES
from alchemorsel.domain.book.requests import SaveRequest
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.parsing import parse_json_ld
from alchemorsel.domain.parsing.json_ld_beside import Rated, beside_of
from alchemorsel.domain.recipe_requests import NotUnderstood, ParseAnswer

_TIMES = ("prepTime", "cookTime", "totalTime")
_NO_UNIT = re.compile(r"(?<=\d) None\b")
_LONGEST_TAG, _MOST_TAGS = 60, 50


class Foreign(NamedTuple):
    """What is to be kept of it, and what is to be said of it."""

    request: SaveRequest
    rated: Rated | None
    assumed: tuple[str, ...]
    missed: tuple[NotUnderstood, ...]


def parsed_node(node: dict[str, Any]) -> ParseAnswer:
    """A schema.org recipe as far as it is understood, without what belongs beside it."""
    return parse_json_ld(_mended(node))


def read_foreign(node: dict[str, Any]) -> Foreign:
    """All of it.

    Raises:
        InvalidRequest: it is no whole recipe.
    """
    answer = parsed_node(node)
    if answer.recipe is None:
        raise InvalidRequest("; ".join(each.why for each in answer.not_understood[-2:]))
    beside = beside_of(node)
    missed = tuple(each for each in answer.not_understood if each.text not in beside.fields)
    if len(beside.notes) > LONGEST_NOTES:
        missed += (NotUnderstood(text=beside.notes[LONGEST_NOTES:][:200], why="the notes are full"),)
    request = SaveRequest(recipe=answer.recipe, tags=_tags(answer.recipe.keywords), notes=beside.notes[:LONGEST_NOTES])
    return Foreign(request, beside.rated, answer.assumed, missed)


def _mended(node: dict[str, Any]) -> dict[str, Any]:
    """Tandoor writes times as bare minutes, and `None` where there is no unit."""
    mended = dict(node)
    for field in _TIMES:
        said = node.get(field)
        if isinstance(said, str) and said.isdecimal():
            mended[field] = f"PT{said}M" if said.strip("0") else None
    lines = node.get("recipeIngredient")
    if isinstance(lines, list):
        mended["recipeIngredient"] = [_NO_UNIT.sub("", each) if isinstance(each, str) else each for each in lines]
    return mended


def _tags(keywords: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word[:_LONGEST_TAG] for word in keywords if word.strip())[:_MOST_TAGS]
