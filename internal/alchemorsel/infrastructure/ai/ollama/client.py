"""Ollama's native HTTP API, typed; every failure leaves here as one of our errors."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Self, TypeVar

from msgspec import UNSET, UnsetType

from alchemorsel.application.ports import Clock
from alchemorsel.domain.errors import Unavailable
from alchemorsel.domain.model_names import is_same
from alchemorsel.infrastructure.ai.ollama import faults
from alchemorsel.infrastructure.ai.ollama.answers import (
    ChatChunk,
    Embedded,
    GenerateChunk,
    LocalModel,
    LocalModels,
    PullLine,
    RunningModel,
    RunningModels,
    Shown,
    Version,
)
from alchemorsel.infrastructure.ai.ollama.patience import SilentError, patient
from alchemorsel.infrastructure.ai.ollama.transport import Line, Transport
from alchemorsel.infrastructure.ai.ollama.wire import (
    ChatRequest,
    EmbedRequest,
    GenerateRequest,
    KeepAlive,
    NamedModel,
    Options,
    ShowRequest,
)
from alchemorsel.infrastructure.clock import SystemClock

L = TypeVar("L", bound=Line)
_CLOCK = SystemClock()


class OllamaClient:
    """One pool of connections to one Ollama; use it as an async context manager.

    Inference and probes have nothing in common but the pool: a probe's short time never bounds an answer.
    Generators end their upstream call when they are closed (`contextlib.aclosing`) or their reader is cancelled.

    Args:
        url: the base URL, as `domain.addresses.resolve_address` makes it.
        clock: tells how far away the date of a Retry-After is.
        connect_s: seconds for a connection to stand.
        silence_s: the longest silence of an answer in seconds; loading the model is no silence.
        probe_s: seconds for a whole probe (`list`, `ps`, `show`, `version`).
        pull_silence_s: the longest silence of a pull; hashing a large model on a slow disk takes minutes.
        change_s: seconds for a whole change (`delete`, `unload`).
    """

    def __init__(
        self,
        url: str,
        clock: Clock = _CLOCK,
        /,
        *,
        connect_s: float = 1.0,
        silence_s: float = 30.0,
        probe_s: float = 2.0,
        pull_silence_s: float = 300.0,
        change_s: float = 30.0,
    ) -> None:
        self.url = url
        self._silence_s = silence_s
        self._pull_silence_s = pull_silence_s
        self._change_s = change_s
        self._wire = Transport(url, connect_s=connect_s, probe_s=probe_s, clock=clock)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self._wire.aclose()

    def chat(self, request: ChatRequest) -> AsyncGenerator[ChatChunk, None]:
        """The answer as it is written; the last chunk is `done`, unless the answer broke off without a word.

        Raises:
            Unavailable: or a subclass; `TimedOut` after a silence.
        """
        return self._inference("/api/chat", request, ChatChunk, request.model)

    def generate(self, request: GenerateRequest) -> AsyncGenerator[GenerateChunk, None]:
        """A prompt's completion as it is written; otherwise as `chat`."""
        return self._inference("/api/generate", request, GenerateChunk, request.model)

    async def embed(self, request: EmbedRequest) -> Embedded:
        """One vector for each input.

        Raises:
            Unavailable: or a subclass; `TooLong` where an input does not fit and `truncate` is off.
        """
        async with aclosing(self._inference("/api/embed", request, Embedded, request.model)) as answers:
            async for embedded in answers:
                return embedded
        raise faults.garbled(self.url)

    async def list(self) -> tuple[LocalModel, ...]:
        """The models on disk. Nothing there is an empty tuple; nobody there is an error.

        Raises:
            Unavailable: or a subclass.
        """
        return (await self._wire.ask("GET", "/api/tags", LocalModels)).models or ()

    async def ps(self) -> tuple[RunningModel, ...]:
        """The models in memory. A server that is busy with a load may not answer in time.

        Raises:
            Unavailable: or a subclass.
        """
        return (await self._wire.ask("GET", "/api/ps", RunningModels)).models or ()

    async def show(self, model: str, *, verbose: bool = False) -> Shown:
        """What a model is and can do.

        Raises:
            Unavailable: or a subclass; `Misconfigured` where the model is missing.
        """
        request = ShowRequest(model=model, verbose=verbose or UNSET)
        return await self._wire.ask("POST", "/api/show", Shown, request, model=model)

    async def version(self) -> str:
        """The cheapest proof of life.

        Raises:
            Unavailable: or a subclass.
        """
        return (await self._wire.ask("GET", "/api/version", Version)).version

    async def pull(self, model: str) -> AsyncGenerator[PullLine, None]:
        """A download's progress. It has succeeded if, and only if, the last line is `done`.

        Closing it stops the download; what has come stays for the next pull.

        Raises:
            NotFound: nobody publishes such a model.
            Unavailable: or a subclass: another error line, an end without success, or a silence (`TimedOut`).
        """
        lines = self._wire.lines("/api/pull", NamedModel(model=model), PullLine, model=model)
        pulled = PullLine()
        try:
            async with aclosing(patient(lines, self._pull_silence_s, _never)) as heard:
                async for pulled in heard:
                    yield pulled
        except SilentError:
            raise faults.pull_stalled(model, self.url, self._pull_silence_s) from None
        if not pulled.done:
            raise faults.pull_cut(model, self.url)

    async def delete(self, model: str) -> None:
        """Removes a model from the disk.

        Raises:
            Unavailable: or a subclass; `Misconfigured` where the model is missing.
        """
        request = NamedModel(model=model)
        await self._wire.tell("DELETE", "/api/delete", request, model=model, within_s=self._change_s)

    async def load(
        self, model: str, *, options: Options | UnsetType = UNSET, keep_alive: KeepAlive | UnsetType = UNSET
    ) -> GenerateChunk:
        """Brings a model into memory and says how long that took; whoever cancels it ends the load.

        Args:
            options: the same as the requests that follow: others would load the model anew.

        Raises:
            Unavailable: or a subclass; `Misconfigured` where the model is missing.
        """
        request = GenerateRequest(model=model, options=options, keep_alive=keep_alive)
        async with aclosing(self.generate(request)) as chunks:
            async for chunk in chunks:
                if chunk.done:
                    return chunk
        raise faults.incomplete(model, self.url)

    async def unload(self, model: str) -> None:
        """Takes a model out of memory; one that is not there is no error.

        Raises:
            Unavailable: or a subclass; `Misconfigured` where the model is missing.
        """
        request = GenerateRequest(model=model, keep_alive=0)
        await self._wire.tell("POST", "/api/generate", request, model=model, within_s=self._change_s)

    async def _inference(self, path: str, request: object, kind: type[L], model: str) -> AsyncGenerator[L, None]:
        lines = self._wire.lines(path, request, kind, model=model)
        try:
            async with aclosing(patient(lines, self._silence_s, lambda: self._is_loading(model))) as heard:
                async for line in heard:
                    yield line
        except SilentError as silence:
            raise faults.silent(model, self.url, self._silence_s, midway=silence.midway) from None

    async def _is_loading(self, model: str) -> bool:
        """Whether the model is on its way into memory.

        While Ollama loads, its list of running models may have to wait for the load: then any other sign of
        life will do.
        """
        try:
            return not any(is_same(running.name, model) for running in await self.ps())
        except Unavailable:
            return await self._is_alive()

    async def _is_alive(self) -> bool:
        try:
            await self.version()
        except Unavailable:
            return False
        return True


async def _never() -> bool:
    return False
