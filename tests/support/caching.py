"""The HTTP application over a memory of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from litestar.types import ASGIApp

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.interfaces.http.app import make_app
from tests.support.asgi import Answered, send
from tests.support.remembering import CountingAI, Memory, memory

RECIPE = "/api/v1/ai/generate-recipe"
LABEL = ("content-type", "application/json")


@dataclass
class CachingHouse:
    app: ASGIApp
    memory: Memory
    inner: CountingAI

    async def ask(self, body: bytes = b'{"prompt":"soup"}', *headers: tuple[str, str], path: str = RECIPE) -> Answered:
        return await send(self.app, path, method="POST", headers=[LABEL, *headers], body=body, stays=True)


@asynccontextmanager
async def caching_house(url: str = "", **settings: Any) -> AsyncIterator[CachingHouse]:
    """The application as it is served, its models counted; `settings` are the memory's."""
    async with memory(url, **settings) as remembered:
        kitchen = Kitchen(remembered.ai, remembered.clock, deadline_s=60, cache=remembered.cache)
        yield CachingHouse(make_app(kitchen), remembered, remembered.inner)
