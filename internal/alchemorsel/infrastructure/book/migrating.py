"""Runs the migrations: one transaction, one process at a time, all of it or nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from alchemorsel.infrastructure.book.migrations import HEAD, VERSION_TABLE, VERSIONS
from alchemorsel.infrastructure.book.place import Place

_SCRIPTS = Path(__file__).parent / "migrations"
_CONNECT_S = 10.0
_LOCK = 7_310_526_114_003_551
"""PostgreSQL's advisory lock for this; any number that nobody else takes."""


def migrate_file(file: Path, *, wait_s: float, to: str = HEAD) -> None:
    """Bring a SQLite file to a version; it is made where it is missing."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(sqlite3.connect(file, timeout=wait_s)) as plain:
        plain.execute("PRAGMA journal_mode = WAL")
    engine = _sync_engine(file, wait_s)
    try:
        with engine.begin() as connection:
            _migrate(connection, to)
    finally:
        engine.dispose()


async def migrate_server(place: Place, *, to: str = HEAD) -> None:
    """The same for PostgreSQL; a step may take as long as it takes."""
    engine = create_async_engine("postgresql+asyncpg://", async_creator=lambda: _connected(place), poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            await connection.run_sync(_migrate, to)
    finally:
        await engine.dispose()


async def _connected(place: Place) -> Any:
    from alchemorsel.infrastructure.book.postgres import connect  # noqa: PLC0415 - see its docstring

    return await connect(place, wait_s=_CONNECT_S)


def script_config() -> Config:
    """Where Alembic finds the steps."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _migrate(connection: Connection, to: str) -> None:
    config = script_config()
    config.attributes["connection"] = connection
    # Read inside the transaction: another process may have been faster.
    down = to in _versions_below(connection)
    (command.downgrade if down else command.upgrade)(config, to)


def _versions_below(connection: Connection) -> tuple[str, ...]:
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    now = context.get_current_revision()
    return ("base", *VERSIONS[: VERSIONS.index(now)]) if now in VERSIONS else ()


def _sync_engine(file: Path, wait_s: float) -> Engine:
    engine = create_engine(f"sqlite:///{file}", poolclass=NullPool, connect_args={"timeout": wait_s})

    @event.listens_for(engine, "connect")
    def _plain(connection: object, _record: object) -> None:
        # The driver's own transactions leave tables out of them; ours hold everything.
        connection.isolation_level = None  # type: ignore[attr-defined]  # the event is typed for every driver

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
