"""Takes a whole document of recipes into a book: our own as they were, other people's as far as they are understood."""

import asyncio
import re
from collections.abc import Callable, Iterator
from datetime import UTC
from itertools import islice
from typing import Any

import msgspec
from msgspec.structs import replace

from alchemorsel.application.book.documents import Found, read_document
from alchemorsel.application.book.plating import facets_of, plated_entry
from alchemorsel.application.book.ports import RecipeBook, Shelved
from alchemorsel.domain.book.entry import Cooked, Entry, SavedRecipe
from alchemorsel.domain.book.rating import rating_of
from alchemorsel.domain.book.requests import ImportAnswer, PartlyUnderstood, RefusedImport, SaveRequest
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.foods import FoodTable
from alchemorsel.domain.parsing import parse_json_ld

BATCH = 100
"""So many are kept in one transaction, and so long others wait for it."""
_TIMES = ("prepTime", "cookTime", "totalTime")
_NO_UNIT = re.compile(r"(?<=\d) None\b")
_LONGEST_TAG, _MOST_TAGS = 60, 50
_LONGEST_NAME = 120


class Importing:
    """One import.

    Args:
        new: makes a shelved recipe with a new id.
    """

    def __init__(self, book: RecipeBook, foods: Callable[[], FoodTable], new: Callable[[SaveRequest], Shelved]) -> None:
        self._book = book
        self._foods = foods
        self._new = new
        self._refused: list[RefusedImport] = []
        self._partly: list[PartlyUnderstood] = []

    async def run(self, owner: str, document: bytes) -> ImportAnswer:
        found = enumerate(await asyncio.to_thread(read_document, document))
        imported = skipped = 0
        while batch := tuple(islice(found, BATCH)):
            added = await self._book.add_all(owner, await asyncio.to_thread(self._shelved, batch))
            imported += added.added
            skipped += added.skipped
        return ImportAnswer(
            imported=imported,
            skipped=skipped,
            refused=tuple(self._refused),
            partly_understood=tuple(self._partly),
        )

    def _shelved(self, batch: tuple[tuple[int, Found], ...]) -> list[Shelved]:
        return [shelved for index, found in batch for shelved in self._one(index, found)]

    def _one(self, index: int, found: Found) -> Iterator[Shelved]:
        try:
            if found.own is not None:
                yield self._own(found.own)
            else:
                yield self._foreign(index, found.foreign)
        except (InvalidRequest, msgspec.DecodeError, UnicodeDecodeError, OverflowError) as error:
            why = error.detail if isinstance(error, InvalidRequest) else str(error)
            self._refused.append(RefusedImport(index=index, name=_name(found), why=why[:400]))

    def _own(self, body: bytes) -> Shelved:
        saved = msgspec.json.decode(body, type=SavedRecipe)
        plated = plated_entry(saved.entry, self._foods())
        cooked = tuple(replace(each, at=each.at.astimezone(UTC)) for each in saved.cooked)
        saved = replace(
            saved,
            **{name: getattr(plated, name) for name in Entry.__struct_fields__},
            created_at=saved.created_at.astimezone(UTC),
            updated_at=saved.updated_at.astimezone(UTC),
            cooked=_in_order(cooked),
            rating=rating_of(cooked),
        )
        return Shelved(saved=saved, facets=facets_of(saved.recipe))

    def _foreign(self, index: int, node: dict[str, Any]) -> Shelved:
        answer = parse_json_ld(_mended(node))
        if answer.recipe is None:
            raise InvalidRequest("; ".join(each.why for each in answer.not_understood[-2:]))
        shelved = self._new(SaveRequest(recipe=answer.recipe, tags=_tags(answer.recipe.keywords)))
        if answer.assumed or answer.not_understood:
            self._partly.append(
                PartlyUnderstood(
                    index=index,
                    name=answer.recipe.name,
                    assumed=answer.assumed,
                    not_understood=answer.not_understood,
                )
            )
        return shelved


def _in_order(cooked: tuple[Cooked, ...]) -> tuple[Cooked, ...]:
    if len({each.id for each in cooked}) != len(cooked):
        raise InvalidRequest("Two entries of its log have the same id.")
    return tuple(sorted(cooked, key=lambda each: (each.at, each.id)))


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


def _name(found: Found) -> str:
    if found.own is None:
        return str(found.foreign.get("name", ""))[:_LONGEST_NAME]
    try:
        return msgspec.json.decode(found.own, type=_Named).recipe.name[:_LONGEST_NAME]
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""


class _Name(msgspec.Struct, frozen=True):
    name: str = ""


class _Named(msgspec.Struct, frozen=True):
    recipe: _Name = _Name()
