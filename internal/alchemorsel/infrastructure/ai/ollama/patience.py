"""How long to wait for the next word: a silence has an end, a model that is being loaded has not."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import TypeVar

T = TypeVar("T")


class SilentError(Exception):
    """Nothing was heard for too long; `midway` when some text had come before."""

    def __init__(self, *, midway: bool) -> None:
        super().__init__()
        self.midway = midway


async def patient(
    chunks: AsyncGenerator[T, None], silence_s: float, is_loading: Callable[[], Awaitable[bool]]
) -> AsyncGenerator[T, None]:
    """The same chunks, each within `silence_s` of the one before; the first one also while `is_loading`.

    Raises:
        SilentError: the time ran out.
    """
    async with aclosing(chunks):
        chunk = await _first(chunks, silence_s, is_loading)
        while chunk is not None:
            yield chunk
            chunk = await _next(chunks, silence_s)


async def _next(chunks: AsyncGenerator[T, None], silence_s: float) -> T | None:
    try:
        async with asyncio.timeout(silence_s):
            return await anext(chunks, None)
    except TimeoutError:
        raise SilentError(midway=True) from None


async def _first(
    chunks: AsyncGenerator[T, None], silence_s: float, is_loading: Callable[[], Awaitable[bool]]
) -> T | None:
    """Waits in a task of its own: whoever hangs up on a load ends the load, so looking must not disturb it."""
    reading = asyncio.ensure_future(_read(chunks))
    try:
        await _heard(reading, silence_s, is_loading)
        return await reading
    finally:
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)


async def _read(chunks: AsyncGenerator[T, None]) -> T | None:
    return await anext(chunks, None)


async def _heard(
    reading: "asyncio.Future[T | None]", silence_s: float, is_loading: Callable[[], Awaitable[bool]]
) -> None:
    was_loading = False
    while True:
        await asyncio.wait({reading}, timeout=silence_s)
        loading = not reading.done() and await is_loading()
        if reading.done():
            return
        # A model that has just come into memory has not been silent yet: it gets its own `silence_s`.
        if not loading and not was_loading:
            raise SilentError(midway=False)
        was_loading = loading
