"""Asks the API for recipes: whole, or as the events of docs/streaming.md."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any

import msgspec

from alchemorsel.interfaces.web.api_client.client import ApiClient

GENERATE = "/api/v1/ai/generate-recipe"
AFRESH = {"Cache-Control": "no-cache"}

Wish = Mapping[str, Any]
"""The request as the API takes it."""


class Given(msgspec.Struct, frozen=True):
    """An answer's JSON as it came, and whether it was remembered."""

    body: bytes
    remembered: bool


async def ask(api: ApiClient, wish: Wish, *, afresh: bool = False) -> Given:
    """A recipe.

    Args:
        afresh: whether nothing remembered will do.

    Raises:
        ApiFailure: there is none.
    """
    response = await api.send("POST", GENERATE, wish, AFRESH if afresh else {})
    return Given(response.content, is_hit(response.headers.get("cache-status", "")))


def asked(api: ApiClient, wish: Wish, *, afresh: bool = False) -> AbstractAsyncContextManager[AsyncIterator[bytes]]:
    """The bytes of the event stream, as they come; see `ApiClient.streamed`."""
    steer = AFRESH if afresh else {}
    return api.streamed(GENERATE, wish, {"Accept": "text/event-stream", **steer})


def is_hit(cache_status: str) -> bool:
    """Whether `Cache-Status` tells of a remembered answer (RFC 9211)."""
    # Words after the cache's name, with semicolons between.
    return "hit" in (word.strip() for word in cache_status.split(";"))
