"""The HTTP application over a memory of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from litestar.types import ASGIApp

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.ports import Clock
from alchemorsel.interfaces.http.access_door import Door
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.draining import Drain
from alchemorsel.interfaces.http.metrics_route import Measuring
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
async def caching_house(
    url: str = "",
    *,
    clock: Clock | None = None,
    door: Door | None = None,
    drain: Drain | None = None,
    measuring: Measuring | None = None,
    **settings: Any,
) -> AsyncIterator[CachingHouse]:
    """The application as it is served, its models counted; `settings` are the memory's."""
    async with memory(url, clock, **settings) as remembered:
        kitchen = Kitchen(remembered.ai, remembered.clock, deadline_s=60, cache=remembered.cache)
        app = make_app(kitchen, door=door, drain=drain, measuring=measuring)
        yield CachingHouse(app, remembered, remembered.inner)
