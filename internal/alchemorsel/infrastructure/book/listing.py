"""Asks for a page of a book: every order has its index, every page begins where the last one ended."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, column, select, table, text, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from alchemorsel.application.book.ports import Page, Position
from alchemorsel.domain.book.facets import bits_of
from alchemorsel.domain.book.requests import BookQuery, Sort
from alchemorsel.domain.book.search_words import Wanted, wanted_words
from alchemorsel.infrastructure.book.rows import LISTED, key_of, summary_of
from alchemorsel.infrastructure.book.tables import recipes
from alchemorsel.infrastructure.book.words import Search, fts5, owner_label, tag_label, tsquery

_ROW = recipes.c
_COLUMNS = [_ROW[name] for name in LISTED]
_KEYS: Mapping[Sort, str] = {
    Sort.UPDATED: "updated_us",
    Sort.CREATED: "created_us",
    Sort.NAME: "name_key",
    Sort.MINUTES: "total_minutes",
    Sort.RATING: "rating_key",
}
_ASCENDING = frozenset({Sort.NAME, Sort.MINUTES})
_FIRST, _LAST = 0, 1
"""The tiers of relevance: found in the name, and found elsewhere."""


async def page_of(
    connection: AsyncConnection, owner: str, query: BookQuery, after: Position | None, limit: int
) -> Page:
    """One page."""
    if query.q.strip() and not wanted_words(query.q):
        # Signs alone name nothing, and nothing is what they find.
        return Page(recipes=(), after=None)
    rows: list[tuple[Mapping[str, Any], int]] = []
    for tier in _tiers(query, after):
        before = after if after is not None and after.tier == tier else None
        statement = page_query(connection.dialect.name, owner, query, before, tier).limit(limit + 1 - len(rows))
        rows += [(row, tier) for row in (await connection.execute(statement)).mappings()]
        if len(rows) > limit:
            break
    more = len(rows) > limit
    shown = rows[:limit]
    return Page(
        recipes=tuple(summary_of(row) for row, _ in shown), after=_position(query, *shown[-1]) if more else None
    )


def page_query(dialect: str, owner: str, query: BookQuery, after: Position | None, tier: int = _FIRST) -> Select[Any]:
    """The statement behind a page, or behind one tier of it."""
    by_relevance = query.sort is Sort.RELEVANCE
    found = _search(owner, query, in_name=(tier == _FIRST) if by_relevance else None)
    statement = select(*_COLUMNS).where(_ROW.owner == owner, _ROW.deleted_us.is_(None), *_filters(query))
    if by_relevance and found is not None:
        return _by_relevance(statement, dialect, found, after)
    if found is not None:
        number, matches = _matching(dialect, found)
        statement = statement.where(_ROW.seq.in_(select(number).select_from(_WORDS).where(matches)))
    return _in_order(statement, query.sort, after)


def _tiers(query: BookQuery, after: Position | None) -> tuple[int, ...]:
    if query.sort is not Sort.RELEVANCE:
        return (_FIRST,)
    return (_LAST,) if after is not None and after.tier == _LAST else (_FIRST, _LAST)


def _in_order(statement: Select[Any], sort: Sort, after: Position | None) -> Select[Any]:
    key = _ROW[_KEYS[sort]]
    ascending = sort in _ASCENDING
    if after is not None:
        here, place = tuple_(key, _ROW.seq), tuple_(after.value, after.number)
        statement = statement.where(here > place if ascending else here < place)
    return statement.order_by(*((key, _ROW.seq) if ascending else (key.desc(), _ROW.seq.desc())))


_WORDS = table("recipe_words", column("rowid"), column("seq"), column("words"))


def _by_relevance(statement: Select[Any], dialect: str, found: Search, after: Position | None) -> Select[Any]:
    number, matches = _matching(dialect, found)
    statement = statement.select_from(_WORDS.join(recipes, _ROW.seq == number)).where(matches)
    if after is not None:
        statement = statement.where(number < after.number)
    return statement.order_by(number.desc())


def _matching(dialect: str, found: Search) -> tuple[ColumnElement[Any], ColumnElement[bool]]:
    """The number of a recipe in the table of words, and the condition that it is found."""
    if dialect == "sqlite":
        return _WORDS.c.rowid, and_(text("recipe_words MATCH :found").bindparams(found=fts5(found)))
    matches = text("recipe_words.words @@ CAST(:found AS tsquery)").bindparams(found=tsquery(found))
    return _WORDS.c.seq, and_(matches)


def _search(owner: str, query: BookQuery, *, in_name: bool | None) -> Search | None:
    words = wanted_words(query.q)
    foods = tuple(food for each in query.ingredients for food in _whole_words(each))
    if not (words or foods or query.tags):
        return None
    # A tag is an owner's own, so that it says both.
    labels = tuple(tag_label(owner, tag) for tag in query.tags) or (owner_label(owner),)
    return Search(words, foods, labels, in_name if words else None)


def _whole_words(said: str) -> Iterator[Wanted]:
    yield from (each._replace(begins=False) for each in wanted_words(said))


def _filters(query: BookQuery) -> Iterator[ColumnElement[bool]]:
    if query.favourite is not None:
        yield _ROW.favourite == int(query.favourite)
    if query.course is not None:
        yield _ROW.course == query.course.value
    if query.cuisine is not None:
        yield _ROW.cuisine_key == key_of(query.cuisine)
    if query.max_minutes is not None:
        yield _ROW.total_minutes <= query.max_minutes
    if query.provider is not None:
        yield _ROW.provider == query.provider.value
    if diets := bits_of(query.diets):
        yield _ROW.diets.op("&")(diets) == diets
    if allergens := bits_of(query.allergen_free):
        yield _ROW.suspected.op("&")(allergens) == 0


def _position(query: BookQuery, row: Mapping[str, Any], tier: int) -> Position:
    value = 0 if query.sort is Sort.RELEVANCE else row[_KEYS[query.sort]]
    return Position(value, row["seq"], tier)
