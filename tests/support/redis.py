"""A real Redis of one's own: on a free port, with a folder of its own, ended by its pid."""

import asyncio
import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import redis.asyncio
from redis.exceptions import RedisError

from tests.support.needs import needs
from tests.support.ports import free_port

START_S = 10.0


@dataclass
class RedisServer:
    """A running server; `stop` may be called in the middle of a test."""

    port: int
    process: asyncio.subprocess.Process
    command: tuple[str, ...]

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def freeze(self) -> None:
        """It neither answers nor goes away, until `thaw`."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    async def stop(self) -> None:
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()

    async def again(self) -> None:
        """Start it once more after `stop`, with the folder that it had."""
        self.process = await _begun(self.command)
        await asyncio.wait_for(_answering(self), START_S)


@asynccontextmanager
async def redis_server(port: int = 0, *options: str) -> AsyncIterator[RedisServer]:
    """A server that keeps nothing, ready to answer; `options` as on its command line."""
    program = needs("redis-server")
    with tempfile.TemporaryDirectory() as folder:
        port = port or free_port()
        own = ("--port", str(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no")
        command = (program, *own, *options)
        server = RedisServer(port, await _begun(command), command)
        try:
            await asyncio.wait_for(_answering(server), START_S)
            yield server
        finally:
            await server.stop()


async def _begun(command: tuple[str, ...]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)


async def _answering(server: RedisServer) -> None:
    async with redis.asyncio.Redis.from_url(server.url) as client:
        while True:
            try:
                await client.ping()
            except RedisError:
                await asyncio.sleep(0.02)
            else:
                return
