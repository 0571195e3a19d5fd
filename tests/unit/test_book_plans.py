"""How SQLite goes about each list: by an index in the order asked for, never by reading the table."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy.dialects import sqlite

from alchemorsel.application.book.ports import Position, Shelved
from alchemorsel.domain.book.requests import BookQuery, Sort
from alchemorsel.domain.vocabulary import Allergen, Course, Diet
from alchemorsel.infrastructure.book.listing import page_query
from alchemorsel.infrastructure.book.place import FILE
from alchemorsel.infrastructure.book.sql_book import SqlRecipeBook
from tests.support.book import MINE, OTHER, new_id, recipe, shelved, sqlite_database
from tests.support.clock import FakeClock

ORDERED = (Sort.UPDATED, Sort.CREATED, Sort.NAME, Sort.MINUTES, Sort.RATING)
NARROW = {"diets": (Diet.VEGAN,), "allergen_free": (Allergen.MILK,), "cuisine": "thai", "favourite": True}
AFTER = {Sort.NAME: Position("m", 50)}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    one = shelved(recipe(course=Course.SOUP))
    many = [replace(one, saved=replace(one.saved, id=new_id())) for _ in range(400)]
    asyncio.run(_fill(folder, many))
    return folder / FILE


async def _fill(folder: Path, many: list[Shelved]) -> None:
    async with sqlite_database(folder) as database:
        book = SqlRecipeBook(database, FakeClock())
        await book.add_all(MINE, many)
        await book.add_all(OTHER, many[:50])


@pytest.fixture
def plans(filled: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(filled)) as connection:
        # Whether an operator had it analysed or not, the plans are the same.
        yield connection


def plan(connection: sqlite3.Connection, query: BookQuery, after: Position | None = None, tier: int = 0) -> str:
    statement = page_query("sqlite", MINE, query, after, tier).limit(21)
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="named"))
    rows = connection.execute(f"EXPLAIN QUERY PLAN {compiled}", compiled.params).fetchall()
    return " | ".join(row[3] for row in rows)


@pytest.mark.parametrize("analysed", [False, True])
@pytest.mark.parametrize("sort", ORDERED)
@pytest.mark.parametrize("conditions", [{}, NARROW], ids=["all", "narrow"])
def test_a_list_follows_the_index_of_its_order(
    plans: sqlite3.Connection, sort: Sort, conditions: dict[str, object], analysed: bool
) -> None:
    if analysed:
        plans.execute("ANALYZE")
    index = {Sort.UPDATED: "updated_us", Sort.CREATED: "created_us", Sort.NAME: "name_key",
             Sort.MINUTES: "total_minutes", Sort.RATING: "rating_key"}[sort]  # fmt: skip
    for after in (None, AFTER.get(sort, Position(50, 50))):
        said = plan(plans, BookQuery(sort=sort, **conditions), after)  # type: ignore[arg-type]  # its fields
        assert f"SEARCH recipes USING INDEX ix_recipes_{index} (owner=?" in said
        assert "TEMP B-TREE" not in said


@pytest.mark.parametrize("tier", [0, 1])
@pytest.mark.parametrize("conditions", [{}, NARROW], ids=["all", "narrow"])
def test_a_search_follows_the_words_and_looks_up_what_they_find(
    plans: sqlite3.Connection, tier: int, conditions: dict[str, object]
) -> None:
    query = BookQuery(q="tomato so", sort=Sort.RELEVANCE, **conditions)  # type: ignore[arg-type]  # its fields
    for after in (None, Position(0, 99, tier)):
        said = plan(plans, query, after, tier)
        assert said.startswith("SCAN recipe_words VIRTUAL TABLE INDEX")
        assert said.endswith("SEARCH recipes USING INTEGER PRIMARY KEY (rowid=?)")


@pytest.mark.parametrize("sort", ORDERED)
def test_a_list_by_ingredient_asks_the_words_once(plans: sqlite3.Connection, sort: Sort) -> None:
    said = plan(plans, BookQuery(ingredients=("tomato",), tags=("x",), sort=sort))
    assert "VIRTUAL TABLE INDEX" in said
    assert "SCAN recipes" not in said
    assert "CORRELATED" not in said


def test_an_id_is_found_by_its_owner(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        rows = connection.execute(
            "EXPLAIN QUERY PLAN SELECT seq FROM recipes WHERE owner = ? AND id = ?", (MINE, "x")
        ).fetchall()
    assert "(owner=? AND id=?)" in rows[0][3]
