"""Connections to the book's database: made at the first use, never too many, one writer at a time in SQLite."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from alchemorsel.application.book.ports import UNOBSERVED, BookObserver
from alchemorsel.infrastructure.book.failures import busy, ours, unusable
from alchemorsel.infrastructure.book.migrations import HEAD, VERSION_TABLE
from alchemorsel.infrastructure.book.place import Patience, Place
from alchemorsel.infrastructure.book.schema import EMPTY, refusal, too_new, version_of_file

# At its most talkative the driver tells what a cook wrote.
logging.getLogger("aiosqlite").setLevel(logging.WARNING)
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    # A recipe that was acknowledged outlives a power cut too.
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -16384",
    "PRAGMA temp_store = MEMORY",
)
_WRITES = "book_writes"


class Database:
    """The database at `place`; nothing is touched before it is needed.

    Args:
        observer: hears how many connections are in use.
    """

    def __init__(self, place: Place, patience: Patience | None = None, observer: BookObserver = UNOBSERVED) -> None:
        self.place = place
        self.patience = patience or Patience()
        self.engine = _sqlite(place.file, self.patience) if place.file else _postgres(place, self.patience)
        self._observer = observer
        self._in_use = 0
        self._is_ready = False
        self._inode: tuple[int, int] | None = None
        self._preparing = asyncio.Lock()
        self._writing = asyncio.Lock()

    @property
    def dialect(self) -> str:
        return self.place.dialect

    @property
    def is_ready(self) -> bool:
        """Whether it was opened, and its schema made or checked."""
        return self._is_ready

    async def aclose(self) -> None:
        """Close every connection."""
        await self.engine.dispose()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """One view of everything, as it was when the block first read."""
        async with self._connected() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction: kept when the block ends, and as if it never was when the block raises."""
        async with self._turn(), self._connected(**{_WRITES: True}) as connection:
            yield connection
            with ours():
                await connection.commit()

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """SQLite has one writer. In this process they queue in order; against other processes SQLite itself waits."""
        if self.place.file is None:
            yield
            return
        try:
            async with asyncio.timeout(self.patience.wait_s):
                await self._writing.acquire()
        except TimeoutError:
            raise busy("Too many wait to write to the recipe book.") from None
        try:
            yield
        finally:
            self._writing.release()

    @asynccontextmanager
    async def _connected(self, **options: bool) -> AsyncIterator[AsyncConnection]:
        with ours():
            await self._ready()
            self._count(1)
            try:
                async with self.engine.connect() as connection:
                    await connection.execution_options(**options)
                    yield connection
            finally:
                self._count(-1)

    def _count(self, change: int) -> None:
        self._in_use += change
        self._observer.pool(self._in_use, self.patience.connections)

    async def _ready(self) -> None:
        """Make or check the schema, once.

        Raises:
            Misconfigured: the database is another version's, or its file is no longer the one that was opened.
        """
        if not self._is_ready:
            async with self._preparing:
                if not self._is_ready:
                    await (self._prepare_file(self.place.file) if self.place.file else self._check_server())
                    self._is_ready = True
        elif self.place.file and self._inode != _inode_of(self.place.file):
            # What is written into a file without a name is lost.
            raise unusable("its file was moved or deleted while it was in use; start the service again")

    async def _prepare_file(self, file: Path) -> None:
        version = await asyncio.to_thread(version_of_file, self.place, wait_s=self.patience.wait_s)
        if too_new(version) and (refused := refusal(version, self.place)):
            raise refused
        if version != HEAD:
            from alchemorsel.infrastructure.book.migrating import migrate_file  # noqa: PLC0415 - Alembic takes a while

            await asyncio.to_thread(migrate_file, file, wait_s=self.patience.wait_s)
        self._inode = _inode_of(file)

    async def _check_server(self) -> None:
        async with self.engine.connect() as connection:
            version = await _version_of(connection)
        if refused := refusal(version, self.place):
            raise refused


def _inode_of(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


async def _version_of(connection: AsyncConnection) -> str:
    known = await connection.scalar(text("SELECT to_regclass(:name)"), {"name": VERSION_TABLE})
    if known is None:
        return EMPTY
    return str(await connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}")) or EMPTY)  # noqa: S608 - ours


def _sqlite(file: Path, patience: Patience) -> AsyncEngine:
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{file}",
        connect_args={"timeout": patience.wait_s},
        pool_size=patience.connections,
        max_overflow=0,
        pool_timeout=patience.wait_s,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _set_up(connection: Any, _record: object) -> None:
        # The driver begins transactions late and only for some statements; ours begin where they are meant to.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer that begins as a reader cannot wait for its turn later: it would have to be told that it is stale.
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgres(place: Place, patience: Patience) -> AsyncEngine:
    async def connected() -> Any:
        from alchemorsel.infrastructure.book.postgres import connect  # noqa: PLC0415 - see its docstring

        return await connect(place, wait_s=patience.wait_s, statement_s=patience.wait_s)

    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connected,
        pool_size=patience.connections,
        max_overflow=0,
        pool_timeout=patience.wait_s,
        pool_pre_ping=True,
    )
