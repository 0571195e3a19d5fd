"""A running service as the command line reaches it over HTTP: what it answers, tells and refuses, in our own terms."""

from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any, TypeVar

import httpx
import msgspec

from alchemorsel.domain.errors import AlchemorselError, InvalidRequest, NotAllowed, NotFound, Unavailable
from alchemorsel.domain.value import encode

PATIENCE_S = 10.0
SILENCE_S = 30.0
"""A service that tells events says something at least every 10 seconds."""
_JSON = {"Content-Type": "application/json"}
_KINDS: dict[str, type[AlchemorselError]] = {
    kind.code: kind for kind in (InvalidRequest, NotAllowed, NotFound, Unavailable)
}

T = TypeVar("T")


class _Problem(msgspec.Struct, frozen=True, kw_only=True):
    code: str = ""
    detail: str = ""
    suggestion: str = ""


class RemoteService:
    """One service, for as long as its connection is open; `remote_service` makes it.

    Raises:
        InvalidRequest: by each method, where the address is none.
        NotAllowed, NotFound, Unavailable: as the service says, or it does not answer.
    """

    def __init__(self, url: str, client: httpx.AsyncClient) -> None:
        self.url = url
        self._client = client

    async def ask(
        self,
        method: str,
        path: str,
        kind: type[T],
        *,
        body: msgspec.Struct | None = None,
        query: Mapping[str, str] | None = None,
    ) -> T:
        """One answer of this kind."""
        sent: dict[str, Any] = {} if body is None else {"content": encode(body), "headers": _JSON}
        with self._faults():
            answer = await self._client.request(method, f"{self.url}{path}", params=query, **sent)
        if not answer.is_success:
            raise self._refusal(answer)
        return self._read(answer, kind)

    async def told(self, path: str, body: msgspec.Struct) -> AsyncGenerator[tuple[str, bytes], None]:
        """Each event's name and data as they come, until it hangs up; the event `error` is raised."""
        with self._faults():
            async with self._client.stream(
                "POST", f"{self.url}{path}", content=encode(body), headers=_JSON, timeout=SILENCE_S
            ) as answer:
                if not answer.is_success:
                    await answer.aread()
                    raise self._refusal(answer)
                async for name, data in _events_in(answer):
                    if name == "error":
                        raise _failure(msgspec.json.decode(data, type=_Problem), answer.status_code)
                    yield name, data

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            raise InvalidRequest(f"{self.url!a} is no address of a service; write http://host:3010.") from None
        except httpx.RequestError as fault:
            raise Unavailable(
                f"No Alchemorsel answers at {self.url} ({type(fault).__name__}).",
                suggestion="Start it, or correct the address.",
            ) from fault

    def _refusal(self, answer: httpx.Response) -> AlchemorselError:
        return _failure(self._read(answer, _Problem), answer.status_code)

    def _read(self, answer: httpx.Response, kind: type[T]) -> T:
        try:
            return msgspec.json.decode(answer.content, type=kind)
        except msgspec.DecodeError:
            raise Unavailable(f"What answers at {self.url} is no Alchemorsel (HTTP {answer.status_code}).") from None


@asynccontextmanager
async def remote_service(url: str, key: str) -> AsyncIterator[RemoteService]:
    """The service at this address.

    Args:
        key: an API key with the scope admin; empty where the service wants none.
    """
    headers = {"Authorization": f"Bearer {key}"} if key else None
    async with httpx.AsyncClient(timeout=PATIENCE_S, headers=headers) as client:
        yield RemoteService(url.rstrip("/"), client)


async def _events_in(answer: httpx.Response) -> AsyncIterator[tuple[str, bytes]]:
    """Heartbeats and events without data are passed over."""
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


def _failure(problem: _Problem, status: int) -> AlchemorselError:
    kind = _KINDS.get(problem.code, Unavailable)
    return kind(problem.detail or f"HTTP {status}", suggestion=problem.suggestion)
