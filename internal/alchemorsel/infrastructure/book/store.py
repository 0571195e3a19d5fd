"""The database as its operator handles it: upgrade, check, back up, purge."""

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import delete, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from alchemorsel.application.book.ports import Checked, Upgraded
from alchemorsel.application.ports import Clock
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.infrastructure.book.database import Database
from alchemorsel.infrastructure.book.failures import ours, unusable
from alchemorsel.infrastructure.book.inspecting import problems_in
from alchemorsel.infrastructure.book.migrations import HEAD
from alchemorsel.infrastructure.book.once import forget_spent
from alchemorsel.infrastructure.book.place import Place
from alchemorsel.infrastructure.book.rechecking import recheck
from alchemorsel.infrastructure.book.rows import microseconds
from alchemorsel.infrastructure.book.schema import refusal, too_new, version_at_url, version_of_file
from alchemorsel.infrastructure.book.tables import recipes

_OURS_ONLY = 0o600


class SqlBookStore:
    """A `BookStore`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def upgrade(self) -> Upgraded:
        from alchemorsel.infrastructure.book.migrating import (  # noqa: PLC0415 - Alembic takes a while
            migrate_file,
            migrate_server,
        )

        place = self._database.place
        before = await self._version()
        if too_new(before) and (refused := refusal(before, place)):
            raise refused
        with ours():
            if place.file is not None:
                await asyncio.to_thread(migrate_file, place.file, wait_s=self._database.patience.wait_s)
            else:
                await migrate_server(place)
        return Upgraded(before=before, after=HEAD, rechecked=await recheck(self._database))

    async def recheck(self, *, pause_s: float = 0.0) -> int:
        return await recheck(self._database, pause_s=pause_s)

    async def check(self) -> Checked:
        place = self._database.place
        version = await self._version()
        if place.file is not None and not place.file.exists():
            return Checked(kind=place.dialect, place=place.shown, schema="", recipes=0, deleted=0, owners=0)
        if refused := refusal(version, place):
            raise refused
        async with self._database.reading() as connection:
            return Checked(
                kind=place.dialect,
                place=place.shown,
                schema=version,
                recipes=await _count(connection, "deleted_us IS NULL"),
                deleted=await _count(connection, "deleted_us IS NOT NULL"),
                owners=await connection.scalar(select(func.count(recipes.c.owner.distinct()))) or 0,
                problems=await problems_in(connection),
            )

    async def backup(self, to: Path) -> int:
        place = self._database.place
        if place.file is None:
            raise InvalidRequest(
                "PostgreSQL is backed up by its own tools.",
                suggestion=f"Run: pg_dump --format=custom --file={to} and the database's URL.",
            )
        return await asyncio.to_thread(_copy, place, place.file, to, self._database.patience.wait_s)

    async def purge(self, *, older_than_s: float) -> int:
        now_us = microseconds(self._clock.now())
        async with self._database.writing() as connection:
            gone = await connection.execute(
                delete(recipes).where(recipes.c.deleted_us < now_us - round(older_than_s * 1_000_000))
            )
            await forget_spent(connection, now_us)
        return gone.rowcount

    async def _version(self) -> str:
        place, wait_s = self._database.place, self._database.patience.wait_s
        with ours():
            if place.file is None:
                return await version_at_url(place, wait_s=wait_s)
            return await asyncio.to_thread(version_of_file, place, wait_s=wait_s)


async def _count(connection: AsyncConnection, condition: str) -> int:
    return await connection.scalar(select(func.count()).select_from(recipes).where(text(condition))) or 0


def _copy(place: Place, file: Path, to: Path, wait_s: float) -> int:
    """SQLite's online backup, beside its final name until it is whole."""
    if to.exists():
        raise InvalidRequest(f"{to} is there already.", suggestion="Name a file that is not there yet.")
    if not file.exists():
        raise InvalidRequest(f"There is no recipe book at {place.shown} yet.", suggestion="Save a recipe first.")
    beside = to.with_name(f"{to.name}.part")
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, _OURS_ONLY))
        with closing(sqlite3.connect(file, timeout=wait_s)) as source, closing(sqlite3.connect(beside)) as copy:
            source.backup(copy, pages=-1)
            # A backup is one file: whoever carries it away must not need its log.
            copy.execute("PRAGMA journal_mode = DELETE")
            if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise unusable(f"the copy of {place.shown} is damaged, and so is the database")
        beside.rename(to)
        return to.stat().st_size
    except OSError as error:
        raise InvalidRequest(
            f"{to} cannot be written: {error.strerror}.", suggestion="Name a file in a folder that can be written."
        ) from None
    except sqlite3.DatabaseError as error:
        raise unusable(str(error)) from None
    finally:
        beside.unlink(missing_ok=True)
