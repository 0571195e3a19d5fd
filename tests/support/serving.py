"""An application behind a real uvicorn in the test's own event loop."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


@asynccontextmanager
async def serving(
    app: Any, *, send_buffer: int | None = None, http: type[asyncio.Protocol] = HttpToolsProtocol
) -> AsyncIterator[str]:
    """The server's URL; the socket listens before the server does.

    Args:
        send_buffer: bytes that the kernel keeps for a reader who is slow; its own choice where left out.
        http: how the server speaks.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        if send_buffer is not None:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
        config = uvicorn.Config(app, http=http, ws="none", log_config=None, timeout_graceful_shutdown=5)
        server = uvicorn.Server(config)
        running = asyncio.ensure_future(server.serve(sockets=[listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await running
