"""Connects to PostgreSQL, whose driver reads every URL that psql reads; imported only where there is one."""

from typing import Any

import asyncpg  # type: ignore[import-untyped]  # it has no types

from alchemorsel.infrastructure.book.place import Place

NO_TABLE = asyncpg.UndefinedTableError


async def connect(place: Place, *, wait_s: float, statement_s: float | None = None) -> Any:
    """A connection of the driver's own.

    Args:
        wait_s: the longest time for connecting.
        statement_s: the longest time for a statement; None where each may take as long as it takes.
    """
    return await asyncpg.connect(place.url, timeout=wait_s, command_timeout=statement_s)
