"""What a cook does with the book: every way in leads over the plate, whoever asks."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import blake2b
from typing import Any

import msgspec
from msgspec.structs import replace

from alchemorsel.application.book.cursors import cursor_of, position_in
from alchemorsel.application.book.documents import written
from alchemorsel.application.book.importing import Importing
from alchemorsel.application.book.plating import facets_of, plated_entry
from alchemorsel.application.book.ports import Kept, Once, RecipeBook, Shelved
from alchemorsel.application.book.promises import custom_allergies_of, each_once
from alchemorsel.application.ports import Clock
from alchemorsel.domain.book.entry import LONGEST_NOTE, Cooked, Entry, RecipeList, SavedRecipe
from alchemorsel.domain.book.merging import merged
from alchemorsel.domain.book.rating import rating_of
from alchemorsel.domain.book.requests import BookFormat, BookQuery, CookedRequest, ImportAnswer, SaveRequest
from alchemorsel.domain.book.search_words import wanted_words
from alchemorsel.domain.book.uuid7 import UUID7
from alchemorsel.domain.errors import InvalidRequest, LostRace
from alchemorsel.domain.foods import FoodTable
from alchemorsel.domain.parsing.json_ld_beside import Rated
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Allergen, Diet
from alchemorsel.domain.words import fold, tidy

LOCAL_OWNER = "local"
"""Whose book it is where there are no keys."""
Versions = frozenset[int] | None
"""Which versions a change may be made to; None: whichever is there."""
TRIES = 5
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
AHEAD = timedelta(days=1)
"""A clock elsewhere may go before ours."""
_ID_BITS = 80
_LONGEST_ECHO = 60


class Bookkeeper:
    """Plates, keeps and finds recipes. The errors of `RecipeBook` pass through every method.

    Args:
        foods: the table that nutrition is computed from, called when it is first needed.
    """

    def __init__(self, book: RecipeBook, clock: Clock, foods: Callable[[], FoodTable]) -> None:
        self._book = book
        self._clock = clock
        self._foods = foods
        self._ids = UUID7()

    async def save(self, owner: str, request: SaveRequest, *, key: str | None = None) -> Kept:
        """Keep a recipe; with a `key`, however often it is sent within a day.

        Raises:
            InvalidRequest: it breaks what is promised of it, or the key was used for something else.
        """
        shelved = await asyncio.to_thread(self._new, entry_of(request))
        return await self._book.add(owner, shelved, _once(key, "save", request))

    async def get(self, owner: str, recipe_id: str) -> SavedRecipe:
        """One recipe."""
        return await self._book.get(owner, recipe_id)

    async def put(self, owner: str, recipe_id: str, request: SaveRequest, versions: Versions) -> SavedRecipe:
        """Write all of it anew.

        Raises:
            LostRace: it is at none of the versions.
            InvalidRequest: as `save`.
        """
        return await self._change(owner, recipe_id, versions, lambda _: entry_of(request))

    async def patch(self, owner: str, recipe_id: str, patch: dict[str, Any], versions: Versions) -> SavedRecipe:
        """Change some of it, by a JSON merge patch.

        Raises:
            LostRace: as `put`.
            InvalidRequest: as `put`, or what comes of it is no recipe.
        """
        return await self._change(owner, recipe_id, versions, partial(_patched, patch))

    async def remove(self, owner: str, recipe_id: str, versions: Versions) -> None:
        """Delete it until `restore`.

        Raises:
            LostRace: as `put`.
        """
        version = None if versions is None else self._allowed(await self.get(owner, recipe_id), versions).version
        await self._book.remove(owner, recipe_id, version=version)

    async def restore(self, owner: str, recipe_id: str) -> SavedRecipe:
        """Bring it back."""
        return await self._book.restore(owner, recipe_id)

    async def cooked(self, owner: str, recipe_id: str, request: CookedRequest, *, key: str | None = None) -> Kept:
        """Note that it was cooked.

        Raises:
            InvalidRequest: at a time that is none, or as `save` for the key.
        """
        at = request.at or self._clock.now()
        if not EARLIEST <= at <= self._clock.now() + AHEAD:
            raise InvalidRequest(
                "Nobody cooked it then.", field="at", suggestion="Give a time between 1900 and now, or leave it out."
            )
        cooked = Cooked(id=self._new_id(), at=at, rating=request.rating, note=request.note)
        return await self._book.log(owner, recipe_id, cooked, _once(key, f"cooked {recipe_id}", request))

    async def page(self, owner: str, query: BookQuery, *, cursor: str | None = None, limit: int = 20) -> RecipeList:
        """A part of the list, from the cursor on.

        Raises:
            InvalidRequest: the cursor is none of this list, or nothing that is looked for is a word.
        """
        _check_words(query)
        after = position_in(cursor, owner, query) if cursor is not None else None
        page = await self._book.page(owner, query, after=after, limit=limit)
        return RecipeList(recipes=page.recipes, next=cursor_of(page.after, owner, query) if page.after else None)

    def export(self, owner: str, to: BookFormat = BookFormat.JSON) -> AsyncIterator[bytes]:
        """The whole book as a document, in pieces."""
        return written(self._book.all(owner), to)

    async def take_in(self, owner: str, document: bytes) -> ImportAnswer:
        """Keep every recipe of a document; sent again, it adds nothing.

        Raises:
            InvalidRequest: there is no recipe in it.
        """
        return await Importing(self._book, self._foods, self._new_foreign).run(owner, document)

    async def _change(
        self, owner: str, recipe_id: str, versions: Versions, change: Callable[[SavedRecipe], Entry]
    ) -> SavedRecipe:
        for _ in range(TRIES):
            current = self._allowed(await self._book.get(owner, recipe_id), versions)
            shelved = await asyncio.to_thread(self._changed, current, change(current))
            try:
                return await self._book.replace(owner, shelved, version=current.version)
            except LostRace:
                # Whoever names a version is told; whoever names none wants the last word.
                if versions is not None:
                    raise
        raise LostRace("Others keep changing this recipe.", suggestion="Try again.")

    @staticmethod
    def _allowed(current: SavedRecipe, versions: Versions) -> SavedRecipe:
        if versions is None or current.version in versions:
            return current
        raise LostRace(
            f"The recipe is at version {current.version} by now.",
            suggestion="Read it again, make the change there, and send it with the new ETag in If-Match.",
        )

    def _changed(self, current: SavedRecipe, entry: Entry) -> Shelved:
        plated = plated_entry(_tidied(entry), self._foods())
        fields = {name: getattr(plated, name) for name in Entry.__struct_fields__}
        saved = replace(current, version=current.version + 1, updated_at=self._clock.now(), **fields)
        return Shelved(saved=saved, facets=facets_of(saved.recipe))

    def _new(self, entry: Entry) -> Shelved:
        plated = plated_entry(_tidied(entry), self._foods())
        now = self._clock.now()
        fields = {name: getattr(plated, name) for name in Entry.__struct_fields__}
        saved = SavedRecipe(id=self._new_id(), version=1, created_at=now, updated_at=now, **fields)
        return Shelved(saved=saved, facets=facets_of(saved.recipe))

    def _new_foreign(self, request: SaveRequest, rated: Rated | None) -> Shelved:
        shelved = self._new(entry_of(request))
        saved = shelved.saved
        if rated is not None:
            note = f"Rated before it came here. {rated.note}".strip()[:LONGEST_NOTE]
            first = Cooked(id=self._new_id(), at=saved.created_at, rating=rated.stars, note=note)
            saved = replace(saved, cooked=(first,), rating=rating_of((first,)))
        return replace(shelved, saved=saved, foreign=True)

    def _new_id(self) -> str:
        return self._ids.make(int(self._clock.now().timestamp() * 1000), secrets.randbits(_ID_BITS))


def entry_of(request: SaveRequest) -> Entry:
    """What is to be kept: every promise in its place."""
    diets = {*request.recipe.diets_requested, *request.diets, *request.understood.diets}
    allergies = {*request.allergies, *request.understood.allergies}
    return Entry(
        favourite=request.favourite,
        tags=request.tags,
        notes=request.notes,
        allergies=tuple(allergen for allergen in Allergen if allergen in allergies),
        custom_allergies=custom_allergies_of(request),
        provenance=request.provenance,
        recipe=replace(request.recipe, diets_requested=tuple(diet for diet in Diet if diet in diets)),
    )


def _patched(patch: dict[str, Any], current: SavedRecipe) -> Entry:
    whole = merged(msgspec.to_builtins(current.entry), patch)
    try:
        return msgspec.convert(whole, Entry)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$.")
        raise InvalidRequest(
            f"With this change it is no recipe: {what[:200]}.",
            field=where.rstrip("`")[:200],
            suggestion="A list in a merge patch replaces the whole list; null takes a field away.",
        ) from None


def _check_words(query: BookQuery) -> None:
    """What holds no word would narrow nothing, or find nothing, and nobody would know why."""
    for field, said in (("q", query.q), *(("ingredient", each) for each in query.ingredients)):
        if said.strip() and not wanted_words(said):
            raise InvalidRequest(
                f"There is no word to look for in {said[:_LONGEST_ECHO]!r}.",
                field=field,
                suggestion="Give at least one letter or digit; leave it out to list everything.",
            )


def _tidied(entry: Entry) -> Entry:
    tags = {fold(tidy(tag)): tidy(tag) for tag in reversed(entry.tags)}
    return replace(entry, tags=tuple(reversed(tags.values())), custom_allergies=each_once(entry.custom_allergies))


def _once(key: str | None, what: str, request: msgspec.Struct) -> Once | None:
    if key is None:
        return None
    digest = blake2b(what.encode() + b"\0" + encode(request), digest_size=16).hexdigest()
    return Once(key=key, digest=digest)
