"""One suite of clauses over the recipe book in SQLite and in PostgreSQL."""

import asyncio
import itertools
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import select, update

from alchemorsel.application.book.ports import Once, Page, Position
from alchemorsel.domain.book.entry import Cooked, SavedRecipe
from alchemorsel.domain.book.requests import BookQuery, Sort
from alchemorsel.domain.errors import InvalidRequest, LostRace, NotFound
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, Provider
from alchemorsel.infrastructure.book.database import Database
from alchemorsel.infrastructure.book.migrating import migrate_file, migrate_server
from alchemorsel.infrastructure.book.place import FILE, Place
from alchemorsel.infrastructure.book.sql_book import SqlRecipeBook
from alchemorsel.infrastructure.book.store import SqlBookStore
from alchemorsel.infrastructure.book.tables import idempotency, recipes
from alchemorsel.infrastructure.book.words import owner_label, tag_label
from tests.support.book import MINE, OTHER, new_id, recipe, shelved
from tests.support.clock import FakeClock
from tests.support.postgres import PostgresServer, postgres_server
from tests.support.provenances import provenance

MIGRATED = "migrated"


@dataclass
class Shop:
    """A book with nothing in it, its clock, and where it is."""

    book: SqlRecipeBook
    clock: FakeClock
    database: Database

    async def names(self, owner: str = MINE, **conditions: Any) -> list[str]:
        return [each.name for each in (await self.page(owner, **conditions)).recipes]

    async def page(self, owner: str = MINE, *, after: Position | None = None, limit: int = 50, **query: Any) -> Page:
        return await self.book.page(owner, BookQuery(**query), after=after, limit=limit)


@pytest.fixture(scope="module")
def postgres() -> Iterator[PostgresServer]:
    with postgres_server() as server:
        asyncio.run(server.run(f"CREATE DATABASE {MIGRATED}"))
        asyncio.run(migrate_server(Place(url=server.url(MIGRATED))))
        yield server


@pytest.fixture(scope="module")
def migrated_file() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / FILE
        migrate_file(file, wait_s=5)
        yield file


@pytest.fixture(params=["sqlite", "postgres"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Awaitable[Place]]:
    """Makes an empty book."""
    if request.param == "sqlite":
        migrated: Path = request.getfixturevalue("migrated_file")
        return partial(_copied, migrated, tmp_path / FILE)
    return partial(_created, request.getfixturevalue("postgres"))


async def _copied(migrated: Path, to: Path) -> Place:
    return Place(file=await asyncio.to_thread(shutil.copyfile, migrated, to))


async def _created(server: PostgresServer) -> Place:
    return Place(url=await server.new_database(MIGRATED))


@pytest.fixture
async def shop(new_place: Callable[[], Awaitable[Place]]) -> AsyncIterator[Shop]:
    async with _shop(await new_place()) as opened:
        yield opened


@asynccontextmanager
async def _shop(place: Place) -> AsyncIterator[Shop]:
    clock, database = FakeClock(), Database(place)
    try:
        yield Shop(SqlRecipeBook(database, clock), clock, database)
    finally:
        await database.aclose()


async def test_what_is_kept_comes_back_as_it_was(shop: Shop) -> None:
    log = (Cooked(id=new_id(), at=shop.clock.now(), rating=4, note="more salt\0"),)
    promised: dict[str, Any] = {"allergies": (Allergen.MILK,), "custom_allergies": ("kiwi", "Drachenfrucht \0")}
    made = shelved(favourite=True, tags=("Sunday",), notes="\0 Grandma's \U0001f35c", **promised)
    with_log = shelved(cooked=log)
    for each in (made, with_log):
        kept = await shop.book.add_all(MINE, [each])
        assert (kept.added, kept.skipped) == (1, 0)
        assert await shop.book.get(MINE, each.saved.id) == each.saved


async def test_another_owners_recipe_is_as_if_it_were_not_there(shop: Shop) -> None:
    made = shelved()
    recipe_id = (await shop.book.add(MINE, made)).saved.id
    cooked = Cooked(id=new_id(), at=shop.clock.now())
    for trying in (
        shop.book.get(OTHER, recipe_id),
        shop.book.replace(OTHER, made, version=1),
        shop.book.remove(OTHER, recipe_id, version=None),
        shop.book.restore(OTHER, recipe_id),
        shop.book.log(OTHER, recipe_id, cooked),
    ):
        with pytest.raises(NotFound):
            await trying
    assert await shop.names(OTHER) == []
    assert await shop.names(OTHER, q="tomato", sort=Sort.RELEVANCE) == []
    assert [each async for each in shop.book.all(OTHER)] == []
    assert await shop.book.get(MINE, recipe_id) == made.saved


async def test_two_owners_may_keep_the_same_id(shop: Shop) -> None:
    mine, theirs = shelved(), shelved(recipe("Bread", "500 g flour", "1 tsp salt"))
    same = shelved(theirs.saved.recipe, id=mine.saved.id)
    await shop.book.add(MINE, mine)
    await shop.book.add(OTHER, same)
    assert (await shop.book.get(MINE, mine.saved.id)).recipe.name == "Tomato soup"
    assert (await shop.book.get(OTHER, mine.saved.id)).recipe.name == "Bread"


async def test_a_change_to_an_older_version_is_lost_and_changes_nothing(shop: Shop) -> None:
    first = shelved()
    await shop.book.add(MINE, first)
    second = shelved(recipe("Carrot soup", "500 g carrots", "1 onion"), id=first.saved.id, version=2)
    assert await shop.book.replace(MINE, second, version=1) == second.saved
    with pytest.raises(LostRace):
        await shop.book.replace(MINE, first, version=1)
    with pytest.raises(LostRace):
        await shop.book.remove(MINE, first.saved.id, version=1)
    assert await shop.book.get(MINE, first.saved.id) == second.saved
    assert await shop.names(q="carrot", sort=Sort.RELEVANCE) == ["Carrot soup"]
    assert await shop.names(q="tomato", sort=Sort.RELEVANCE) == []


async def test_of_many_changes_at_once_one_wins_and_the_others_hear_of_it(shop: Shop) -> None:
    first = shelved()
    await shop.book.add(MINE, first)
    changes = [shelved(notes=str(number), id=first.saved.id, version=2) for number in range(8)]
    ended = await asyncio.gather(
        *(shop.book.replace(MINE, each, version=1) for each in changes), return_exceptions=True
    )
    won = [each for each in ended if isinstance(each, SavedRecipe)]
    assert len(won) == 1
    assert [type(each) for each in ended if each not in won] == [LostRace] * 7
    assert await shop.book.get(MINE, first.saved.id) == won[0]


async def test_a_deleted_recipe_is_gone_until_it_is_restored(shop: Shop) -> None:
    made = shelved()
    recipe_id = (await shop.book.add(MINE, made)).saved.id
    await shop.book.remove(MINE, recipe_id, version=1)
    for trying in (shop.book.get(MINE, recipe_id), shop.book.remove(MINE, recipe_id, version=None)):
        with pytest.raises(NotFound):
            await trying
    assert await shop.names() == []
    assert await shop.names(q="soup", sort=Sort.RELEVANCE) == []
    assert [each async for each in shop.book.all(MINE)] == []
    assert await shop.book.restore(MINE, recipe_id) == made.saved
    assert await shop.book.restore(MINE, recipe_id) == made.saved
    assert await shop.names(q="soup", sort=Sort.RELEVANCE) == ["Tomato soup"]


async def test_the_log_grows_in_order_and_rates_the_recipe(shop: Shop) -> None:
    recipe_id = (await shop.book.add(MINE, shelved())).saved.id
    now = shop.clock.now()
    for days, rating in ((1, 5), (3, None), (2, 4)):
        entry = Cooked(id=new_id(), at=now - timedelta(days=days), rating=rating)
        await shop.book.log(MINE, recipe_id, entry)
    saved = await shop.book.get(MINE, recipe_id)
    assert [each.at for each in saved.cooked] == [now - timedelta(days=days) for days in (3, 2, 1)]
    assert (saved.rating, saved.version) == (4.5, 4)
    (listed,) = (await shop.page()).recipes
    assert (listed.rating, listed.cooked_count) == (4.5, 3)


async def test_the_same_key_with_the_same_request_keeps_one(shop: Shop) -> None:
    once = Once(key="k-1", digest="d1")
    ended = await asyncio.gather(*(shop.book.add(MINE, shelved(), once) for _ in range(6)))
    assert len({kept.saved.id for kept in ended}) == 1
    assert sorted(kept.replayed for kept in ended) == [False, True, True, True, True, True]
    assert len(await shop.names()) == 1


async def test_the_same_key_for_something_else_is_refused_for_a_day(shop: Shop) -> None:
    await shop.book.add(MINE, shelved(), Once(key="k-1", digest="d1"))
    with pytest.raises(InvalidRequest, match="Idempotency-Key"):
        await shop.book.add(MINE, shelved(), Once(key="k-1", digest="d2"))
    assert not (await shop.book.add(OTHER, shelved(), Once(key="k-1", digest="d2"))).replayed
    shop.clock.advance(25 * 3600)
    assert not (await shop.book.add(MINE, shelved(), Once(key="k-1", digest="d2"))).replayed


async def test_a_key_whose_recipe_is_purged_is_forgotten_with_it(shop: Shop) -> None:
    store, once, noted = SqlBookStore(shop.database, shop.clock), Once(key="k", digest="d"), Once(key="c", digest="d")
    gone, kept = (await shop.book.add(MINE, shelved(), once)).saved, (await shop.book.add(OTHER, shelved(), once)).saved
    entry = Cooked(id=new_id(), at=shop.clock.now())
    await shop.book.log(MINE, gone.id, entry, noted)
    await shop.book.remove(MINE, gone.id, version=None)
    assert (await shop.book.add(MINE, shelved(), once)).saved == gone
    shop.clock.advance(1)
    assert await store.purge(older_than_s=0) == 1
    async with shop.database.reading() as connection:
        assert (await connection.execute(select(idempotency.c.owner))).scalars().all() == [OTHER]
    again = await shop.book.add(MINE, shelved(), once)
    assert not again.replayed
    assert await shop.book.get(MINE, again.saved.id) == again.saved
    with pytest.raises(NotFound):
        await shop.book.log(MINE, gone.id, entry, noted)
    assert (await shop.book.add(OTHER, shelved(), once)).saved == kept


async def test_what_older_rules_checked_is_checked_again_and_stays_as_its_cook_left_it(shop: Shop) -> None:
    made = [shelved(recipe(f"Milk soup {n}", "1 l milk", "1 onion"), notes="mine") for n in range(45)]
    await shop.book.add_all(MINE, made)
    gone = await shop.book.add(MINE, shelved(recipe("Omelette", "2 eggs", "1 leek")))
    await shop.book.remove(MINE, gone.saved.id, version=None)
    other = [shelved(recipe("Bread", "500 g flour", "1 tsp salt"))]
    await shop.book.add_all(MINE, other)
    async with shop.database.writing() as connection:
        lie = update(recipes).values(rules="1", allergens=0, may_contain=0, suspected=0, diets=0)
        await connection.execute(lie.where(recipes.c.name != "Bread"))
    assert len(await shop.names(allergen_free=(Allergen.MILK,))) == 46
    store = SqlBookStore(shop.database, shop.clock)
    assert (await store.upgrade()).rechecked == 46
    assert await shop.names(allergen_free=(Allergen.MILK,)) == ["Bread"]
    assert await shop.book.get(MINE, made[0].saved.id) == made[0].saved
    await shop.book.restore(MINE, gone.saved.id)
    assert Allergen.EGGS in (await shop.page(ingredients=("egg",))).recipes[0].allergens
    assert (await store.recheck(), (await store.upgrade()).rechecked) == (0, 0)


async def test_the_highest_version_there_is_can_be_kept_and_counted_on(shop: Shop) -> None:
    last = shelved(version=2_000_000_000)
    await shop.book.add_all(MINE, [last])
    await shop.book.log(MINE, last.saved.id, Cooked(id=new_id(), at=shop.clock.now()))
    assert (await shop.book.get(MINE, last.saved.id)).version == last.saved.version + 1


async def test_a_repeated_note_of_cooking_is_answered_as_the_first_time(shop: Shop) -> None:
    recipe_id = (await shop.book.add(MINE, shelved())).saved.id
    entry = Cooked(id=new_id(), at=shop.clock.now(), rating=5)
    first = await shop.book.log(MINE, recipe_id, entry, Once(key="c", digest="d"))
    again = await shop.book.log(MINE, recipe_id, entry, Once(key="c", digest="d"))
    assert (again.saved, again.replayed) == (first.saved, True)
    assert len((await shop.book.get(MINE, recipe_id)).cooked) == 1


async def test_many_are_added_together_or_not_at_all(shop: Shop) -> None:
    twins = [Cooked(id=new_id(), at=shop.clock.now())] * 2
    with pytest.raises(Exception, match=r"(?i)unique"):
        await shop.book.add_all(MINE, [shelved(), shelved(cooked=tuple(twins))])
    assert await shop.names() == []


async def test_what_is_there_is_skipped_and_a_deleted_one_comes_back(shop: Shop) -> None:
    one, two = shelved(), shelved(recipe("Bread", "500 g flour", "1 tsp salt"))
    assert (await shop.book.add_all(MINE, [one, two, one])).skipped == 1
    await shop.book.remove(MINE, one.saved.id, version=None)
    added = await shop.book.add_all(MINE, [one, two])
    assert (added.added, added.skipped) == (1, 1)
    assert await shop.book.get(MINE, one.saved.id) == one.saved
    assert await shop.names(q="tomato", sort=Sort.RELEVANCE) == ["Tomato soup"]


async def filled(shop: Shop) -> None:
    table: tuple[tuple[Recipe, dict[str, Any]], ...] = (
        (recipe("Crème brûlée", "500 ml cream", "5 eggs", course=Course.DESSERT, cuisine="French"), {}),
        (
            recipe("Tomato soup", "500 g tomatoes", "1 onion", course=Course.SOUP, cuisine="italian"),
            {"favourite": True},
        ),
        (recipe("Tofu bowl", "300 g tofu", "2 tomatoes", total_minutes=25), {"tags": ("Week night",)}),
        (recipe("トマトスープ", "トマト 3個", "玉ねぎ 1個"), {"provenance": provenance()}),
        (recipe("Bread", "500 g flour", "1 tsp salt", total_minutes=200), {"notes": "as good as tomato bread"}),
    )
    for made, kept in table:
        shop.clock.advance(60)
        await shop.book.add(MINE, shelved(made, at=shop.clock.now(), **kept))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tomato", ["Tomato soup", "Bread", "Tofu bowl"]),
        ("TOMATOES", ["Tomato soup", "Bread", "Tofu bowl"]),
        ("tomatoe", ["Bread", "Tofu bowl", "Tomato soup"][1:]),
        ("tom", ["Tomato soup", "Bread", "Tofu bowl"]),
        ("creme brulee", ["Crème brûlée"]),
        ("BRÛLÉE cream", ["Crème brûlée"]),
        ("トマト", ["トマトスープ"]),
        ("玉ねぎ", ["トマトスープ"]),
        ("week", ["Tofu bowl"]),
        ("soup tomato", ["Tomato soup"]),
        ("soup tofu", []),
        ("unobtainium", []),
        ("!!! \0 ---", []),
        ('" OR "', []), ("tomato) OR (bread", []), ("name:tomato", []), ("NEAR(tomato soup)", []), ("tomato' | 'x", []),
        ("* ", []), (owner_label(MINE), []), ("_" + tag_label(MINE, "Week night"), []),
    ],
)  # fmt: skip
async def test_words_find_recipes_and_are_never_orders(shop: Shop, words: str, found: list[str]) -> None:
    await filled(shop)
    assert await shop.names(q=words, sort=Sort.RELEVANCE) == found


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({"course": Course.SOUP}, {"Tomato soup"}),
        ({"cuisine": "FRENCH"}, {"Crème brûlée"}),
        ({"max_minutes": 25}, {"Crème brûlée", "Tomato soup", "Tofu bowl", "トマトスープ"}),
        ({"favourite": True}, {"Tomato soup"}),
        ({"favourite": False, "course": Course.SOUP}, set()),
        ({"provider": Provider.OLLAMA}, {"トマトスープ"}),
        ({"diets": (Diet.VEGAN,), "max_minutes": 200}, {"Tomato soup", "Tofu bowl", "トマトスープ", "Bread"}),
        ({"allergen_free": (Allergen.MILK, Allergen.SOYBEANS)}, {"Tomato soup", "トマトスープ", "Bread"}),
        ({"ingredients": ("tomatoes",)}, {"Tomato soup", "Tofu bowl"}),
        ({"ingredients": ("tomato", "tofu")}, {"Tofu bowl"}),
        ({"ingredients": ("tom",)}, set()),
        ({"tags": ("week NIGHT",)}, {"Tofu bowl"}),
        ({"tags": ("week",)}, set()),
        ({"q": "tomato", "diets": (Diet.VEGAN,), "sort": Sort.NAME}, {"Tomato soup", "Tofu bowl", "Bread"}),
    ],
)
async def test_conditions_narrow_the_list(shop: Shop, conditions: dict[str, Any], found: set[str]) -> None:
    await filled(shop)
    assert set(await shop.names(**conditions)) == found


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        (Sort.UPDATED, "Bread", "Crème brûlée"),
        (Sort.CREATED, "Bread", "Crème brûlée"),
        (Sort.NAME, "Bread", "トマトスープ"),
        (Sort.MINUTES, "Crème brûlée", "Bread"),
        (Sort.RATING, "Tofu bowl", "Crème brûlée"),
    ],
)
async def test_every_order_pages_through_all_of_it_once(shop: Shop, sort: Sort, first: str, last: str) -> None:
    await filled(shop)
    tofu = next(each for each in (await shop.page()).recipes if each.name == "Tofu bowl")
    if sort is Sort.RATING:
        await shop.book.log(MINE, tofu.id, Cooked(id=new_id(), at=shop.clock.now(), rating=3))
    seen, after = [], None
    for _ in itertools.repeat(None, 3):
        page = await shop.page(sort=sort, after=after, limit=2)
        seen += [each.name for each in page.recipes]
        after = page.after
    assert after is None
    assert (seen[0], seen[-1], len(set(seen))) == (first, last, 5)


@pytest.mark.parametrize("sort", list(Sort))
async def test_what_is_added_between_two_pages_moves_nothing(shop: Shop, sort: Sort) -> None:
    q = "soup" if sort is Sort.RELEVANCE else ""
    for number in range(6):
        name = f"Soup {number}" if number % 2 else f"Broth {number}"
        await shop.book.add(MINE, shelved(recipe(name, "1 l soup", "1 onion"), at=shop.clock.now()))
        shop.clock.advance(1)
    whole = await shop.names(sort=sort, q=q)
    page = await shop.page(sort=sort, q=q, limit=2)
    seen = [each.name for each in page.recipes]
    while page.after is not None:
        await shop.book.add(MINE, shelved(recipe("Soup new", "1 l soup", "1 onion"), at=shop.clock.now()))
        page = await shop.page(sort=sort, q=q, after=page.after, limit=2)
        seen += [each.name for each in page.recipes if each.name != "Soup new"]
    assert seen == whole


async def test_the_whole_book_comes_by_creation_in_any_number(shop: Shop) -> None:
    start = shop.clock.now()
    one = shelved()
    times = [start + timedelta(microseconds=number % 7) for number in range(210)]
    many = [replace(one, saved=replace(one.saved, id=new_id(), created_at=at)) for at in times]
    await shop.book.add_all(MINE, many)
    seen = [each async for each in shop.book.all(MINE)]
    assert len(seen) == len(many)
    assert seen == sorted(seen, key=lambda each: (each.created_at, each.id))


async def test_who_leaves_in_the_middle_leaves_nothing_behind(shop: Shop) -> None:
    await shop.book.add(MINE, shelved())
    for _ in range(8):
        writing = asyncio.ensure_future(shop.book.add(MINE, shelved()))
        reading = asyncio.ensure_future(shop.names())
        await asyncio.sleep(0.001)
        for each in (writing, reading):
            each.cancel()
        await asyncio.gather(writing, reading, return_exceptions=True)
    before = len(await shop.names())
    await shop.book.add(MINE, shelved())
    assert len(await shop.names()) == before + 1
