"""Stands before a real server and hands every byte on, later."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class SlowProxy:
    """`delay_s` may be changed at any time; it holds for what the server says."""

    def __init__(self, port: int) -> None:
        self.delay_s = 0.0
        self.port = 0
        self._behind = port
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, until either side hangs up."""
        own = asyncio.current_task()
        assert own is not None
        self._tasks.add(own)
        try:
            # The task belongs to asyncio's own protocol, which takes a cancelled one for a failure.
            with suppress(asyncio.CancelledError):
                await self._relay(reader, writer)
        finally:
            writer.transport.abort()
            self._tasks.discard(own)

    async def close(self) -> None:
        await asyncio.sleep(0)  # who was let in just now is known in the next turn
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        # An aborted connection is closed in the next turn.
        await asyncio.sleep(0)

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._behind)
        ways = [asyncio.ensure_future(self._copy(reader, back)), asyncio.ensure_future(self._copy(there, writer, True))]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            back.transport.abort()

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, late: bool = False) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                await asyncio.sleep(self.delay_s if late else 0)
                writer.write(data)
                await writer.drain()


@asynccontextmanager
async def slow_proxy(port: int) -> AsyncIterator[SlowProxy]:
    proxy = SlowProxy(port)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()
        await proxy.close()
        await server.wait_closed()
