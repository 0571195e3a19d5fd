"""Takes a whole document of recipes into a book: our own as they were, other people's as far as they are understood."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC
from itertools import islice
from typing import Any

import msgspec
from msgspec.structs import replace

from alchemorsel.application.book.documents import Found, read_document
from alchemorsel.application.book.foreign import Foreign, read_foreign
from alchemorsel.application.book.linked import changed_fields, is_another_recipe, is_as_written, linked, standard_of
from alchemorsel.application.book.plating import facets_of, plated_entry
from alchemorsel.application.book.ports import RecipeBook, Shelved
from alchemorsel.domain.book.entry import LONGEST_NOTES, Cooked, Entry, SavedRecipe
from alchemorsel.domain.book.rating import rating_of
from alchemorsel.domain.book.requests import ImportAnswer, PartlyUnderstood, RefusedImport, SaveRequest
from alchemorsel.domain.errors import AlchemorselError, InvalidRequest
from alchemorsel.domain.foods import FoodTable
from alchemorsel.domain.parsing.json_ld_beside import Rated
from alchemorsel.domain.recipe_requests import NotUnderstood

BATCH = 100
"""So many are kept in one transaction, and so long others wait for it."""
_LONGEST_NAME = 120


class Importing:
    """One import.

    Args:
        new: makes a shelved recipe with a new id, rated where somebody did.
    """

    def __init__(
        self, book: RecipeBook, foods: Callable[[], FoodTable], new: Callable[[SaveRequest, Rated | None], Shelved]
    ) -> None:
        self._book = book
        self._foods = foods
        self._new = new
        self._refused: list[RefusedImport] = []
        self._partly: list[PartlyUnderstood] = []

    async def run(self, owner: str, document: bytes) -> ImportAnswer:
        found = enumerate(await asyncio.to_thread(read_document, document))
        imported = skipped = 0
        while batch := tuple(islice(found, BATCH)):
            try:
                added = await self._book.add_all(owner, await asyncio.to_thread(self._shelved, batch))
            except AlchemorselError as error:
                if not imported + skipped:
                    raise
                # What is kept already stays, so its sender has to hear of it, and of where it ended.
                self._refuse(batch[0][0], (*batch, *found), error)
                break
            imported += added.added
            skipped += added.skipped
        return ImportAnswer(
            imported=imported,
            skipped=skipped,
            refused=tuple(self._refused),
            partly_understood=tuple(self._partly),
        )

    def _refuse(self, first: int, rest: Iterable[tuple[int, Found]], error: AlchemorselError) -> None:
        why = f"{error.detail} Send the document again: what is kept is skipped."
        refused = [RefusedImport(index=index, name=_name(found), why=why) for index, found in rest]
        self._refused = [*(each for each in self._refused if each.index < first), *refused]
        self._partly = [each for each in self._partly if each.index < first]

    def _shelved(self, batch: tuple[tuple[int, Found], ...]) -> list[Shelved]:
        return [shelved for index, found in batch for shelved in self._one(index, found)]

    def _one(self, index: int, found: Found) -> Iterator[Shelved]:
        try:
            if found.own is None:
                yield self._foreign(index, found.node)
            elif found.node:
                yield self._linked(index, found.node, found.own)
            else:
                yield self._own(_OWN.decode(found.own))
        except (InvalidRequest, msgspec.DecodeError, UnicodeDecodeError, OverflowError) as error:
            why = error.detail if isinstance(error, InvalidRequest) else str(error)
            self._refused.append(RefusedImport(index=index, name=_name(found), why=why[:400]))

    def _own(self, saved: SavedRecipe) -> Shelved:
        plated = plated_entry(saved.entry, self._foods())
        cooked = _in_order(saved.cooked)
        saved = replace(
            saved,
            **{name: getattr(plated, name) for name in Entry.__struct_fields__},
            created_at=saved.created_at.astimezone(UTC),
            updated_at=saved.updated_at.astimezone(UTC),
            cooked=cooked,
            rating=rating_of(cooked),
        )
        return Shelved(saved=saved, facets=facets_of(saved.recipe))

    def _foreign(self, index: int, node: dict[str, Any]) -> Shelved:
        foreign = read_foreign(node)
        self._tell(index, foreign.request.recipe.name, foreign.assumed, foreign.missed)
        return self._new(foreign.request, foreign.rated)

    def _linked(self, index: int, node: dict[str, Any], own: bytes) -> Shelved:
        """What another program changed is not undone: it is a new recipe, with all that was kept of ours beside it."""
        saved = _OWN.decode(own)
        if is_as_written(node):
            return self._own(saved)
        changed = changed_fields(node, saved)
        if is_another_recipe(node, saved):
            return self._edited(index, read_foreign(standard_of(node)), saved, changed)
        if changed:
            self._tell(index, saved.recipe.name, (f"changed elsewhere, and left out: {', '.join(changed)}",))
        return self._own(saved)

    def _edited(self, index: int, theirs: Foreign, saved: SavedRecipe, changed: list[str]) -> Shelved:
        log = _in_order(saved.cooked)
        shelved = self._new(_with_ours(theirs.request, saved), None)
        said = (f"changed elsewhere, and taken as a new recipe: {', '.join(changed)}", *theirs.assumed)
        ours = linked(saved).keys() - set(changed)
        missed = tuple(each for each in theirs.missed if each.text not in ours)
        self._tell(index, theirs.request.recipe.name, said, missed)
        return replace(shelved, saved=replace(shelved.saved, cooked=log, rating=rating_of(log)))

    def _tell(self, index: int, name: str, assumed: tuple[str, ...], missed: tuple[NotUnderstood, ...] = ()) -> None:
        if assumed or missed:
            self._partly.append(PartlyUnderstood(index=index, name=name, assumed=assumed, not_understood=missed))


def _with_ours(theirs: SaveRequest, saved: SavedRecipe) -> SaveRequest:
    return replace(
        theirs,
        notes="\n".join(filter(None, (saved.notes, theirs.notes)))[:LONGEST_NOTES],
        tags=saved.tags,
        favourite=saved.favourite,
        diets=saved.recipe.diets_requested,
        allergies=saved.allergies,
        custom_allergies=saved.custom_allergies,
        provenance=saved.provenance,
    )


def _in_order(cooked: tuple[Cooked, ...]) -> tuple[Cooked, ...]:
    if len({each.id for each in cooked}) != len(cooked):
        raise InvalidRequest("Two entries of its log have the same id.")
    in_utc = (replace(each, at=each.at.astimezone(UTC)) for each in cooked)
    return tuple(sorted(in_utc, key=lambda each: (each.at, each.id)))


def _name(found: Found) -> str:
    if found.own is None:
        return str(found.node.get("name", ""))[:_LONGEST_NAME]
    try:
        return msgspec.json.decode(found.own, type=_Named).recipe.name[:_LONGEST_NAME]
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""


_OWN = msgspec.json.Decoder(SavedRecipe)


class _Name(msgspec.Struct, frozen=True):
    name: str = ""


class _Named(msgspec.Struct, frozen=True):
    recipe: _Name = _Name()
