"""Stops working for a caller who hung up; neither Litestar nor uvicorn does that by itself."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from litestar.types import HTTPReceiveMessage, Receive

from alchemorsel.interfaces.http.mistakes import ClientGone

T = TypeVar("T")


async def while_present(receive: Receive, work: Coroutine[Any, Any, T]) -> T:
    """The work's result, for as long as the caller waits for it.

    Args:
        receive: the connection's channel, its body already read.

    Raises:
        ClientGone: the caller left first, and the work was cancelled and has ended.
    """
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_departure(receive))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientGone("The caller hung up before there was an answer.")
        return working.result()
    finally:
        working.cancel()
        leaving.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _departure(receive: Receive) -> None:
    message: HTTPReceiveMessage | None = None
    while message is None or message["type"] != "http.disconnect":
        message = await receive()  # type: ignore[assignment]  # an HTTP connection receives no other kind
