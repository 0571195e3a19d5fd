"""Measures search and lists over 100,000 kept recipes in SQLite; run it as `make bench-book`.

It fills a file of its own in a temporary folder, as the service would have, only in one transaction; then it asks what
cooks ask, through everything but HTTP.
"""

import argparse
import asyncio
import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

from bench.sections import keep
from sqlalchemy import insert
from sqlalchemy.dialects import sqlite

from alchemorsel.application.book.bookkeeper import Bookkeeper
from alchemorsel.application.book.ports import Shelved
from alchemorsel.domain.book.entry import Entry, SavedRecipe
from alchemorsel.domain.book.facets import Facets
from alchemorsel.domain.book.requests import BookQuery, Sort
from alchemorsel.domain.book.uuid7 import UUID7
from alchemorsel.domain.checker import RULES_VERSION
from alchemorsel.domain.recipe import IngredientLine, Recipe, Step
from alchemorsel.domain.safety import SafetyReport
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, Unit
from alchemorsel.infrastructure.book.database import Database
from alchemorsel.infrastructure.book.migrating import migrate_file
from alchemorsel.infrastructure.book.place import FILE, Place
from alchemorsel.infrastructure.book.rows import document_of, recipe_row
from alchemorsel.infrastructure.book.sql_book import SqlRecipeBook
from alchemorsel.infrastructure.book.tables import documents, recipes
from alchemorsel.infrastructure.book.words import insertion, words_of
from alchemorsel.infrastructure.clock import SystemClock
from alchemorsel.infrastructure.foods.table import load_foods

RECIPES = 100_000
ALLOWED_MS = 50.0
ALL = "**all of them**"
OWNER = "local"
CUISINES = "italian french thai indian mexican greek japanese german spanish turkish korean moroccan".split()
KINDS = "soup salad stew curry tart pie roast bake bowl gratin risotto pancakes bread sauce cake noodles".split()
MANNERS = "quick slow spicy creamy crisp smoky light rustic golden cold warm sweet sour festive plain".split()
TAGS = "sunday weekday guests children autumn picnic freezer grandma cheap new".split()
FOODS = sorted({food.name for food in load_foods().foods if food.name.isascii()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipes", type=int, default=RECIPES)
    parser.add_argument("--rounds", type=int, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="alchemorsel-bench-") as folder:
        file = Path(folder) / FILE
        fill(file, asked.recipes)
        took = asyncio.run(measure(file, asked.rounds))
        size_mib = file.stat().st_size / 2**20
    text = told(asked.recipes, size_mib, took)
    print(text)
    if asked.recipes == RECIPES:
        keep("book", text)
    raise SystemExit(_p95(took[ALL]) >= ALLOWED_MS)


def fill(file: Path, count: int) -> None:
    """A book of one owner, in one transaction."""
    migrate_file(file, wait_s=5)
    into_recipes, into_documents = (
        str(insert(table).compile(dialect=sqlite.dialect(paramstyle="named"))) for table in (recipes, documents)
    )
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA synchronous = OFF")
        for seq, shelved in enumerate(made(count), start=1):
            connection.execute(into_recipes, {"seq": seq, **recipe_row(OWNER, shelved)})
            connection.execute(into_documents, {"seq": seq, "body": document_of(shelved.saved)})
            connection.execute(*insertion("sqlite", seq, words_of(shelved.saved.entry, OWNER)))


def made(count: int) -> Iterator[Shelved]:
    """Recipes whose words are as unevenly common as real ones are; the same every time."""
    chance, ids = random.Random(7), UUID7()  # noqa: S311 - nothing secret
    start = datetime(2026, 1, 1, tzinfo=UTC)
    weights = [1 / (rank + 3) for rank in range(len(FOODS))]
    for number in range(count):
        foods = list(dict.fromkeys(chance.choices(FOODS, weights, k=chance.randint(5, 14))))[:12]
        foods += ["salt", "olive oil"]
        at = start + timedelta(minutes=number)
        entry = Entry(
            favourite=chance.random() < 0.05,  # noqa: PLR2004 - one in twenty
            tags=tuple(chance.sample(TAGS, k=chance.randint(0, 2))),
            recipe=recipe_of(foods, chance),
        )
        fields = {name: getattr(entry, name) for name in Entry.__struct_fields__}
        recipe_id = ids.make(int(at.timestamp() * 1000), chance.getrandbits(80))
        saved = SavedRecipe(id=recipe_id, version=1, created_at=at, updated_at=at, **fields)
        facets = Facets(
            diets=tuple(diet for diet in Diet if chance.random() < 0.4),  # noqa: PLR2004 - some keep many
            allergens=tuple(each for each in Allergen if chance.random() < 0.15),  # noqa: PLR2004 - a few each
            may_contain=(),
            unverified=0,
            rules=RULES_VERSION,
        )
        yield Shelved(saved=saved, facets=facets)


def recipe_of(foods: list[str], chance: random.Random) -> Recipe:
    prep, cook = chance.randint(5, 40), chance.randint(0, 120)
    lines = tuple(
        IngredientLine(id=f"i{n}", name=food, quantity=float(chance.randint(1, 500)), unit=Unit.G, grams=100.0)
        for n, food in enumerate(foods, start=1)
    )
    steps = tuple(
        Step(number=n, text=f"Put the {food} into the {chance.choice(KINDS)} and stir until it is {how}.", minutes=5)
        for n, (food, how) in enumerate(zip(foods, chance.sample(MANNERS, k=6), strict=False), start=1)
    )
    return Recipe(
        id=f"r{chance.getrandbits(64):016x}",
        name=f"{chance.choice(MANNERS)} {foods[0]} {chance.choice(KINDS)} with {foods[1]}".capitalize()[:120],
        servings=chance.randint(1, 8),
        prep_minutes=prep,
        cook_minutes=cook,
        total_minutes=prep + cook,
        cuisine=chance.choice(CUISINES),
        course=chance.choice(list(Course)),
        ingredients=lines,
        steps=steps,
        safety=SafetyReport(rules_version="2"),
    )


ASKED: dict[str, Callable[[random.Random], BookQuery]] = {
    "search: a word": lambda c: BookQuery(q=_food(c), sort=Sort.RELEVANCE),
    "search: while typing": lambda c: BookQuery(q=f"{c.choice(KINDS)} {_food(c)[:3]}", sort=Sort.RELEVANCE),
    "search: two words": lambda c: BookQuery(q=f"{_food(c)} {_food(c)}", sort=Sort.RELEVANCE),
    "search and filter": lambda c: BookQuery(
        q=_food(c), diets=(c.choice(list(Diet)),), max_minutes=60, sort=Sort.RELEVANCE
    ),
    "search, by name": lambda c: BookQuery(q=_food(c), sort=Sort.NAME),
    "list": lambda c: BookQuery(sort=c.choice(list(Sort)[:5])),
    "list: diet, allergens": lambda c: BookQuery(
        diets=(c.choice(list(Diet)),), allergen_free=tuple(c.sample(list(Allergen), k=2))
    ),
    "list: narrow": lambda c: BookQuery(
        favourite=True, course=c.choice(list(Course)), cuisine=c.choice(CUISINES), max_minutes=30, sort=Sort.RATING
    ),
    "list: finds nothing": lambda c: BookQuery(diets=tuple(Diet), cuisine=c.choice(CUISINES), sort=Sort.NAME),
    "list: has ingredient": lambda c: BookQuery(ingredients=(_food(c),)),
    "list: has two, a tag": lambda c: BookQuery(ingredients=(_food(c), _food(c)), tags=(c.choice(TAGS),)),
}
"""What cooks ask; foods are drawn as they are common."""


def _food(chance: random.Random) -> str:
    return chance.choices(FOODS, [1 / (rank + 3) for rank in range(len(FOODS))])[0]


async def measure(file: Path, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each question, by what was asked, and of all together."""
    database, clock = Database(Place(file=file)), SystemClock()
    book = Bookkeeper(SqlRecipeBook(database, clock), clock, load_foods)
    chance = random.Random(11)  # noqa: S311 - nothing secret
    took = {what: [await _ms(book, query(chance)) for _ in range(rounds)] for what, query in ASKED.items()}
    await database.aclose()
    return {**took, ALL: [ms for each in took.values() for ms in each]}


def told(recipes: int, size_mib: float, took: dict[str, list[float]]) -> str:
    """The section of RESULTS.md."""
    rows = [f"| {what} | {median(ms):.1f} | {_p95(ms):.1f} | {max(ms):.1f} |" for what, ms in took.items()]
    what = (
        f"`make bench-book`. {recipes:,} recipes of one owner in SQLite ({size_mib:.0f} MiB), a page of 20, "
        f"one question after another, through everything but HTTP; {len(took[ALL])} questions whose words are as "
        f"unevenly common as food is. Allowed: {ALLOWED_MS:g} ms at the 95th percentile of all of them."
    )
    where = (
        f"Measured on {os.cpu_count()} cores, {datetime.now(UTC):%Y-%m-%d}, SQLite {sqlite3.sqlite_version}, "
        f"while others asked for {os.getloadavg()[0]:.1f} cores."
    )
    head = ("## The recipe book", what, where, "| milliseconds | median | 95 % | most |\n|---|---:|---:|---:|")
    return "\n\n".join(head) + "\n" + "\n".join(rows)


async def _ms(book: Bookkeeper, query: BookQuery) -> float:
    began = time.perf_counter()
    await book.page(OWNER, query)
    return (time.perf_counter() - began) * 1000


def _p95(ms: list[float]) -> float:
    return quantiles(ms, n=20)[-1]


if __name__ == "__main__":
    main()
