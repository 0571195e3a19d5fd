"""Compares a database's schema with this version's, and brings it there; only bringing it there needs Alembic."""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing

from alchemorsel.domain.errors import Misconfigured
from alchemorsel.infrastructure.book.migrations import HEAD, VERSION_TABLE, VERSIONS
from alchemorsel.infrastructure.book.place import Place

EMPTY = ""
_ASK = f"SELECT version_num FROM {VERSION_TABLE}"  # noqa: S608 - a constant of ours


def version_of_file(place: Place, *, wait_s: float) -> str:
    """What a SQLite file is at; `EMPTY` where there is none.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    if place.file is None or not place.file.exists():
        return EMPTY
    with closing(sqlite3.connect(f"{place.file.absolute().as_uri()}?mode=rw", uri=True, timeout=wait_s)) as connection:
        tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (VERSION_TABLE,)).fetchone()
        found: Sequence[str] | None = connection.execute(_ASK).fetchone() if tables else None
        return found[0] if found else EMPTY


async def version_at_url(place: Place, *, wait_s: float) -> str:
    """What a PostgreSQL is at.

    Raises:
        OSError, TimeoutError, asyncpg.PostgresError: it cannot be asked.
    """
    from alchemorsel.infrastructure.book.postgres import NO_TABLE, connect  # noqa: PLC0415 - see its docstring

    async with asyncio.timeout(wait_s):
        connection = await connect(place, wait_s=wait_s)
        try:
            found = await connection.fetchval(_ASK)
        except NO_TABLE:
            return EMPTY
        finally:
            await connection.close(timeout=wait_s)
    return str(found or EMPTY)


def too_new(version: str) -> bool:
    """Whether a later release wrote it."""
    return version != EMPTY and version not in VERSIONS


def refusal(version: str, place: Place) -> Misconfigured | None:
    """Why a database at this version cannot be worked with; None where it can."""
    if version == HEAD:
        return None
    if too_new(version):
        return Misconfigured(
            f"The recipe book at {place.shown} has schema {version}, and this version of Alchemorsel knows "
            f"only up to {HEAD}.",
            suggestion="Start the newer Alchemorsel that wrote it, or use a backup from before.",
        )
    has = f"has schema {version}" if version else "has no tables yet"
    return Misconfigured(
        f"The recipe book at {place.shown} {has}, and this version of Alchemorsel needs {HEAD}.",
        suggestion="Make a backup, then run: alchemorsel db upgrade",
    )
