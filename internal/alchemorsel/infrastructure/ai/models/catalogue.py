"""The models of all hosts behind one port."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine, Iterable, Sequence
from contextlib import aclosing
from typing import Any

import msgspec

from alchemorsel.application.model_ports import Description, Shelf
from alchemorsel.application.ports import Clock
from alchemorsel.domain.errors import Misconfigured, TimedOut
from alchemorsel.domain.models import PullProgress
from alchemorsel.infrastructure.ai.loading import LOAD_S, Loader
from alchemorsel.infrastructure.ai.models.pulling import pull_to_all
from alchemorsel.infrastructure.ai.models.shelf import REMEMBERED_S, OllamaShelf
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient
from alchemorsel.infrastructure.ai.residency import Residency


class OllamaHost(msgspec.Struct, frozen=True, kw_only=True):
    """One Ollama, as requests and management share it; all of it stays its owner's.

    `residency` and `loader` are None where no model is kept in memory anyway.
    """

    client: OllamaClient
    residency: Residency | None
    loader: Loader | None


class OllamaCatalogue:
    """Knows every host.

    Args:
        remembered_s: seconds that the list of a host's disk is good for.
    """

    def __init__(self, hosts: Sequence[OllamaHost], clock: Clock, *, remembered_s: float = REMEMBERED_S) -> None:
        self._loaders = {host.client.url: host.loader for host in hosts}
        self._shelves = {host.client.url: OllamaShelf(host.client, clock, remembered_s=remembered_s) for host in hosts}

    @property
    def hosts(self) -> tuple[str, ...]:
        return tuple(self._shelves)

    async def shelves(self, *, fresh: bool = False) -> tuple[Shelf, ...]:
        if fresh:
            self._forget(self._shelves.values())
        return tuple(await asyncio.gather(*(shelf.look() for shelf in self._shelves.values())))

    async def describe(self, name: str, host: str) -> Description:
        shown = await self._shelves[host].client.show(name)
        return Description(
            parameters=shown.parameters or "", template=shown.template or "", license=shown.license or ""
        )

    async def pull(self, name: str, hosts: tuple[str, ...]) -> AsyncGenerator[PullProgress, None]:
        chosen = [self._shelves[host] for host in hosts]
        try:
            async with aclosing(pull_to_all(name, [shelf.client for shelf in chosen])) as progress:
                async for step in progress:
                    yield step
        finally:
            self._forget(chosen)

    async def remove(self, name: str, hosts: tuple[str, ...]) -> None:
        chosen = [self._shelves[host] for host in hosts]
        try:
            await _all_of([shelf.client.delete(name) for shelf in chosen])
        finally:
            self._forget(chosen)

    async def warm(self, name: str, hosts: tuple[str, ...]) -> None:
        await _all_of([self._warm(name, host) for host in hosts])

    async def _warm(self, name: str, host: str) -> None:
        loader = self._loaders[host]
        if loader is None:
            raise Misconfigured(
                "A warm model would not stay: nothing is kept in memory after an answer.",
                suggestion="Set ALCHEMORSEL_OLLAMA_KEEP_ALIVE to a time, such as 30m.",
            )
        loader.begin(name)
        if not await loader.join(name, LOAD_S):
            raise TimedOut(f"Ollama at {host} is still loading {name} after {LOAD_S:g} s; the load goes on.")

    def _forget(self, shelves: Iterable[OllamaShelf]) -> None:
        for shelf in shelves:
            shelf.forget()


async def _all_of(work: Sequence[Coroutine[Any, Any, None]]) -> None:
    """Everything is tried to its end before the first failure is told."""
    for outcome in await asyncio.gather(*work, return_exceptions=True):
        if isinstance(outcome, BaseException):
            raise outcome
