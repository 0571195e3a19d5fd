"""Kept recipes for tests, and books to keep them in."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from alchemorsel.application.book.bookkeeper import Bookkeeper
from alchemorsel.application.book.plating import facets_of
from alchemorsel.application.book.ports import Shelved
from alchemorsel.application.ports import Clock
from alchemorsel.domain.book.entry import Cooked, Entry, SavedRecipe
from alchemorsel.domain.book.rating import rating_of
from alchemorsel.domain.book.requests import SaveRequest
from alchemorsel.domain.book.uuid7 import UUID7
from alchemorsel.domain.foods import NO_FOODS
from alchemorsel.domain.parsing import parse_text
from alchemorsel.domain.recipe import Recipe
from alchemorsel.infrastructure.book.database import Database
from alchemorsel.infrastructure.book.place import FILE, Patience, Place
from alchemorsel.infrastructure.book.sql_book import SqlRecipeBook
from tests.support.clock import FakeClock

IDS = UUID7()
MINE, OTHER = "local", "0123456789abcdef"


def recipe(name: str = "Tomato soup", *lines: str, **changes: Any) -> Recipe:
    """A recipe of these lines, as it would be parsed."""
    listed = lines or ("500 g tomatoes", "1 onion")
    text = "\n".join([name, "Ingredients", *listed, "Steps", "1. Cook everything together until it is soft."])
    found = parse_text(text).recipe
    assert found is not None
    return replace(found, **changes)


def shelved(made: Recipe | None = None, *, at: datetime | None = None, **changes: Any) -> Shelved:
    """The same, ready to be kept."""
    now = at or FakeClock().now()
    entry = replace(Entry(recipe=made or recipe()), **{k: v for k, v in changes.items() if k in ENTRY})
    cooked: tuple[Cooked, ...] = changes.get("cooked", ())
    saved = SavedRecipe(
        id=changes.get("id", new_id(now)),
        version=changes.get("version", 1),
        created_at=now,
        updated_at=changes.get("updated_at", now),
        cooked=cooked,
        rating=rating_of(cooked),
        **{name: getattr(entry, name) for name in Entry.__struct_fields__},
    )
    return Shelved(saved=saved, facets=facets_of(entry.recipe))


ENTRY = Entry.__struct_fields__


def new_id(at: datetime | None = None) -> str:
    now = at or FakeClock().now()
    return IDS.make(int(now.timestamp() * 1000), random.getrandbits(80))


def asked(made: Recipe | None = None, **changes: Any) -> SaveRequest:
    return SaveRequest(recipe=made or recipe(), **changes)


@asynccontextmanager
async def sqlite_database(folder: Path, *, wait_s: float = 5.0, **options: Any) -> AsyncIterator[Database]:
    database = Database(Place(file=folder / FILE), Patience(wait_s=wait_s), **options)
    try:
        yield database
    finally:
        await database.aclose()


@asynccontextmanager
async def keeper_in(folder: Path, clock: Clock | None = None) -> AsyncIterator[Bookkeeper]:
    """A book in a SQLite file."""
    now = clock or FakeClock()
    async with sqlite_database(folder) as database:
        yield Bookkeeper(SqlRecipeBook(database, now), now, lambda: NO_FOODS)
