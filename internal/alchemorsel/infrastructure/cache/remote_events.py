"""Reads the events that a service tells, as far as this command line needs them."""

from collections.abc import AsyncIterator

import httpx


async def events_of(answer: httpx.Response) -> AsyncIterator[tuple[str, bytes]]:
    """Each event's name and data, as they come; heartbeats and events without data are passed over."""
    name, data = "", b""
    async for line in answer.aiter_lines():
        field, _, value = line.partition(": ")
        if field == "event":
            name = value
        elif field == "data":
            data = value.encode()
        elif not line and data:
            yield name, data
            name, data = "", b""
