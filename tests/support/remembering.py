"""A memory of its own for each test, with Redis or without, and providers whose calls are counted."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import msgspec

from alchemorsel.application.answer import Answer
from alchemorsel.application.cache import AnswerCache
from alchemorsel.application.cache_key import CacheKeys, Chain, Versions
from alchemorsel.application.call import Asking, CacheMode, Call, Wrote
from alchemorsel.application.ports import AI, Clock
from alchemorsel.application.question import Question
from alchemorsel.bootstrap.remembering import Remembering, remembering, wire_of
from alchemorsel.config import Settings
from alchemorsel.domain.errors import AlchemorselError
from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.infrastructure.cache.counters import CacheCounters
from alchemorsel.infrastructure.clock import SystemClock
from tests.support import samples
from tests.support.example_ai import ExampleAI
from tests.support.provenances import provenance

CHAIN: Chain = ((Provider.OLLAMA, "llama3.2:3b"), (Provider.OPENAI, "gpt-6-luna"))
VERSIONS = Versions(prompt="1", schema="1", rules="1", foods="1")
HOUR_S = 3600.0


def keys(chain: Callable[[Feature], Chain] = lambda _: CHAIN) -> CacheKeys:
    return CacheKeys(VERSIONS, chain)


class CountingAI:
    """Answers with the published examples, each answer's `seconds` counting up so that no two have the same bytes.

    `gate` holds answers back while it is closed; `raises` is raised instead of an answer; `says` is written first;
    `lingers_s` is how long it takes to give up.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.cancelled = 0
        self.raises: AlchemorselError | Exception | None = None
        self.gate = asyncio.Event()
        self.gate.set()
        self.says: list[str] = []
        self.told: dict[str, Any] = {}
        self.lingers_s = 0.0

    async def ask(self, question: Question[Any], call: Call) -> Answer[Any]:
        self.calls.append(call)
        number = len(self.calls)
        call.progress(Asking(Provider.OLLAMA, "llama3.2:3b"))
        for count, text in enumerate(self.says, start=1):
            call.progress(Wrote(text, count))
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            await asyncio.sleep(self.lingers_s)
            raise
        if self.raises is not None:
            raise self.raises
        return example(question, **{"seconds": float(number), **self.told})


def example(question: Question[Any], **changes: Any) -> Answer[Any]:

    value = ExampleAI().value_of(question)
    return Answer.of(msgspec.structs.replace(value, provenance=provenance(**changes)))


@dataclass
class Memory:
    """One process's memory."""

    ai: AI
    cache: AnswerCache
    inner: CountingAI
    clock: Clock

    async def ask(self, question: Question[Any] | None = None, seconds: float = 30, **terms: Any) -> Answer[Any]:
        call = Call(self.clock.monotonic() + seconds, **terms)
        return await self.ai.ask(question or samples.recipe(), call)

    async def only(self, question: Question[Any] | None = None) -> Answer[Any]:
        return await self.ask(question, cache=CacheMode.ONLY)


@asynccontextmanager
async def memory_of(ai: AI, clock: Clock, url: str = "", **settings: Any) -> AsyncIterator[Remembering]:
    """As bootstrap makes it, closed when the context is left."""
    loaded, counters = Settings(redis_url=url, **settings), CacheCounters()
    async with AsyncExitStack() as stack:
        wire = await wire_of(loaded, counters, stack)
        yield remembering(ai, loaded, keys=keys(), clock=clock, stack=stack, counters=counters, wire=wire)


@asynccontextmanager
async def memory(url: str = "", clock: Clock | None = None, **settings: Any) -> AsyncIterator[Memory]:
    clock, inner = clock or SystemClock(), CountingAI()
    async with memory_of(inner, clock, url, **settings) as made:
        yield Memory(made.ai, made.cache, inner, clock)


async def until(condition: Callable[[], bool], most_s: float = 5.0) -> None:
    """Wait for something that happens behind."""
    async with asyncio.timeout(most_s):
        while not condition():  # noqa: ASYNC110 - what is waited for has no event to wait on
            await asyncio.sleep(0.005)
