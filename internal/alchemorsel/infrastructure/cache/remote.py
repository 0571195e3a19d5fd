"""The memory of a running service, reached over HTTP by a command line that does not share it."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx
import msgspec

from alchemorsel.application.cache import CacheStats
from alchemorsel.application.cache_office import Purged, ShownEntry
from alchemorsel.application.warmup_list import WarmUpList
from alchemorsel.application.warmup_report import Told, WarmUpReport, WarmUpStep
from alchemorsel.domain.errors import AlchemorselError, InvalidRequest, NotAllowed, NotFound, Unavailable
from alchemorsel.domain.value import encode
from alchemorsel.infrastructure.cache.remote_events import events_of

PATH = "/api/v1/cache"
PATIENCE_S = 10.0
SILENCE_S = 30.0
"""A service that tells events says something at least every 10 seconds."""
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

    async def warm(self, listed: WarmUpList, tell: Told) -> WarmUpReport:
        with self._faults():
            async with self._client.stream(
                "POST",
                f"{self._url}{PATH}/warm",
                content=encode(listed),
                headers={"Content-Type": "application/json"},
                timeout=SILENCE_S,
            ) as answer:
                if not answer.is_success:
                    await answer.aread()
                    return self._read(answer, WarmUpReport)
                return await self._follow(answer, tell)

    async def _follow(self, answer: httpx.Response, tell: Told) -> WarmUpReport:
        async for name, data in events_of(answer):
            match name:
                case "progress":
                    tell(msgspec.json.decode(data, type=WarmUpStep))
                case "done":
                    return msgspec.json.decode(data, type=WarmUpReport)
                case "error":
                    raise _failure(msgspec.json.decode(data, type=_Problem), answer.status_code)
        raise Unavailable(
            f"The service at {self._url} hung up in the middle.", suggestion="What was remembered stays; go on later."
        )

    async def _ask(self, method: str, path: str, kind: type[T], **terms: Any) -> T:
        with self._faults():
            return self._read(await self._client.request(method, f"{self._url}{PATH}{path}", **terms), kind)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            raise InvalidRequest(f"{self._url!a} is no address of a service; write http://host:3010.") from None
        except httpx.RequestError as fault:
            raise Unavailable(
                f"No Alchemorsel answers at {self._url} ({type(fault).__name__}).",
                suggestion="Start it, or correct the address.",
            ) from fault

    def _read(self, answer: httpx.Response, kind: type[T]) -> T:
        try:
            if answer.is_success:
                return msgspec.json.decode(answer.content, type=kind)
            problem = msgspec.json.decode(answer.content, type=_Problem)
        except msgspec.DecodeError:
            raise Unavailable(f"What answers at {self._url} is no Alchemorsel (HTTP {answer.status_code}).") from None
        raise _failure(problem, answer.status_code)


def _failure(problem: _Problem, status: int) -> AlchemorselError:
    kind = _KINDS.get(problem.code, Unavailable)
    return kind(problem.detail or f"HTTP {status}", suggestion=problem.suggestion)


def _query_of(scope: str) -> dict[str, str]:
    name, _, value = scope.partition(":")
    if scope == _EVERYTHING:
        return {_EVERYTHING: "true"}
    return {name: value} if name in _OWN else {"tag": scope}
