"""A Redis, its replica, and a Sentinel that puts one in the other's place."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError

from tests.support.needs import needs
from tests.support.ports import free_port
from tests.support.redis import RedisServer, redis_server

SERVICE = "recipes"
READY_S = 15.0
_WATCH = """
port {port}
bind 127.0.0.1
dir {folder}
sentinel monitor {service} 127.0.0.1 {master} 1
sentinel down-after-milliseconds {service} 500
sentinel failover-timeout {service} 2000
"""


@dataclass
class Watched:
    """`url` is what a service is configured with."""

    url: str
    master: RedisServer
    replica: RedisServer


@asynccontextmanager
async def redis_sentinel() -> AsyncIterator[Watched]:
    async with AsyncExitStack() as stack:
        master = await stack.enter_async_context(redis_server())
        behind = ("--replicaof", "127.0.0.1", str(master.port), "--repl-diskless-sync-delay", "0")
        replica = await stack.enter_async_context(redis_server(0, *behind))
        port = await stack.enter_async_context(_sentinel(master.port))
        await asyncio.wait_for(_ready(port), READY_S)
        # The first one does not answer, and is passed over.
        yield Watched(f"redis+sentinel://127.0.0.1:9,127.0.0.1:{port}/{SERVICE}", master, replica)


@asynccontextmanager
async def _sentinel(master: int) -> AsyncIterator[int]:
    program, port = needs("redis-server"), free_port()
    with tempfile.TemporaryDirectory() as folder:
        file = _written(Path(folder, "sentinel.conf"), port=port, master=master)
        process = await asyncio.create_subprocess_exec(program, file, "--sentinel", stdout=asyncio.subprocess.DEVNULL)
        try:
            yield port
        finally:
            process.kill()
            await process.wait()


def _written(file: Path, *, port: int, master: int) -> str:
    file.write_text(_WATCH.format(port=port, folder=file.parent, service=SERVICE, master=master))
    return str(file)


async def _ready(port: int) -> None:
    """It knows the master and a replica that has all the master has."""
    async with Redis(port=port) as sentinel:
        while not await _knows_a_replica(sentinel):  # noqa: ASYNC110 - Redis has no event to wait on
            await asyncio.sleep(0.1)


async def _knows_a_replica(sentinel: Any) -> bool:
    try:
        replicas = await sentinel.sentinel_slaves(SERVICE)
    except (RedisError, OSError):
        return False
    return [each["master-link-status"] for each in replicas] == ["ok"]
