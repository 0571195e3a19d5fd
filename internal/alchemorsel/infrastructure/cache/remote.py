"""The memory of a running service, reached over HTTP by a command line that does not share it."""

from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager

import msgspec

from alchemorsel.application.cache import CacheStats
from alchemorsel.application.cache_office import Purged, ShownEntry
from alchemorsel.application.warmup_list import WarmUpList
from alchemorsel.application.warmup_report import Told, WarmUpReport, WarmUpStep
from alchemorsel.domain.errors import Unavailable
from alchemorsel.infrastructure.remote_service import RemoteService, remote_service

PATH = "/api/v1/cache"
_EVERYTHING = "all"
_OWN = ("feature", "model", "key")


class RemoteCacheOffice:
    """Implements `CacheOffice`; raises by each method what a `RemoteService` does."""

    def __init__(self, service: RemoteService) -> None:
        self._service = service

    async def stats(self) -> CacheStats:
        return await self._service.ask("GET", f"{PATH}/stats", CacheStats)

    async def show(self, key: str) -> ShownEntry:
        return await self._service.ask("GET", f"{PATH}/entries/{key}", ShownEntry)

    async def purge(self, scope: str) -> Purged:
        return await self._service.ask("DELETE", PATH, Purged, query=_query_of(scope))

    async def warm(self, listed: WarmUpList, tell: Told) -> WarmUpReport:
        async with aclosing(self._service.told(f"{PATH}/warm", listed)) as events:
            async for name, data in events:
                if name == "progress":
                    tell(msgspec.json.decode(data, type=WarmUpStep))
                if name == "done":
                    return msgspec.json.decode(data, type=WarmUpReport)
        raise Unavailable(
            f"The service at {self._service.url} hung up in the middle.",
            suggestion="What was remembered stays; go on later.",
        )


@asynccontextmanager
async def cache_at(url: str, key: str) -> AsyncIterator[RemoteCacheOffice]:
    """The memory of the service at this address, given an API key as `remote_service` takes it."""
    async with remote_service(url, key) as service:
        yield RemoteCacheOffice(service)


def _query_of(scope: str) -> dict[str, str]:
    name, _, value = scope.partition(":")
    if scope == _EVERYTHING:
        return {_EVERYTHING: "true"}
    return {name: value} if name in _OWN else {"tag": scope}
