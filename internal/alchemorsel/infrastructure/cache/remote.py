"""The memory of a running service, reached over HTTP by a command line that does not share it."""

from types import TracebackType
from typing import Any, Self, TypeVar

import httpx
import msgspec

from alchemorsel.application.cache import CacheStats
from alchemorsel.application.cache_office import Purged, ShownEntry
from alchemorsel.domain.errors import AlchemorselError, InvalidRequest, NotAllowed, NotFound, Unavailable

PATH = "/api/v1/cache"
PATIENCE_S = 10.0
_EVERYTHING = "all"
_OWN = ("feature", "model", "key")
_KINDS: dict[str, type[AlchemorselError]] = {
    kind.code: kind for kind in (InvalidRequest, NotAllowed, NotFound, Unavailable)
}

T = TypeVar("T")


class _Problem(msgspec.Struct, frozen=True, kw_only=True):
    code: str = ""
    detail: str = ""
    suggestion: str = ""


class RemoteCacheOffice:
    """Implements `CacheOffice`; a context manager.

    Args:
        url: where the service is.
        key: an API key with the scope admin; empty where the service wants none.

    Raises:
        InvalidRequest: by each method, where the address is none.
        NotAllowed, NotFound, Unavailable: as the service says, or it does not answer.
    """

    def __init__(self, url: str, key: str) -> None:
        self._url = url.rstrip("/")
        self._client = httpx.AsyncClient(
            timeout=PATIENCE_S, headers={"Authorization": f"Bearer {key}"} if key else None
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def stats(self) -> CacheStats:
        return await self._ask("GET", "/stats", CacheStats)

    async def show(self, key: str) -> ShownEntry:
        return await self._ask("GET", f"/entries/{key}", ShownEntry)

    async def purge(self, scope: str) -> Purged:
        return await self._ask("DELETE", "", Purged, params=_query_of(scope))

    async def _ask(self, method: str, path: str, kind: type[T], **terms: Any) -> T:
        try:
            answer = await self._client.request(method, f"{self._url}{PATH}{path}", **terms)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            raise InvalidRequest(f"{self._url!a} is no address of a service; write http://host:3010.") from None
        except httpx.RequestError as fault:
            raise Unavailable(
                f"No Alchemorsel answers at {self._url} ({type(fault).__name__}).",
                suggestion="Start it, or correct the address.",
            ) from fault
        return self._read(answer, kind)

    def _read(self, answer: httpx.Response, kind: type[T]) -> T:
        try:
            if answer.is_success:
                return msgspec.json.decode(answer.content, type=kind)
            problem = msgspec.json.decode(answer.content, type=_Problem)
        except msgspec.DecodeError:
            raise Unavailable(f"What answers at {self._url} is no Alchemorsel (HTTP {answer.status_code}).") from None
        failure = _KINDS.get(problem.code, Unavailable)
        raise failure(problem.detail or f"HTTP {answer.status_code}", suggestion=problem.suggestion)


def _query_of(scope: str) -> dict[str, str]:
    name, _, value = scope.partition(":")
    if scope == _EVERYTHING:
        return {_EVERYTHING: "true"}
    return {name: value} if name in _OWN else {"tag": scope}
