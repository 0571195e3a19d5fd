"""Builds the recipe book, and looks at its database before anything is served."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
import structlog

from alchemorsel.application.book.bookkeeper import Bookkeeper
from alchemorsel.application.book.ports import UNOBSERVED, BookObserver, BookStore
from alchemorsel.application.ports import Clock
from alchemorsel.config import Settings
from alchemorsel.domain.errors import AlchemorselError, Misconfigured
from alchemorsel.infrastructure.book.metered import MeteredBook
from alchemorsel.infrastructure.book.migrations import HEAD
from alchemorsel.infrastructure.book.opening import DatabasePing, OpenedBook
from alchemorsel.infrastructure.book.place import Patience, Place, place_of
from alchemorsel.infrastructure.book.schema import EMPTY, refusal, too_new, version_at_url, version_of_file
from alchemorsel.infrastructure.foods.table import load_foods

_log = structlog.get_logger(__name__)
_RECHECK_PAUSE_S = 0.2
"""Between two batches, so that those who are served meanwhile hardly notice."""


class BookRoom(msgspec.Struct, frozen=True):
    """The book as cooks use it, and the look at its database."""

    keeper: Bookkeeper
    ping: DatabasePing


@asynccontextmanager
async def open_book(
    settings: Settings, clock: Clock, observer: BookObserver = UNOBSERVED, *, rechecks: bool = False
) -> AsyncIterator[BookRoom]:
    """The book, inside this context. Where there is one already, what it needs is imported behind.

    Args:
        rechecks: whether what other rules have checked is checked again, behind as well.
    """
    opened = OpenedBook(_place(settings), clock, _patience(settings), observer)
    behind = asyncio.create_task(_readied(opened, rechecks=rechecks)) if _is_in_use(opened.place) else None
    try:
        keeper = Bookkeeper(MeteredBook(opened.book, observer), clock, load_foods)
        yield BookRoom(keeper, DatabasePing(opened))
    finally:
        if behind is not None:
            behind.cancel()
            await asyncio.gather(behind, return_exceptions=True)
        await opened.aclose()


async def _readied(opened: OpenedBook, *, rechecks: bool) -> None:
    await opened.database()
    if not rechecks:
        return
    try:
        if done := await (await opened.store()).recheck(pause_s=_RECHECK_PAUSE_S):
            _log.info("book_rechecked", place=opened.place.shown, recipes=done)
    except AlchemorselError as error:
        _log.warning("book_not_rechecked", place=opened.place.shown, error=error.detail)


@asynccontextmanager
async def open_book_store(settings: Settings, clock: Clock) -> AsyncIterator[BookStore]:
    """The same database, as its operator handles it."""
    opened = OpenedBook(_place(settings), clock, _patience(settings))
    try:
        yield await opened.store()
    finally:
        await opened.aclose()


def ready_book(settings: Settings) -> None:
    """Bring a SQLite book to this version's schema; end the process with words where a book is another version's.

    A database that cannot be asked stops nothing: whoever asks the book is told, and all else goes on.
    """
    place = _place(settings)
    try:
        refused = _made_ready(place, settings.database_timeout)
    except Exception as error:  # noqa: BLE001 - whatever a database has to say, the kitchen is served
        _log.warning("book_unavailable", place=place.shown, error=type(error).__name__)
        return
    if refused:
        sys.exit(f"alchemorsel: {refused.detail} {refused.suggestion}")


def _made_ready(place: Place, wait_s: float) -> Misconfigured | None:
    """Why the book cannot be worked with; None where it can, or is not there yet."""
    version = asyncio.run(_version(place, wait_s))
    if place.file is None:
        return refusal(version, place)
    if version == EMPTY or too_new(version):
        return refusal(version, place) if version else None
    if version != HEAD:
        _migrate(place, wait_s, version)
    return None


def _migrate(place: Place, wait_s: float, version: str) -> None:
    from alchemorsel.infrastructure.book.migrating import migrate_file  # noqa: PLC0415 - only an old book needs Alembic

    if place.file is not None:
        migrate_file(place.file, wait_s=wait_s)
        _log.info("book_upgraded", place=place.shown, before=version, after=HEAD)


async def _version(place: Place, wait_s: float) -> str:
    if place.file is not None:
        return version_of_file(place, wait_s=wait_s)
    return await version_at_url(place, wait_s=wait_s)


def _place(settings: Settings) -> Place:
    return place_of(settings.data_dir, settings.database_url)


def _patience(settings: Settings) -> Patience:
    return Patience(wait_s=settings.database_timeout, connections=settings.database_connections)


def _is_in_use(place: Place) -> bool:
    return place.file is None or place.file.exists()
