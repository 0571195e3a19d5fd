"""How we and Ollama talk: one pool of connections, bounded questions, streams of lines, every fault translated."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import suppress
from http import HTTPStatus
from typing import Any, Protocol, TypeVar

import httpx
import msgspec

from alchemorsel.application.ports import Clock
from alchemorsel.domain.errors import NotFound, Unavailable
from alchemorsel.infrastructure.ai.ollama import errors, faults
from alchemorsel.infrastructure.ai.ollama.answers import ErrorBody, LocalModels
from alchemorsel.infrastructure.ai.ollama.lines import LineTooLongError, lines
from alchemorsel.infrastructure.ai.retry_after import retry_after_s

T = TypeVar("T")

_FAREWELL_S = 0.5


class Line(Protocol):
    """A line of a streamed answer; any line may be an error instead, and one of them is the last."""

    @property
    def error(self) -> Any: ...
    @property
    def done(self) -> bool: ...


L = TypeVar("L", bound=Line)


class Transport:
    """One Ollama on the wire.

    Args:
        url: the base URL, as `domain.addresses.resolve_address` makes it.
        connect_s: seconds for a connection to stand.
        probe_s: seconds for a whole bounded question.
        clock: tells how far away the date of a Retry-After is.
    """

    def __init__(self, url: str, *, connect_s: float, probe_s: float, clock: Clock) -> None:
        self.url = url
        self._clock = clock
        self._probe_s = probe_s
        self._http = httpx.AsyncClient(
            base_url=url,
            # An HTTP_PROXY of the environment is for the way out, not for the machine next door.
            trust_env=False,
            # httpx would count a load as silence; `patient` and the caller's deadline bound an answer.
            timeout=httpx.Timeout(None, connect=connect_s),
            # Who may be in flight is decided by a limiter, not by waiting for a connection.
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=8),
        )

    async def aclose(self) -> None:
        await self._http.aclose()

    async def ask(
        self,
        method: str,
        path: str,
        answer: type[T],
        body: object = None,
        *,
        model: str = "",
        within_s: float | None = None,
    ) -> T:
        """One question with one JSON answer, whole within `within_s` or `probe_s`.

        Raises:
            Unavailable: or a subclass.
        """
        content = await self._asked(method, path, body, model, within_s or self._probe_s)
        try:
            return msgspec.json.decode(content, type=answer)
        except msgspec.DecodeError as nonsense:
            raise faults.garbled(self.url) from nonsense

    async def tell(self, method: str, path: str, body: object, *, model: str, within_s: float) -> None:
        """A question that is answered by its status alone.

        Raises:
            Unavailable: or a subclass.
        """
        await self._asked(method, path, body, model, within_s)

    async def lines(self, path: str, body: object, kind: type[L], *, model: str) -> AsyncGenerator[L, None]:
        """The lines of an answer up to the one that is done; nothing here bounds the time.

        Raises:
            Unavailable: or a subclass; an error line is one.
        """
        try:
            async with self._http.stream("POST", path, content=msgspec.json.encode(body)) as response:
                if response.status_code != HTTPStatus.OK:
                    await response.aread()
                    raise await self._denied(response, model)
                heard = lines(response.aiter_bytes())
                async for text in heard:
                    line = msgspec.json.decode(text, type=kind)
                    if line.error is not None:
                        raise await self._refused(HTTPStatus.OK, str(line.error), model)
                    yield line
                    if line.done:
                        await _farewell(heard)
                        return
        except httpx.RequestError as fault:
            raise faults.broken(fault, self.url) from fault
        except (LineTooLongError, msgspec.DecodeError) as nonsense:
            raise faults.garbled(self.url) from nonsense

    async def _asked(self, method: str, path: str, body: object, model: str, within_s: float) -> bytes:
        content = None if body is None else msgspec.json.encode(body)
        try:
            async with asyncio.timeout(within_s):
                response = await self._http.request(method, path, content=content)
        except TimeoutError:
            raise faults.starting(self.url) from None
        except httpx.RequestError as fault:
            raise faults.broken(fault, self.url) from fault
        if response.status_code != HTTPStatus.OK:
            raise await self._denied(response, model)
        return response.content

    async def _denied(self, response: httpx.Response, model: str) -> Unavailable | NotFound:
        wait_s = retry_after_s(response.headers, self._clock.now())
        return await self._refused(response.status_code, _own_words(response), model, wait_s)

    async def _refused(
        self, status: int, text: str | None, model: str, wait_s: float | None = None
    ) -> Unavailable | NotFound:
        refusal = errors.Refusal(status=status, text=text, url=self.url, model=model, retry_after_s=wait_s)
        if model and refusal.is_missing_model:
            refusal = msgspec.structs.replace(refusal, present=await self._present())
        return errors.error_of(refusal)

    async def _present(self) -> tuple[str, ...] | None:
        try:
            local = await self.ask("GET", "/api/tags", LocalModels)
        except Unavailable:
            return None
        return tuple(model.name for model in local.models or ())


def _own_words(response: httpx.Response) -> str | None:
    """The error's text if it came in Ollama's form; a proxy's page or another server's error is none."""
    try:
        said = msgspec.json.decode(response.content, type=ErrorBody).error
    except msgspec.DecodeError:
        return None
    return said if isinstance(said, str) else None


async def _farewell(rest: AsyncIterator[bytes]) -> None:
    """Reads to the body's end, so that the connection can be used again; the answer is complete without it."""
    with suppress(TimeoutError, httpx.RequestError, LineTooLongError):
        async with asyncio.timeout(_FAREWELL_S):
            async for _line in rest:
                pass
