"""Finds and loads kept recipes inside a transaction of the caller's."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from alchemorsel.domain.book.entry import SavedRecipe
from alchemorsel.domain.errors import LostRace, NotFound
from alchemorsel.infrastructure.book.rows import saved_of
from alchemorsel.infrastructure.book.tables import cooked, documents, recipes

_ROW = recipes.c


class Placed(NamedTuple):
    """Where a recipe is, and how it stands."""

    seq: int
    version: int
    deleted: bool


class Found(NamedTuple):
    """A recipe, and its place in the order of their creation."""

    saved: SavedRecipe
    created_us: int


async def found_recipe(connection: AsyncConnection, owner: str, recipe_id: str, *, deleted: bool = False) -> Placed:
    """Where it is.

    Raises:
        NotFound: the owner has none of this id, or it is deleted and `deleted` does not say that this will do.
    """
    asked = select(_ROW.seq, _ROW.version, _ROW.deleted_us).where(_ROW.owner == owner, _ROW.id == recipe_id)
    row = (await connection.execute(asked)).one_or_none()
    if row is None or (row.deleted_us is not None and not deleted):
        raise NotFound(
            "There is no such recipe in this book.",
            suggestion="The list of the book shows what there is; a deleted recipe can be restored until it is purged.",
        )
    return Placed(row.seq, row.version, row.deleted_us is not None)


def lost_race(now: int) -> LostRace:
    return LostRace(
        f"The recipe is at version {now} by now.",
        suggestion="Read it again, make the change there, and send it with the new ETag in If-Match.",
    )


async def loaded(connection: AsyncConnection, numbers: Sequence[int]) -> list[Found]:
    """The recipes of these numbers, by their creation, then their id."""
    whole = (
        select(_ROW.seq, _ROW.id, _ROW.version, _ROW.created_us, _ROW.updated_us, documents.c.body)
        .join(documents, documents.c.seq == _ROW.seq)
        .where(_ROW.seq.in_(numbers))
        .order_by(_ROW.created_us, _ROW.id)
    )
    rows = (await connection.execute(whole)).mappings().all()
    log: dict[int, list[Any]] = defaultdict(list)
    times = select(cooked).where(cooked.c.seq.in_(numbers)).order_by(cooked.c.at_us, cooked.c.id)
    for each in (await connection.execute(times)).mappings():
        log[each["seq"]].append(each)
    return [Found(saved_of(dict(row), log[row["seq"]]), row["created_us"]) for row in rows]


async def batch_after(connection: AsyncConnection, owner: str, after: Found | None, *, limit: int) -> list[Found]:
    """The next recipes of a book in the order of their creation."""
    statement = select(_ROW.seq).where(_ROW.owner == owner, _ROW.deleted_us.is_(None))
    if after is not None:
        place = tuple_(after.created_us, after.saved.id)
        statement = statement.where(tuple_(_ROW.created_us, _ROW.id) > place)
    numbers = (await connection.scalars(statement.order_by(_ROW.created_us, _ROW.id).limit(limit))).all()
    return await loaded(connection, numbers) if numbers else []
