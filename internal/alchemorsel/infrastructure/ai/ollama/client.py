"""Ollama's native HTTP API, typed; every failure leaves here as one of our errors."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, suppress
from http import HTTPStatus
from typing import Self, TypeVar

import httpx
import msgspec

from alchemorsel.domain.errors import Unavailable
from alchemorsel.infrastructure.ai.ollama import errors, faults, names
from alchemorsel.infrastructure.ai.ollama.lines import LineTooLongError, lines
from alchemorsel.infrastructure.ai.ollama.patience import SilentError, patient
from alchemorsel.infrastructure.ai.ollama.wire import (
    ChatChunk,
    ChatRequest,
    ErrorBody,
    LocalModel,
    LocalModels,
    RunningModel,
    RunningModels,
    Shown,
    ShowRequest,
    Version,
)

T = TypeVar("T")

_FAREWELL_S = 0.5


class OllamaClient:
    """One pool of connections to one Ollama; use it as an async context manager.

    Inference and probes have nothing in common but the pool: a probe's short time never bounds an answer.

    Args:
        url: the base URL, as `domain.addresses.resolve_address` makes it.
        connect_s: seconds for a connection to stand.
        silence_s: the longest silence of an answer in seconds; loading the model is no silence.
        probe_s: seconds for a whole probe (`show`, `tags`, `ps`, `version`).
    """

    def __init__(self, url: str, *, connect_s: float = 1.0, silence_s: float = 30.0, probe_s: float = 2.0) -> None:
        self.url = url
        self._silence_s = silence_s
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

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self._http.aclose()

    async def chat(self, request: ChatRequest) -> AsyncGenerator[ChatChunk, None]:
        """The answer as it is written; the last chunk is `done`, unless the answer broke off without a word.

        Close it (`contextlib.aclosing`) or cancel the caller: then the connection goes, and the generation.

        Raises:
            Unavailable: or a subclass; `TimedOut` after a silence.
        """
        model = request.model
        chunks = patient(self._chunks(request), self._silence_s, lambda: self._is_loading(model))
        try:
            async with aclosing(chunks):
                async for chunk in chunks:
                    yield chunk
        except SilentError as silence:
            raise faults.silent(model, self.url, self._silence_s, midway=silence.midway) from None
        except httpx.RequestError as fault:
            raise faults.broken(fault, self.url) from fault
        except (LineTooLongError, msgspec.DecodeError) as nonsense:
            raise faults.garbled(self.url) from nonsense

    async def show(self, model: str) -> Shown:
        """What a model is and can do.

        Raises:
            Unavailable: or a subclass; `Misconfigured` where the model is missing.
        """
        return await self._probe("POST", "/api/show", Shown, model)

    async def tags(self) -> tuple[LocalModel, ...]:
        """The models on disk. Nothing there is an empty tuple; nobody there is an error.

        Raises:
            Unavailable: or a subclass.
        """
        return (await self._probe("GET", "/api/tags", LocalModels)).models or ()

    async def ps(self) -> tuple[RunningModel, ...]:
        """The models in memory. A server that is busy with a load may not answer in time.

        Raises:
            Unavailable: or a subclass.
        """
        return (await self._probe("GET", "/api/ps", RunningModels)).models or ()

    async def version(self) -> str:
        """The cheapest proof of life.

        Raises:
            Unavailable: or a subclass.
        """
        return (await self._probe("GET", "/api/version", Version)).version

    async def _chunks(self, request: ChatRequest) -> AsyncGenerator[ChatChunk, None]:
        async with self._http.stream("POST", "/api/chat", content=msgspec.json.encode(request)) as response:
            if response.status_code != HTTPStatus.OK:
                await response.aread()
                raise await self._refused(response.status_code, _own_words(response), request.model)
            heard = lines(response.aiter_bytes())
            async for line in heard:
                chunk = msgspec.json.decode(line, type=ChatChunk)
                if chunk.error is not None:
                    raise await self._refused(HTTPStatus.OK, str(chunk.error), request.model)
                yield chunk
                if chunk.done:
                    await _farewell(heard)
                    return

    async def _is_loading(self, model: str) -> bool:
        """Whether the model is on its way into memory.

        While Ollama loads, its list of running models may have to wait for the load: then any other sign of
        life will do.
        """
        try:
            return not any(names.is_same(running.name, model) for running in await self.ps())
        except Unavailable:
            return await self._is_alive()

    async def _is_alive(self) -> bool:
        try:
            await self.version()
        except Unavailable:
            return False
        return True

    async def _probe(self, method: str, path: str, answer: type[T], model: str = "") -> T:
        content = msgspec.json.encode(ShowRequest(model=model)) if model else None
        try:
            async with asyncio.timeout(self._probe_s):
                response = await self._http.request(method, path, content=content)
        except TimeoutError:
            raise faults.starting(self.url) from None
        except httpx.RequestError as fault:
            raise faults.broken(fault, self.url) from fault
        if response.status_code != HTTPStatus.OK:
            raise await self._refused(response.status_code, _own_words(response), model)
        try:
            return msgspec.json.decode(response.content, type=answer)
        except msgspec.DecodeError as nonsense:
            raise faults.garbled(self.url) from nonsense

    async def _refused(self, status: int, text: str | None, model: str) -> Unavailable:
        refusal = errors.Refusal(status=status, text=text, url=self.url, model=model)
        if model and refusal.is_missing_model:
            refusal = msgspec.structs.replace(refusal, present=await self._present())
        return errors.error_of(refusal)

    async def _present(self) -> tuple[str, ...] | None:
        try:
            return tuple(local.name for local in await self.tags())
        except Unavailable:
            return None


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
