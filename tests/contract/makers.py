"""Everything that answers questions, each made ready in one state of health."""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from alchemorsel.application.ports import AI
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.fallback import FallbackAI, Rung
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient
from alchemorsel.infrastructure.ai.ollama.model import OllamaModel
from alchemorsel.infrastructure.ai.openai.model import OpenAIModel
from alchemorsel.infrastructure.ai.prompted import PromptedAI
from alchemorsel.infrastructure.clock import SystemClock
from tests.support import samples
from tests.support.providers import script_ollama, script_openai
from tests.support.remembering import memory_of
from tests.support.server import ScriptedServer

CLOCK = SystemClock()
SILENCE_S = 0.3


@asynccontextmanager
async def ollama(state: str, feature: str) -> AsyncIterator[AI]:
    async with ScriptedServer() as server:
        script_ollama(server, json.dumps(samples.SAID[feature]), state)
        if state == "dead":
            await server.stop()
        async with OllamaClient(server.url, silence_s=SILENCE_S, probe_s=SILENCE_S) as client:
            model = OllamaModel(client, CLOCK, num_ctx=8192, keep_alive="10m")
            yield PromptedAI(model, CLOCK, provider=Provider.OLLAMA, models=lambda _: "llama3.2:3b")


@asynccontextmanager
async def openai(state: str, feature: str) -> AsyncIterator[AI]:
    async with ScriptedServer() as server:
        script_openai(server, json.dumps(samples.SAID[feature]), state)
        if state == "dead":
            await server.stop()
        model = OpenAIModel(api_key="sk-test", base_url=f"{server.url}/v1", clock=CLOCK, silence_s=SILENCE_S)
        try:
            yield PromptedAI(model, CLOCK, provider=Provider.OPENAI, models=lambda _: "gpt-6-luna")
        finally:
            await model.aclose()


@asynccontextmanager
async def models_only(state: str, feature: str) -> AsyncIterator[AI]:
    """Both models in the same state: nobody stands in."""
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(ollama(state, feature))
        second = await stack.enter_async_context(openai(state, feature))
        yield FallbackAI([Rung(Provider.OLLAMA, first), Rung(Provider.OPENAI, second, keep_s=0.3)], CLOCK)


@asynccontextmanager
async def cached(state: str, feature: str) -> AsyncIterator[AI]:
    """Both models behind a memory that is empty."""
    async with models_only(state, feature) as real, memory_of(real, CLOCK) as made:
        yield made.ai


@asynccontextmanager
async def second_healthy(state: str, feature: str) -> AsyncIterator[AI]:
    """The first in the given state, the second well."""
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(ollama(state, feature))
        second = await stack.enter_async_context(openai("answering", feature))
        yield FallbackAI([Rung(Provider.OLLAMA, first), Rung(Provider.OPENAI, second, keep_s=0.3)], CLOCK)


@asynccontextmanager
async def whole_chain(state: str, feature: str) -> AsyncIterator[AI]:
    """As bootstrap builds it: both models in the given state, the rule kitchen below them."""
    async with models_only(state, feature) as real:
        yield FallbackAI([Rung(Provider.OLLAMA, real), Rung(Provider.MOCK, MockAI(CLOCK), keep_s=0.25)], CLOCK)


@asynccontextmanager
async def cached_chain(state: str, feature: str) -> AsyncIterator[AI]:
    """As bootstrap builds it: a memory over the models, the rule kitchen outside of it."""
    async with cached(state, feature) as real:
        yield FallbackAI([Rung(Provider.OLLAMA, real), Rung(Provider.MOCK, MockAI(CLOCK), keep_s=0.25)], CLOCK)


@asynccontextmanager
async def rule_kitchen(_state: str, _feature: str) -> AsyncIterator[AI]:
    yield MockAI(CLOCK)


FRAIL = {"ollama": ollama, "openai": openai, "models_only": models_only, "cached": cached}
"""Those that can only be as well as their provider."""

STURDY = {
    "second_healthy": second_healthy,
    "whole_chain": whole_chain,
    "cached_chain": cached_chain,
    "rule_kitchen": rule_kitchen,
}
"""Those that answer whatever state their first provider is in."""
