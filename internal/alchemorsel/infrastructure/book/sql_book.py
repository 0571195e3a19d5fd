"""The recipe book in a relational database: SQLite or PostgreSQL, by the same statements."""

from collections.abc import AsyncIterator, Sequence

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from alchemorsel.application.book.ports import Added, Kept, Once, Page, Position, Shelved
from alchemorsel.application.ports import Clock
from alchemorsel.domain.book.entry import Cooked, SavedRecipe
from alchemorsel.domain.book.requests import BookQuery, Sort
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.infrastructure.book.database import Database
from alchemorsel.infrastructure.book.listing import page_of
from alchemorsel.infrastructure.book.once import happened, remember
from alchemorsel.infrastructure.book.reading import Found, batch_after, found_recipe, loaded, lost_race
from alchemorsel.infrastructure.book.rows import (
    cooked_row,
    document_of,
    entry_in,
    microseconds,
    rating_columns,
    recipe_row,
)
from alchemorsel.infrastructure.book.tables import cooked, documents, recipes
from alchemorsel.infrastructure.book.writing import find_by_words, forget_words, put_in, taken

_ROW = recipes.c
_EXPORTED = 200
"""So many are read at a time; nothing is held open between."""


class SqlRecipeBook:
    """A `RecipeBook`. Every write is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def add(self, owner: str, shelved: Shelved, once: Once | None = None) -> Kept:
        async with self._database.writing() as connection:
            if once is not None and (before := await happened(connection, owner, once, self._now_us())):
                return Kept(saved=before, replayed=True)
            await put_in(connection, owner, shelved)
            if once is not None:
                await remember(connection, owner, once, shelved.saved)
        return Kept(saved=shelved.saved)

    async def add_all(self, owner: str, many: Sequence[Shelved]) -> Added:
        added = 0
        async with self._database.writing() as connection:
            for shelved in many:
                if not await taken(connection, owner, shelved):
                    await put_in(connection, owner, shelved)
                    added += 1
        return Added(added=added, skipped=len(many) - added)

    async def get(self, owner: str, recipe_id: str) -> SavedRecipe:
        async with self._database.reading() as connection:
            return (await self._loaded(connection, owner, recipe_id)).saved

    async def replace(self, owner: str, shelved: Shelved, *, version: int) -> SavedRecipe:
        saved = shelved.saved
        async with self._database.writing() as connection:
            found = await found_recipe(connection, owner, saved.id)
            changed = await connection.execute(
                update(recipes)
                .where(_ROW.seq == found.seq, _ROW.version == version, _ROW.deleted_us.is_(None))
                .values(**recipe_row(owner, shelved))
            )
            if changed.rowcount != 1:
                raise lost_race(found.version)
            await connection.execute(
                update(documents).where(documents.c.seq == found.seq).values(body=document_of(saved))
            )
            await forget_words(connection, found.seq)
            await find_by_words(connection, found.seq, owner, saved.entry)
        return saved

    async def remove(self, owner: str, recipe_id: str, *, version: int | None) -> None:
        async with self._database.writing() as connection:
            found = await found_recipe(connection, owner, recipe_id)
            if version is not None and found.version != version:
                raise lost_race(found.version)
            await connection.execute(update(recipes).where(_ROW.seq == found.seq).values(deleted_us=self._now_us()))
            await forget_words(connection, found.seq)

    async def restore(self, owner: str, recipe_id: str) -> SavedRecipe:
        async with self._database.writing() as connection:
            found = await found_recipe(connection, owner, recipe_id, deleted=True)
            if found.deleted:
                await connection.execute(update(recipes).where(_ROW.seq == found.seq).values(deleted_us=None))
                body = await connection.scalar(select(documents.c.body).where(documents.c.seq == found.seq))
                await find_by_words(connection, found.seq, owner, entry_in(str(body)))
            return (await self._loaded(connection, owner, recipe_id)).saved

    async def log(self, owner: str, recipe_id: str, entry: Cooked, once: Once | None = None) -> Kept:
        async with self._database.writing() as connection:
            if once is not None and (before := await happened(connection, owner, once, self._now_us())):
                return Kept(saved=before, replayed=True)
            found = await found_recipe(connection, owner, recipe_id)
            await connection.execute(insert(cooked).values(**cooked_row(found.seq, entry)))
            log = (await self._loaded(connection, owner, recipe_id)).saved.cooked
            await connection.execute(
                update(recipes)
                .where(_ROW.seq == found.seq)
                .values(version=_ROW.version + 1, updated_us=self._now_us(), **rating_columns(log))
            )
            saved = (await self._loaded(connection, owner, recipe_id)).saved
            if once is not None:
                await remember(connection, owner, once, saved)
        return Kept(saved=saved)

    async def page(self, owner: str, query: BookQuery, *, after: Position | None, limit: int) -> Page:
        if query.sort is Sort.RELEVANCE and not query.q.strip():
            raise InvalidRequest(
                "Relevance is to words that are looked for, and there are none.",
                field="sort",
                suggestion="Give `q`, or sort by updated, created, name, minutes or rating.",
            )
        async with self._database.reading() as connection:
            return await page_of(connection, owner, query, after, limit)

    async def all(self, owner: str) -> AsyncIterator[SavedRecipe]:
        after: Found | None = None
        while True:
            async with self._database.reading() as connection:
                batch = await batch_after(connection, owner, after, limit=_EXPORTED)
            for found in batch:
                yield found.saved
            if len(batch) < _EXPORTED:
                return
            after = batch[-1]

    def _now_us(self) -> int:
        return microseconds(self._clock.now())

    @staticmethod
    async def _loaded(connection: AsyncConnection, owner: str, recipe_id: str) -> Found:
        found = await found_recipe(connection, owner, recipe_id)
        return (await loaded(connection, [found.seq]))[0]
