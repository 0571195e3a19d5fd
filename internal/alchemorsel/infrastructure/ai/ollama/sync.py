"""The same client for code without an event loop; it is the async one, run by a loop in a thread of its own."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Coroutine, Iterator
from typing import Any, Self, TypedDict, TypeVar, Unpack

from msgspec import UNSET, UnsetType

from alchemorsel.infrastructure.ai.ollama.answers import (
    ChatChunk,
    Embedded,
    GenerateChunk,
    LocalModel,
    PullLine,
    RunningModel,
    Shown,
)
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient
from alchemorsel.infrastructure.ai.ollama.wire import ChatRequest, EmbedRequest, GenerateRequest, KeepAlive, Options

T = TypeVar("T")


class Limits(TypedDict, total=False):
    """The seconds that `OllamaClient` takes, each with its default there."""

    connect_s: float
    silence_s: float
    probe_s: float
    pull_silence_s: float
    change_s: float


class SyncOllamaClient:
    """`OllamaClient` with plain calls and plain iterators; use it as a context manager, from one thread or many.

    Errors and arguments are those of `OllamaClient`. Closing an iterator, or leaving its loop and dropping it,
    ends the upstream call.
    """

    def __init__(self, url: str, **limits: Unpack[Limits]) -> None:
        self._inner = OllamaClient(url, **limits)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="ollama", daemon=True)

    @property
    def url(self) -> str:
        return self._inner.url

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def chat(self, request: ChatRequest) -> Iterator[ChatChunk]:
        return self._each(self._inner.chat(request))

    def generate(self, request: GenerateRequest) -> Iterator[GenerateChunk]:
        return self._each(self._inner.generate(request))

    def embed(self, request: EmbedRequest) -> Embedded:
        return self._run(self._inner.embed(request))

    def list(self) -> tuple[LocalModel, ...]:
        return self._run(self._inner.list())

    def ps(self) -> tuple[RunningModel, ...]:
        return self._run(self._inner.ps())

    def show(self, model: str, *, verbose: bool = False) -> Shown:
        return self._run(self._inner.show(model, verbose=verbose))

    def version(self) -> str:
        return self._run(self._inner.version())

    def pull(self, model: str) -> Iterator[PullLine]:
        return self._each(self._inner.pull(model))

    def delete(self, model: str) -> None:
        self._run(self._inner.delete(model))

    def load(
        self, model: str, *, options: Options | UnsetType = UNSET, keep_alive: KeepAlive | UnsetType = UNSET
    ) -> GenerateChunk:
        return self._run(self._inner.load(model, options=options, keep_alive=keep_alive))

    def unload(self, model: str) -> None:
        self._run(self._inner.unload(model))

    def _each(self, items: AsyncGenerator[T, None]) -> Iterator[T]:
        nothing = object()
        try:
            while (item := self._run(_next(items, nothing))) is not nothing:
                yield item  # type: ignore[misc]  # mypy cannot tell the sentinel from an item
        finally:
            if self._loop.is_running():
                self._run(items.aclose())

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result()
        except BaseException:
            # Ctrl-C lands here, in the caller's thread: the call it waits for has to go too.
            future.cancel()
            raise

    async def _close(self) -> None:
        await self._inner.__aexit__()
        await self._loop.shutdown_asyncgens()


async def _next(items: AsyncGenerator[T, None], nothing: object) -> T | object:
    return await anext(items, nothing)
