"""The recipe book's database in trouble, under change, and looked after: real files, a real PostgreSQL."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from alembic.script import ScriptDirectory
from click.testing import CliRunner, Result
from sqlalchemy import update

from alchemorsel.application.book.ports import Once
from alchemorsel.bootstrap.cli import make_wiring
from alchemorsel.domain.book.entry import Cooked, SavedRecipe
from alchemorsel.domain.book.requests import BookQuery, Sort
from alchemorsel.domain.errors import Busy, Misconfigured, Unavailable
from alchemorsel.domain.vocabulary import Allergen
from alchemorsel.infrastructure.book.database import Database
from alchemorsel.infrastructure.book.migrating import migrate_file, migrate_server, script_config
from alchemorsel.infrastructure.book.migrations import HEAD, VERSIONS
from alchemorsel.infrastructure.book.opening import DatabasePing, OpenedBook
from alchemorsel.infrastructure.book.place import FILE, Patience, Place
from alchemorsel.infrastructure.book.sql_book import SqlRecipeBook
from alchemorsel.infrastructure.book.tables import recipes
from alchemorsel.interfaces.cli import make_cli
from tests.support.book import MINE, OTHER, new_id, recipe, shelved, sqlite_database
from tests.support.clock import FakeClock
from tests.support.postgres import PostgresServer, postgres_server
from tests.support.process import api, run
from tests.support.scrape import scrape

RECIPES = "/api/v1/recipes"
WISH = {"prompt": "a quick tomato pasta for two"}


@pytest.fixture(scope="module")
def postgres() -> Iterator[PostgresServer]:
    with postgres_server() as server:
        yield server


@asynccontextmanager
async def database_at(place: Place) -> AsyncIterator[Database]:
    database = Database(place, Patience(wait_s=5.0, connections=2))
    try:
        yield database
    finally:
        await database.aclose()


@asynccontextmanager
async def book_at(place: Place) -> AsyncIterator[SqlRecipeBook]:
    async with database_at(place) as database:
        yield SqlRecipeBook(database, FakeClock())


def test_the_versions_that_are_known_are_those_that_there_are() -> None:
    steps = list(ScriptDirectory.from_config(script_config()).walk_revisions())
    assert tuple(each.revision for each in reversed(steps)) == VERSIONS
    assert VERSIONS[-1] == HEAD


async def migrate(place: Place, to: str = HEAD) -> None:
    if place.file is not None:
        await asyncio.to_thread(migrate_file, place.file, wait_s=5, to=to)
    else:
        await migrate_server(place, to=to)


async def everything(place: Place) -> dict[str, Any]:
    async with book_at(place) as book:
        whole: dict[str, Any] = {owner: [each async for each in book.all(owner)] for owner in (MINE, OTHER)}
        page = await book.page(MINE, BookQuery(q="soup", sort=Sort.RELEVANCE), after=None, limit=50)
        return {**whole, "found": page.recipes}


async def fill(place: Place) -> SavedRecipe:
    """Of everything something; what comes back is a deleted one."""
    cooked = Cooked(id=new_id(), at=FakeClock().now(), rating=4, note="\0")
    async with book_at(place) as book:
        await book.add_all(MINE, [shelved(recipe(f"Soup {n}"), cooked=(cooked,), tags=(f"t{n}",)) for n in range(7)])
        await book.add_all(OTHER, [shelved(notes="theirs")])
        gone = (await book.add(MINE, shelved(), Once(key="k", digest="d"))).saved
        await book.remove(MINE, gone.id, version=1)
        return gone


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_migrations_down_and_up_again_keep_every_row(kind: str, postgres: PostgresServer, tmp_path: Path) -> None:
    place = Place(file=tmp_path / FILE) if kind == "sqlite" else Place(url=await postgres.new_database())
    await migrate(place)
    gone = await fill(place)
    before = await everything(place)
    assert len(before["found"]) == 7
    for version in reversed(VERSIONS[:-1]):
        await migrate(place, version)
        await migrate(place)
        assert await everything(place) == before
    async with book_at(place) as book:
        assert await book.restore(MINE, gone.id) == gone
    await migrate(place, "base")
    await migrate(place)
    assert await everything(place) == {MINE: [], OTHER: [], "found": ()}


async def test_many_who_migrate_at_once_migrate_once(postgres: PostgresServer, tmp_path: Path) -> None:
    for place in (Place(file=tmp_path / FILE), Place(url=await postgres.new_database())):
        await asyncio.gather(*(migrate(place) for _ in range(4)))
        await fill(place)
        assert len((await everything(place))[MINE]) == 7


async def test_who_waits_too_long_for_a_locked_file_is_told_when_to_come_again(tmp_path: Path) -> None:
    async with sqlite_database(tmp_path, wait_s=0.2) as database:
        book = SqlRecipeBook(database, FakeClock())
        kept = (await book.add(MINE, shelved())).saved
        with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(Busy) as raised:
                await book.add(MINE, shelved())
            assert raised.value.retry_after_s
            assert await book.get(MINE, kept.id) == kept
            other.execute("ROLLBACK")
        await book.add(MINE, shelved())
        assert len([each async for each in book.all(MINE)]) == 2


async def test_a_full_disk_loses_nothing_and_is_told(tmp_path: Path) -> None:
    async with sqlite_database(tmp_path) as database:
        book = SqlRecipeBook(database, FakeClock())
        kept = (await book.add(MINE, shelved())).saved
        async with database.reading() as connection:
            await connection.exec_driver_sql("PRAGMA max_page_count = 1")
        with pytest.raises(Unavailable, match="full") as raised:
            await book.add_all(MINE, [shelved(notes="x" * 9000) for _ in range(20)])
        assert raised.value.retry_after_s
        assert [each async for each in book.all(MINE)] == [kept]


async def test_a_file_that_is_moved_away_takes_no_more_writes(tmp_path: Path) -> None:
    async with sqlite_database(tmp_path) as database:
        book = SqlRecipeBook(database, FakeClock())
        await book.add(MINE, shelved())
        (tmp_path / FILE).rename(tmp_path / "elsewhere.db")
        with pytest.raises(Misconfigured, match="moved or deleted"):
            await book.add(MINE, shelved())


async def test_health_tells_of_a_file_that_is_gone_and_not_of_one_that_never_was(tmp_path: Path) -> None:
    opened = OpenedBook(Place(file=tmp_path / FILE), FakeClock())
    ping = DatabasePing(opened)
    try:
        await ping.ping()
        await (await opened.book()).add(MINE, shelved())
        await ping.ping()
        (tmp_path / FILE).rename(tmp_path / "elsewhere.db")
        with pytest.raises(Misconfigured, match="moved or deleted"):
            await ping.ping()
    finally:
        await opened.aclose()


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_a_start_checks_again_what_older_rules_checked(
    kind: str, postgres: PostgresServer, tmp_path: Path
) -> None:
    place = Place(file=tmp_path / FILE) if kind == "sqlite" else Place(url=await postgres.new_database())
    await migrate(place)
    made = shelved(recipe("Omelette", "2 eggs", "1 leek"))
    async with book_at(place) as book:
        await book.add(MINE, made)
    await migrate(place, "0002")
    await migrate(place)
    settings = {"data_dir": str(tmp_path), "database_url": place.url, "ai_provider": "mock"}
    free_of_eggs = BookQuery(allergen_free=(Allergen.EGGS,))
    async with database_at(place) as database:
        async with database.writing() as connection:
            await connection.execute(update(recipes).values(suspected=0))
        book = SqlRecipeBook(database, FakeClock())
        assert (await book.page(MINE, free_of_eggs, after=None, limit=5)).recipes
        async with api(**settings) as service, httpx.AsyncClient(base_url=service.url) as client:
            await until_empty(client, {"allergen_free": "eggs"})
        assert await book.get(MINE, made.saved.id) == made.saved


async def until_empty(client: httpx.AsyncClient, query: dict[str, str]) -> None:
    for _ in range(200):
        if not (await client.get(RECIPES, params=query)).json()["recipes"]:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the list still answers by older rules")


async def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    await asyncio.to_thread((tmp_path / FILE).write_bytes, b"this is no database, and long enough to look at" * 100)
    async with sqlite_database(tmp_path) as database:
        with pytest.raises(Misconfigured):
            await SqlRecipeBook(database, FakeClock()).add(MINE, shelved())


async def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    await asyncio.to_thread((tmp_path / "file").write_text, "in the way")
    async with sqlite_database(tmp_path / "file") as database:
        with pytest.raises(Misconfigured, match="cannot be used"):
            await SqlRecipeBook(database, FakeClock()).add(MINE, shelved())


async def test_a_server_of_an_older_schema_is_not_worked_with(postgres: PostgresServer) -> None:
    place = Place(url=await postgres.new_database())
    for version in ("base", VERSIONS[0]):
        await migrate(place, VERSIONS[0])
        await migrate(place, version)
        async with book_at(place) as book:
            with pytest.raises(Misconfigured) as raised:
                await book.add(MINE, shelved())
            assert "db upgrade" in raised.value.suggestion
            await migrate(place)
            await book.add(MINE, shelved())


async def test_a_server_of_an_older_schema_stops_the_start(postgres: PostgresServer) -> None:
    url = await postgres.new_database()
    code, _, said = await run("serve", database_url=url, port="0")
    assert (code, "alchemorsel db upgrade" in said) == (1, True), said
    assert "Traceback" not in said


async def test_a_database_that_is_lost_takes_nothing_else_along(postgres: PostgresServer, tmp_path: Path) -> None:
    place = Place(url=await postgres.new_database())
    await migrate(place)
    settings = {"database_url": place.url, "data_dir": str(tmp_path), "ai_provider": "mock", "log_level": "error",
                "database_timeout": "2s", "health_interval": "1s"}  # fmt: skip
    name = place.url.rpartition("/")[2]
    async with api(**settings) as service, httpx.AsyncClient(base_url=service.url, timeout=20) as client:
        answer = (await client.post("/api/v1/ai/generate-recipe", json=WISH)).json()
        saved = await client.post(RECIPES, json=answer)
        assert saved.status_code == 201, saved.text
        await cut_off(postgres, name, connect=False)
        lost = await client.get(RECIPES)
        assert (lost.status_code, lost.headers["content-type"]) == (503, "application/problem+json")
        assert int(lost.headers["retry-after"]) >= 1
        assert name not in lost.text
        whole = await client.get("/health?force=true")
        assert (whole.status_code, health_of(whole)) == (200, "degraded")
        assert (await client.post("/api/v1/ai/generate-recipe", json=WISH)).status_code == 200
        await cut_off(postgres, name, connect=True)
        again = await client.get(saved.headers["location"])
        assert again.content == saved.content
        shown = await scrape(client)
        assert shown["book_query_seconds_count[operation=add]"] == 1
        assert shown.total("book_errors_total") >= 1
        assert (shown["book_connections_in_use[]"], shown["book_connections_size[]"]) == (0, 5)


def health_of(response: httpx.Response) -> str:
    return next(str(each["status"]) for each in response.json()["checks"] if each["name"] == "database")


async def cut_off(server: PostgresServer, name: str, *, connect: bool) -> None:
    await server.run(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {'true' if connect else 'false'}")
    await server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name)


def command(*words: str, url: str = "", folder: Path | None = None) -> Result:
    given = {"ALCHEMORSEL_DATABASE_URL": url, "ALCHEMORSEL_DATA_DIR": str(folder)} if folder else {}
    environ = {**given, "ALCHEMORSEL_DATABASE_URL": url}
    return CliRunner().invoke(make_cli(make_wiring(environ)), list(words))


def test_an_operator_upgrades_checks_and_purges_a_server(postgres: PostgresServer) -> None:
    url = asyncio.run(postgres.new_database())
    assert "went from nothing to" in command("db", "upgrade", url=url).output
    assert "already" in command("db", "upgrade", url=url).output
    gone = asyncio.run(fill(Place(url=url)))
    checked = command("db", "check", url=url)
    assert (checked.exit_code, "nothing wrong" in checked.output) == (0, True), checked.output
    assert "8" in next(line for line in checked.output.splitlines() if line.startswith("recipes"))
    assert "1 recipes are gone" in command("db", "purge", "--days", "0", url=url).output
    assert command("book", "show", gone.id, url=url).exit_code == 1
    refused = command("db", "backup", "copy.db", url=url)
    assert (refused.exit_code, "pg_dump" in refused.output) == (2, True)
    secret = command("db", "check", url=url.replace("@127", ":s3cret@127").replace("/test", "/no_such"))
    assert (secret.exit_code, "s3cret" in secret.output) == (1, False)


async def test_a_backup_made_while_others_write_is_a_whole_book(tmp_path: Path) -> None:
    copy = tmp_path / "copy" / FILE
    copy.parent.mkdir()
    async with sqlite_database(tmp_path) as database:
        book = SqlRecipeBook(database, FakeClock())
        await book.add(MINE, shelved())
        writing = asyncio.gather(*(book.add(MINE, shelved()) for _ in range(20)))
        done = await asyncio.to_thread(command, "db", "backup", str(copy), folder=tmp_path)
        await writing
    assert done.exit_code == 0, done.output
    checked = await asyncio.to_thread(command, "db", "check", folder=copy.parent)
    assert (checked.exit_code, "nothing wrong" in checked.output) == (0, True), checked.output
    again = await asyncio.to_thread(command, "db", "backup", str(copy), folder=tmp_path)
    assert (again.exit_code, "there already" in again.output) == (2, True)


async def test_a_check_says_what_is_wrong(tmp_path: Path) -> None:
    place = Place(file=tmp_path / FILE)
    await migrate(place)
    await fill(place)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute("UPDATE recipe_documents SET body = '{}' WHERE seq = 1")
        connection.execute("DELETE FROM recipe_words WHERE rowid = 2")
        connection.execute("DELETE FROM recipe_documents WHERE seq = 3")
        connection.execute("INSERT INTO recipe_documents (seq, body) VALUES (999, '')")
    checked = await asyncio.to_thread(command, "db", "check", folder=tmp_path)
    assert checked.exit_code == 1
    for word in ("not found by their words", "cannot be read", "not there"):
        assert word in checked.output


def test_what_the_command_line_saves_it_shows_finds_and_gives_out(tmp_path: Path) -> None:
    file = tmp_path / "soup.txt"
    file.write_text("Leek soup\nServes 2\n3 leeks\n500 ml stock\n1. Simmer the leeks in the stock until soft.")
    saved = command("book", "save", "--file", str(file), "--tag", "quick", "--favourite", folder=tmp_path)
    assert saved.exit_code == 0, saved.output
    recipe_id = saved.output.split()[0]
    assert "Leek soup" in command("book", "list", "--favourite", folder=tmp_path).output
    assert recipe_id in command("book", "search", "leek", "so", folder=tmp_path).output
    assert "no such recipe" in command("book", "search", "beef", folder=tmp_path).output
    shown = command("book", "show", recipe_id, folder=tmp_path).output
    assert "Simmer the leeks" in shown
    assert "quick" in shown
    out = tmp_path / "book.json"
    assert command("book", "export", "--file", str(out), folder=tmp_path).exit_code == 0
    taken = command("book", "import", str(out), "--owner", "other", folder=tmp_path)
    assert "1 imported" in taken.output
    given = command("book", "export", "--owner", "other", folder=tmp_path).output
    assert json.loads(given) == json.loads(out.read_text())
    broken = command("book", "save", "--file", str(file), "--diet", "vegan", "--allergy", "celery", folder=tmp_path)
    assert broken.exit_code in {0, 2}
    assert command("book", "show", "nothing", folder=tmp_path).exit_code == 1
