"""A real PostgreSQL of one's own: a free port, a folder and a user of its own, ended by its pid."""

import asyncio
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]  # it has no types

from tests.support.needs import lacking, needs
from tests.support.ports import free_port

START_S = 20.0


@dataclass
class PostgresServer:
    """A running server; it trusts whoever asks from this machine."""

    port: int
    user: str
    process: subprocess.Popen[bytes]
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://{self.user}@127.0.0.1:{self.port}/{database}"

    async def new_database(self, template: str = "template1") -> str:
        """The URL of an empty one, or of a copy of `template`."""
        name = f"test_{os.getpid()}_{next(self.numbers)}"
        await self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    async def run(self, statement: str, *values: object) -> None:
        connection = await asyncpg.connect(self.url())
        try:
            await connection.execute(statement, *values)
        finally:
            await connection.close()

    def stop(self) -> None:
        """At once, as a machine that is switched off; its data is thrown away."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
        self.process.wait(timeout=20)


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A server that is ready to answer."""
    programs = _programs()
    # Its own folder, readable by its own user: initdb refuses to work for root.
    folder = Path(tempfile.mkdtemp(prefix="alchemorsel-pg-", dir="/tmp"))
    user, before = _user(folder)
    try:
        data = folder / "data"
        options = ("-D", str(data), "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        subprocess.run([*before, str(programs / "initdb"), *options], check=True, stdout=subprocess.DEVNULL, cwd=folder)
        port = free_port()
        told = ("fsync=off", "unix_socket_directories=", "listen_addresses=127.0.0.1", "shared_buffers=32MB")
        settings = [part for option in told for part in ("-c", option)]
        process = subprocess.Popen(
            [*before, str(programs / "postgres"), "-D", str(data), "-p", str(port), *settings],
            cwd=folder,
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        server = PostgresServer(port, user, process)
        try:
            _wait_for(server)
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        lacking("initdb is not installed; .ci/run names its package")
    return found[-1].parent


def _user(folder: Path) -> tuple[str, list[str]]:
    """Who runs it, and what makes it so: root hands it to somebody else."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid()).pw_name, []
    other = next(entry for entry in pwd.getpwall() if entry.pw_name in {"postgres", "nobody"})
    os.chown(folder, other.pw_uid, other.pw_gid)
    return other.pw_name, [
        needs("setpriv"),
        f"--reuid={other.pw_uid}",
        f"--regid={other.pw_gid}",
        "--clear-groups",
        "--",
    ]


def _wait_for(server: PostgresServer) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            raise AssertionError(f"PostgreSQL ended with {server.process.returncode}")
        try:
            asyncio.run(server.run("SELECT 1"))
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            time.sleep(0.05)
        else:
            return
    raise AssertionError("PostgreSQL did not answer in time")
