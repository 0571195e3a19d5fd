"""Ends tasks for sure: a client library in the middle of connecting may swallow the first cancellation."""

import asyncio
from typing import Any

AGAIN_S = 0.2


async def ended(*tasks: "asyncio.Future[Any]") -> None:
    """Cancel until all are done; what they raise is nobody's concern any more."""
    left = set(tasks)
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=AGAIN_S)
    await asyncio.gather(*tasks, return_exceptions=True)
