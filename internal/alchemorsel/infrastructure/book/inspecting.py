"""Reads through a whole database and says what does not hold together."""

from collections.abc import AsyncIterator

import msgspec
from sqlalchemy import exc, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from alchemorsel.infrastructure.book.rows import entry_in
from alchemorsel.infrastructure.book.tables import documents, recipes

_MOST_TOLD = 20
_BATCH = 500
_LIVING = "SELECT count(*) FROM recipes r WHERE r.deleted_us IS NULL AND NOT EXISTS "
_UNFINDABLE = {
    "sqlite": f"{_LIVING} (SELECT 1 FROM recipe_words w WHERE w.rowid = r.seq)",  # noqa: S608 - constants of ours
    "postgresql": f"{_LIVING} (SELECT 1 FROM recipe_words w WHERE w.seq = r.seq)",  # noqa: S608
}


async def problems_in(connection: AsyncConnection) -> tuple[str, ...]:
    """Sentences, at most so many; none where all is well."""
    told: list[str] = []
    async for problem in _problems(connection):
        told.append(problem)
        if len(told) == _MOST_TOLD:
            break
    return tuple(told)


async def _problems(connection: AsyncConnection) -> AsyncIterator[str]:
    if connection.dialect.name == "sqlite":
        for each in (await connection.execute(text("PRAGMA integrity_check(5)"))).scalars():
            if each != "ok":
                yield f"SQLite says: {each}."
        for row in (await connection.execute(text("PRAGMA foreign_key_check"))).all():
            yield f"A row of {row[0]} belongs to a recipe that is not there."
        if problem := await _words_problem(connection):
            yield problem
    if lost := await connection.scalar(text(_UNFINDABLE[connection.dialect.name])):
        yield f"{lost} recipes are not found by their words."
    async for each in _unreadable(connection):
        yield each


async def _words_problem(connection: AsyncConnection) -> str:
    """FTS5 compares its index with its content."""
    try:
        await connection.execute(text("INSERT INTO recipe_words (recipe_words) VALUES ('integrity-check')"))
    except exc.DatabaseError:
        return "The words do not fit their index."
    finally:
        await connection.rollback()
    return ""


async def _unreadable(connection: AsyncConnection) -> AsyncIterator[str]:
    after = 0
    joined = select(recipes.c.seq, recipes.c.id, documents.c.body).outerjoin(
        documents, documents.c.seq == recipes.c.seq
    )
    while True:
        batch = joined.where(recipes.c.seq > after).order_by(recipes.c.seq).limit(_BATCH)
        rows = (await connection.execute(batch)).all()
        for row in rows:
            if not _is_readable(row.body):
                yield f"The document of recipe {row.id} cannot be read."
        if len(rows) < _BATCH:
            return
        after = rows[-1].seq


def _is_readable(body: str | None) -> bool:
    try:
        entry_in(body or "")
    except msgspec.DecodeError:
        return False
    return True
