"""Lets a write happen once: its key is taken in the same transaction, so two at the same time are one."""

import msgspec
from sqlalchemy import ColumnElement, delete, exists, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from alchemorsel.application.book.ports import Once
from alchemorsel.domain.book.entry import SavedRecipe
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.value import encode
from alchemorsel.infrastructure.book.tables import idempotency, recipes

REMEMBERED_US = 24 * 3600 * 1_000_000
"""A day: longer than anybody retries."""
_ROW = idempotency.c
_SAVED = msgspec.json.Decoder(SavedRecipe)


async def happened(connection: AsyncConnection, owner: str, once: Once, now_us: int) -> SavedRecipe | None:
    """What the write came to the first time; None where this is it, and the key is taken now.

    Raises:
        InvalidRequest: the key was used for something else.
    """
    await connection.execute(delete(idempotency).where(_ROW.owner == owner, _ROW.key == once.key, _is_spent(now_us)))
    inserting = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(idempotency)
    taken = await connection.execute(
        inserting.values(
            owner=owner, key=once.key, digest=once.digest, created_us=now_us, recipe_id="", body=""
        ).on_conflict_do_nothing()
    )
    if taken.rowcount == 1:
        return None
    found = (
        await connection.execute(select(_ROW.digest, _ROW.body).where(_ROW.owner == owner, _ROW.key == once.key))
    ).one()
    if found.digest != once.digest:
        raise InvalidRequest(
            "This Idempotency-Key was used for another request.",
            field="Idempotency-Key",
            suggestion="Make a new key for each new request; send the same one only to repeat it.",
        )
    return _SAVED.decode(found.body)


async def remember(connection: AsyncConnection, owner: str, once: Once, saved: SavedRecipe) -> None:
    """Keep what the write came to."""
    await connection.execute(
        update(idempotency)
        .where(_ROW.owner == owner, _ROW.key == once.key)
        .values(recipe_id=saved.id, body=encode(saved).decode())
    )


async def forget_spent(connection: AsyncConnection, now_us: int) -> None:
    """Forget every key that is older than a day, or whose recipe is purged."""
    await connection.execute(delete(idempotency).where(_is_spent(now_us)))


def _is_spent(now_us: int) -> ColumnElement[bool]:
    """What is purged is not there to be answered with, and leaves nothing behind."""
    purged = ~exists().where(recipes.c.owner == _ROW.owner, recipes.c.id == _ROW.recipe_id)
    return or_(_ROW.created_us < now_us - REMEMBERED_US, purged)
