"""Stops working for a visitor who left: whoever closes the page stops the model too."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from litestar.types import Receive

T = TypeVar("T")


class VisitorGone(Exception):
    """The visitor left before there was an answer."""


async def while_present(receive: Receive, work: Coroutine[Any, Any, T]) -> T:
    """The work's result, for as long as the visitor waits for it.

    Args:
        receive: the connection's channel, its body already read.

    Raises:
        VisitorGone: the work was cancelled and has ended.
    """
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_departure(receive))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise VisitorGone
        return working.result()
    finally:
        working.cancel()
        leaving.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _departure(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
