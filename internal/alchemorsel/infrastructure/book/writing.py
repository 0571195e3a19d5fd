"""Puts recipes and their words into the tables, inside a transaction of the caller's."""

from sqlalchemy import delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from alchemorsel.application.book.ports import Shelved
from alchemorsel.domain.book.entry import Entry
from alchemorsel.infrastructure.book.rows import cooked_row, document_of, recipe_row
from alchemorsel.infrastructure.book.tables import cooked, documents, recipes
from alchemorsel.infrastructure.book.words import insertion, words_of

_ROW = recipes.c
_FORGET = {
    "sqlite": "DELETE FROM recipe_words WHERE rowid = :seq",
    "postgresql": "DELETE FROM recipe_words WHERE seq = :seq",
}


async def put_in(connection: AsyncConnection, owner: str, shelved: Shelved) -> None:
    """A new recipe: its row, its document, its log and its words."""
    row = recipe_row(owner, shelved)
    seq = (await connection.execute(insert(recipes).values(**row).returning(_ROW.seq))).scalar_one()
    await connection.execute(insert(documents).values(seq=seq, body=document_of(shelved.saved)))
    if shelved.saved.cooked:
        await connection.execute(insert(cooked), [cooked_row(seq, each) for each in shelved.saved.cooked])
    await find_by_words(connection, seq, owner, shelved.saved.entry)


async def taken(connection: AsyncConnection, owner: str, shelved: Shelved) -> bool:
    """Whether the book has it already; a deleted one of the same id makes room."""
    alike = _ROW.content_id == shelved.saved.recipe.id if shelved.foreign else _ROW.id == shelved.saved.id
    found = (await connection.execute(select(_ROW.seq, _ROW.deleted_us).where(_ROW.owner == owner, alike))).all()
    if any(row.deleted_us is None for row in found):
        return True
    if found and not shelved.foreign:
        await connection.execute(delete(recipes).where(_ROW.seq == found[0].seq))
    return False


async def find_by_words(connection: AsyncConnection, seq: int, owner: str, entry: Entry) -> None:
    """Let a recipe be found."""
    statement, values = insertion(connection.dialect.name, seq, words_of(entry, owner))
    await connection.execute(text(statement), values)


async def forget_words(connection: AsyncConnection, seq: int) -> None:
    """Let it be found no more."""
    await connection.execute(text(_FORGET[connection.dialect.name]), {"seq": seq})
