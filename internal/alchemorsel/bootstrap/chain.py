"""Builds the kitchen: the design's picture of the stack, one line a layer."""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from alchemorsel.application.cache import CacheObserver
from alchemorsel.application.cache_key import CacheKeys, Chain, Versions
from alchemorsel.application.crowd import Crowd, OwnCrowd
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.plating import SCHEMA_VERSION
from alchemorsel.application.ports import AI, LanguageModel
from alchemorsel.application.warmup_report import UNCOUNTED, WarmUpObserver
from alchemorsel.bootstrap.limits import limited
from alchemorsel.bootstrap.model_room import ModelRoom
from alchemorsel.bootstrap.models import Site, ollama_model, openai_model
from alchemorsel.bootstrap.remembering import remembering
from alchemorsel.bootstrap.warmup import warm_up_of
from alchemorsel.config import Settings
from alchemorsel.domain.checker import RULES_VERSION
from alchemorsel.domain.nutrients_totals import METHOD_VERSION
from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.infrastructure.ai.fallback import FallbackAI, Rung
from alchemorsel.infrastructure.ai.grounded import TableAI
from alchemorsel.infrastructure.ai.inspecting import UNINSPECTED, InspectedAI, Inspector
from alchemorsel.infrastructure.ai.metered import MeteredModel
from alchemorsel.infrastructure.ai.metered_ai import MeteredAI
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.ai.observing import UNOBSERVED, Observer
from alchemorsel.infrastructure.ai.prompted import PromptedAI
from alchemorsel.infrastructure.ai.prompts import PROMPT_VERSION
from alchemorsel.infrastructure.ai.watched import Watched, WatchedProviders
from alchemorsel.infrastructure.clock import SystemClock
from alchemorsel.infrastructure.foods.table import load_foods

KEEP_FOR_MODEL_S = 10.0
"""What the rungs above leave for a model below them: enough for a short answer of a fast one."""
KEEP_FOR_MOCK_S = 0.25


@asynccontextmanager
async def open_kitchen(
    settings: Settings,
    room: ModelRoom,
    *,
    warm_up: bool = True,
    observer: Observer = UNOBSERVED,
    inspector: Inspector = UNINSPECTED,
    watched: list[Watched] | None = None,
    cache_observers: Sequence[CacheObserver] = (),
    warm_up_observer: WarmUpObserver = UNCOUNTED,
    crowd: Crowd | None = None,
) -> AsyncIterator[Kitchen]:
    """A kitchen with all its connections, closed when the context is left.

    Args:
        room: the models that Ollama is asked for; it stays its owner's.
        warm_up: whether to load the models in the background, where the settings do not forbid it.
        observer: hears what asking models comes to.
        inspector: hears what the checks make of recipes.
        watched: filled with what can be seen of each provider and host.
        cache_observers: hear what the memory does.
        warm_up_observer: hears what becomes of common wishes.
        crowd: where callers are counted; None where no other process could see them.
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
            observer=observer,
            inspector=inspector,
            watched=[] if watched is None else watched,
        )
        rungs = [Rung(provider, _real(provider, site), KEEP_FOR_MODEL_S) for provider in site.order]
        real_ones = limited(FallbackAI(rungs, clock, on_fallback=observer.fell_back), settings, clock, stack)
        crowd = OwnCrowd() if crowd is None else crowd
        memory = warming = None
        if rungs:
            memory = await remembering(
                real_ones, settings, keys=_keys(site), clock=clock, stack=stack, observers=cache_observers
            )
            warming = warm_up_of(memory, site, crowd=crowd, observer=warm_up_observer)
        chain: list[Rung] = [Rung(rungs[0].provider, memory.ai)] if memory else []
        if settings.ai_mock or settings.ai_provider is Provider.MOCK:
            mock = _metered(Provider.MOCK, site, MockAI(clock, load_foods()))
            chain.append(Rung(Provider.MOCK, mock, KEEP_FOR_MOCK_S))
        yield Kitchen(
            TableAI(FallbackAI(chain, clock, on_fallback=observer.fell_back), load_foods(), clock, observer),
            clock,
            deadline_s=settings.ai_deadline,
            providers=WatchedProviders(site.watched),
            cache=memory.cache if memory else None,
            warm_up=warming,
            crowd=crowd,
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


def _keys(site: Site) -> CacheKeys:
    def chain(feature: Feature) -> Chain:
        return tuple((provider, _model_of(provider, feature, site)) for provider in site.order)

    return CacheKeys(
        Versions(
            prompt=PROMPT_VERSION,
            schema=SCHEMA_VERSION,
            rules=RULES_VERSION,
            foods=f"{METHOD_VERSION}.{load_foods().version}",
        ),
        chain,
        # Of all that a chain is made of, only this can be another one at run time.
        chosen=lambda: site.room.choice.default,
    )


def _model_of(provider: Provider, feature: Feature, site: Site) -> str:
    return site.room.choice.current(feature) if provider is Provider.OLLAMA else site.settings.openai_model


def _real(provider: Provider, site: Site) -> AI:
    model = ollama_model(site) if provider is Provider.OLLAMA else openai_model(site)
    return _prompted(provider, site, model, lambda feature: _model_of(provider, feature, site))


def _prompted(provider: Provider, site: Site, model: LanguageModel, models: Callable[[Feature], str]) -> AI:
    tries = site.settings.care(provider).tries
    metered = MeteredModel(model, site.clock, site.observer, provider=provider)
    prompted = PromptedAI(
        metered,
        site.clock,
        provider=provider,
        models=models,
        tries=tries,
        foods=load_foods(),
        inspector=site.inspector,
    )
    return _metered(provider, site, prompted)


def _metered(provider: Provider, site: Site, ai: AI) -> AI:
    return MeteredAI(InspectedAI(ai, site.inspector, provider=provider), site.clock, site.observer, provider=provider)
