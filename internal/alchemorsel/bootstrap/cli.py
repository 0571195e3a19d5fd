"""The command line's wiring; the HTTP side is imported only to serve."""

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial

from alchemorsel import __version__
from alchemorsel.application.book.bookkeeper import Bookkeeper
from alchemorsel.application.book.ports import BookStore
from alchemorsel.application.cache_office import CacheOffice, OwnCacheOffice
from alchemorsel.application.health import Health
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.models import Models
from alchemorsel.application.warmup_list import WarmUpList
from alchemorsel.bootstrap.book import open_book, open_book_store
from alchemorsel.bootstrap.chain import open_kitchen
from alchemorsel.bootstrap.health import open_health
from alchemorsel.bootstrap.keys import key_file
from alchemorsel.bootstrap.model_room import open_model_room
from alchemorsel.config import DECLARED, LogFormat, Settings, load_settings, rows
from alchemorsel.config.warmup import wishes_in, wishes_of
from alchemorsel.domain.errors import NotFound
from alchemorsel.infrastructure.access.key_file import KeyFile
from alchemorsel.infrastructure.ai.models.remote import select_at
from alchemorsel.infrastructure.ai.watched import Watched
from alchemorsel.infrastructure.cache.remote import cache_at
from alchemorsel.infrastructure.clock import SystemClock
from alchemorsel.infrastructure.foods.table import load_foods
from alchemorsel.infrastructure.observability.logs import set_up_logs
from alchemorsel.interfaces.cli.app import make_cli
from alchemorsel.interfaces.cli.wiring import Wiring


def main() -> None:
    """Run one command and exit with its code."""
    # Left to itself, the usage would name the file that is run.
    make_cli(make_wiring(os.environ))(prog_name="alchemorsel")


def make_wiring(environ: Mapping[str, str]) -> Wiring[Settings]:
    """What the commands need, with settings from this environment."""
    return Wiring(
        version=__version__,
        flags=DECLARED,
        load=partial(load_settings, environ),
        rows=rows,
        kitchen=_kitchen,
        serve=_serve,
        keys=_keys,
        models=_models,
        health=_health,
        cache=_cache,
        cache_at=cache_at,
        wishes=_wishes,
        select_at=select_at,
        foods=load_foods,
        book=_book,
        book_store=_book_store,
    )


@asynccontextmanager
async def _kitchen(settings: Settings) -> AsyncIterator[Kitchen]:
    """A kitchen whose log lines are as few as the settings ask for; for people, failures stand in the answer."""
    _set_up_few_logs(settings)
    async with open_model_room(settings, SystemClock()) as room, open_kitchen(settings, room, warm_up=False) as kitchen:
        yield kitchen


@asynccontextmanager
async def _models(settings: Settings) -> AsyncIterator[Models]:
    _set_up_few_logs(settings)
    async with open_model_room(settings, SystemClock()) as room:
        yield room.models


@asynccontextmanager
async def _health(settings: Settings) -> AsyncIterator[Health]:
    _set_up_few_logs(settings)
    clock = SystemClock()
    watched: list[Watched] = []
    async with (
        open_model_room(settings, clock) as room,
        open_kitchen(settings, room, warm_up=False, watched=watched),
        open_book(settings, clock) as book,
        open_health(settings, room, watched, clock, pings=[book.ping]) as health,
    ):
        yield health


@asynccontextmanager
async def _cache(settings: Settings) -> AsyncIterator[CacheOffice]:
    async with _kitchen(settings) as kitchen:
        if kitchen.cache is None:
            raise NotFound("Nothing is remembered: no provider but the rule kitchen is configured.")
        yield OwnCacheOffice(kitchen.cache, kitchen.warm_up)


@asynccontextmanager
async def _book(settings: Settings) -> AsyncIterator[Bookkeeper]:
    _set_up_few_logs(settings)
    async with open_book(settings, SystemClock()) as book:
        yield book.keeper


@asynccontextmanager
async def _book_store(settings: Settings) -> AsyncIterator[BookStore]:
    _set_up_few_logs(settings)
    async with open_book_store(settings, SystemClock()) as store:
        yield store


def _wishes(settings: Settings, file: str) -> WarmUpList:
    return wishes_in(file) if file else wishes_of(settings)


def _set_up_few_logs(settings: Settings) -> None:
    level = "error" if settings.sources["log_level"] == "default" else settings.log_level.value
    set_up_logs(level=level, as_json=settings.log_format is LogFormat.JSON)


def _keys(settings: Settings) -> KeyFile:
    return key_file(settings, SystemClock())


def _serve(settings: Settings) -> None:
    from alchemorsel.bootstrap.api import serve  # noqa: PLC0415 - half a second that only `serve` needs

    serve(settings)
