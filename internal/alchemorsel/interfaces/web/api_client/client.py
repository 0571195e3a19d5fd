"""One connection pool to the API, its key, and every failure in one form."""

import copy
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from types import MappingProxyType
from typing import Self

import httpx
import msgspec

from alchemorsel.interfaces.web.api_client.failures import failure_of, unreachable

CONNECT_S = 2.0
SILENCE_S = 45.0
"""The longest a stream may say nothing; the API puts a comment into it every 10 s."""
MOST_CONNECTIONS = 200
KEPT_S = 2.0
"""How long an idle connection is used again; the API closes its end after 5 s, and both at once is a lost request."""
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class ApiClient:
    """Speaks to one API; areas such as `asking` and `recipes` say what.

    Args:
        url: where the API is, without a slash at the end.
        key: shown with every call; empty for none.
        patience_s: the longest wait for an answer; the API's own deadline lies within it.
    """

    def __init__(self, url: str, *, key: str = "", patience_s: float = 90.0) -> None:
        self._own = NO_HEADERS
        self._http = httpx.AsyncClient(
            base_url=url,
            headers=_bearer(key) if key else {},
            timeout=httpx.Timeout(patience_s, connect=CONNECT_S),
            limits=httpx.Limits(max_connections=MOST_CONNECTIONS, keepalive_expiry=KEPT_S),
            trust_env=False,
        )

    def holding(self, key: str) -> Self:
        """The same connections, with another key shown."""
        twin = copy.copy(self)
        twin._own = _bearer(key)  # noqa: SLF001 - a twin is ourselves
        return twin

    async def aclose(self) -> None:
        await self._http.aclose()

    async def send(
        self,
        method: str,
        path: str,
        body: object = None,
        headers: Mapping[str, str] = NO_HEADERS,
        *,
        also: Collection[int] = (),
    ) -> httpx.Response:
        """A whole answer of 2xx.

        Args:
            body: becomes JSON; None sends none.
            also: statuses that are answers as well.

        Raises:
            ApiFailure: there is none.
        """
        try:
            shown = {**_label(body), **self._own, **headers}
            response = await self._http.request(method, path, content=_json(body), headers=shown)
        except httpx.TransportError as error:
            raise unreachable(error) from None
        if not response.is_success and response.status_code not in also:
            raise failure_of(response.status_code, response.content, response.headers)
        return response

    @asynccontextmanager
    async def streamed(
        self, path: str, body: object, headers: Mapping[str, str] = NO_HEADERS, *, method: str = "POST"
    ) -> AsyncIterator[AsyncIterator[bytes]]:
        """An answer as it comes; leaving the context hangs up, which stops the work behind it.

        Raises:
            ApiFailure: there is none, or it breaks off.
        """
        asked = {**_label(body), **self._own, **headers}
        silence = httpx.Timeout(SILENCE_S, connect=CONNECT_S)
        try:
            async with self._http.stream(method, path, content=_json(body), headers=asked, timeout=silence) as response:
                if not response.is_success:
                    raise failure_of(response.status_code, await response.aread(), response.headers)
                yield response.aiter_bytes()
        except httpx.TransportError as error:
            raise unreachable(error) from None


def _bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def _json(body: object) -> bytes | None:
    return None if body is None else msgspec.json.encode(body)


def _label(body: object) -> dict[str, str]:
    return {} if body is None else {"Content-Type": "application/json"}
