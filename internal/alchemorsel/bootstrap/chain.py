"""Builds the kitchen: the design's picture of the stack, one line a layer."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.ports import AI, LanguageModel
from alchemorsel.bootstrap.limits import limited
from alchemorsel.bootstrap.model_room import ModelRoom
from alchemorsel.bootstrap.models import OnWait, Site, ollama_model, openai_model
from alchemorsel.config import Settings
from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.infrastructure.ai.fallback import FallbackAI, Rung
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.ai.prompted import PromptedAI
from alchemorsel.infrastructure.ai.watched import Watched, WatchedProviders
from alchemorsel.infrastructure.clock import SystemClock

KEEP_FOR_MODEL_S = 10.0
"""What the rungs above leave for a model below them: enough for a short answer of a fast one."""
KEEP_FOR_MOCK_S = 0.25


def _nobody_counts(_provider: Provider, _seconds: float) -> None:
    pass


@asynccontextmanager
async def open_kitchen(
    settings: Settings,
    room: ModelRoom,
    *,
    warm_up: bool = True,
    on_wait: OnWait = _nobody_counts,
    watched: list[Watched] | None = None,
) -> AsyncIterator[Kitchen]:
    """A kitchen with all its connections, closed when the context is left.

    Args:
        room: the models that Ollama is asked for; it stays its owner's.
        warm_up: whether to load the models in the background, where the settings do not forbid it.
        on_wait: told the seconds that each call waited for its turn.
        watched: filled with what can be seen of each provider and host.
    """
    async with AsyncExitStack() as stack:
        clock = SystemClock()
        site = Site(
            settings=settings,
            clock=clock,
            stack=stack,
            room=room,
            order=tuple(_order(settings)),
            warm_up=room.current if warm_up and settings.ollama_warm_up else (),
            on_wait=on_wait,
            watched=[] if watched is None else watched,
        )
        rungs = [Rung(provider, _real(provider, site), KEEP_FOR_MODEL_S) for provider in site.order]
        real_ones = limited(FallbackAI(rungs, clock), settings, clock, stack)
        chain: list[Rung] = [Rung(rungs[0].provider, real_ones)] if rungs else []
        if settings.ai_mock or settings.ai_provider is Provider.MOCK:
            chain.append(Rung(Provider.MOCK, MockAI(clock), KEEP_FOR_MOCK_S))
        yield Kitchen(
            FallbackAI(chain, clock),
            clock,
            deadline_s=settings.ai_deadline,
            providers=WatchedProviders(site.watched),
        )


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


def _real(provider: Provider, site: Site) -> AI:
    if provider is Provider.OLLAMA:
        return _prompted(provider, site, ollama_model(site), site.room.choice.current)
    return _prompted(provider, site, openai_model(site), lambda _: site.settings.openai_model)


def _prompted(provider: Provider, site: Site, model: LanguageModel, models: Callable[[Feature], str]) -> AI:
    tries = site.settings.care(provider).tries
    return PromptedAI(model, site.clock, provider=provider, models=models, tries=tries)
