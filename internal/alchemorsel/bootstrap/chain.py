"""Builds the kitchen: the design's picture of the stack, one line a layer."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.ports import AI
from alchemorsel.config import Settings
from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.infrastructure.ai.fallback import FallbackAI, Rung
from alchemorsel.infrastructure.ai.mock.ai import MockAI
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient
from alchemorsel.infrastructure.ai.ollama.model import OllamaModel
from alchemorsel.infrastructure.ai.prompted import PromptedAI
from alchemorsel.infrastructure.clock import SystemClock

OPENAI_URL = "https://api.openai.com/v1"
KEEP_FOR_MODEL_S = 10.0
"""What the rungs above leave for a model below them: enough for a short answer of a fast one."""
KEEP_FOR_MOCK_S = 0.25


@asynccontextmanager
async def open_kitchen(settings: Settings) -> AsyncIterator[Kitchen]:
    """A kitchen with all its connections, closed when the context is left."""
    async with AsyncExitStack() as stack:
        clock = SystemClock()
        real = [await _real(provider, settings, clock, stack) for provider in _order(settings)]
        rungs = [Rung(provider, ai, KEEP_FOR_MODEL_S) for provider, ai in real]
        chain: list[Rung] = [Rung(rungs[0].provider, FallbackAI(rungs, clock))] if rungs else []
        if settings.ai_mock or settings.ai_provider is Provider.MOCK:
            chain.append(Rung(Provider.MOCK, MockAI(clock), KEEP_FOR_MOCK_S))
        yield Kitchen(FallbackAI(chain, clock), clock, deadline_s=settings.ai_deadline)


def openai_on(settings: Settings) -> bool:
    """A key, or the address of a server that may want none."""
    return bool(settings.openai_api_key or settings.openai_base_url)


def _order(settings: Settings) -> Iterator[Provider]:
    """Only what is configured takes part, the named one first; naming the rule kitchen means it alone."""
    if settings.ai_provider is Provider.MOCK:
        return
    configured = {Provider.OLLAMA: bool(settings.ollama_host), Provider.OPENAI: openai_on(settings)}
    yield from sorted(
        (provider for provider, on in configured.items() if on), key=lambda provider: provider != settings.ai_provider
    )


async def _real(
    provider: Provider, settings: Settings, clock: SystemClock, stack: AsyncExitStack
) -> tuple[Provider, AI]:
    if provider is Provider.OLLAMA:
        return provider, await _ollama(settings, clock, stack)
    return provider, _openai(settings, clock, stack)


async def _ollama(settings: Settings, clock: SystemClock, stack: AsyncExitStack) -> AI:
    client = await stack.enter_async_context(OllamaClient(settings.ollama_host, silence_s=settings.ollama_timeout))
    model = OllamaModel(
        client, clock, num_ctx=settings.ollama_num_ctx, keep_alive=str(round(settings.ollama_keep_alive))
    )
    own = {
        Feature.RECIPE: settings.ollama_model_recipe,
        Feature.INGREDIENTS: settings.ollama_model_ingredients,
        Feature.NUTRITION: settings.ollama_model_nutrition,
    }
    return PromptedAI(
        model, clock, provider=Provider.OLLAMA, models=lambda feature: own[feature] or settings.ollama_model
    )


def _openai(settings: Settings, clock: SystemClock, stack: AsyncExitStack) -> AI:
    from alchemorsel.infrastructure.ai.openai.model import OpenAIModel  # noqa: PLC0415 - the SDK takes a second

    model = OpenAIModel(
        api_key=settings.openai_api_key,
        base_url=settings.openai_base_url or OPENAI_URL,
        clock=clock,
        silence_s=settings.openai_timeout,
    )
    stack.push_async_callback(model.aclose)
    return PromptedAI(model, clock, provider=Provider.OPENAI, models=lambda _: settings.openai_model)
