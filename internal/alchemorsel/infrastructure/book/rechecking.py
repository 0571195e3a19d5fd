"""Checks again what other rules have checked, so that lists and filters answer by the rules of today."""

import asyncio
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import select, update

from alchemorsel.application.book.plating import facets_of
from alchemorsel.domain.book.facets import Facets
from alchemorsel.domain.checker import RULES_VERSION
from alchemorsel.infrastructure.book.database import Database
from alchemorsel.infrastructure.book.rows import entry_in, facet_columns
from alchemorsel.infrastructure.book.tables import documents, recipes

_ROW = recipes.c
_BATCH = 20


class _Stale(NamedTuple):
    seq: int
    version: int
    body: str


async def recheck(database: Database, *, pause_s: float = 0.0) -> int:
    """How many were checked again; what their cooks wrote, their versions and their own reports stay as they are.

    Args:
        pause_s: the time between two batches, for those who are being served meanwhile.
    """
    done, after = 0, 0
    while rows := await _checked_by_others(database, after):
        done += await _keep(database, await asyncio.to_thread(_checked, rows))
        after = rows[-1].seq
        await asyncio.sleep(pause_s)
    return done


async def _checked_by_others(database: Database, after: int) -> Sequence[_Stale]:
    asked = (
        select(_ROW.seq, _ROW.version, documents.c.body)
        .join(documents, documents.c.seq == _ROW.seq)
        .where(_ROW.rules != RULES_VERSION, _ROW.seq > after)
        .order_by(_ROW.seq)
        .limit(_BATCH)
    )
    async with database.reading() as connection:
        return [_Stale(*row) for row in await connection.execute(asked)]


def _checked(rows: Sequence[_Stale]) -> list[tuple[int, int, Facets]]:
    return [(row.seq, row.version, facets) for row in rows if (facets := _facets(row.body)) is not None]


def _facets(body: str) -> Facets | None:
    """What today's rules say; None of a document that cannot be read, which `db check` tells of."""
    try:
        return facets_of(entry_in(body).recipe)
    except msgspec.DecodeError:
        return None


async def _keep(database: Database, checked: Sequence[tuple[int, int, Facets]]) -> int:
    kept = 0
    async with database.writing() as connection:
        for seq, version, facets in checked:
            # Whoever changed it meanwhile has checked it as well.
            still = (_ROW.seq == seq, _ROW.version == version)
            kept += (await connection.execute(update(recipes).where(*still).values(**facet_columns(facets)))).rowcount
    return kept
