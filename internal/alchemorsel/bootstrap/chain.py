"""Builds the kitchen: the design's picture of the stack, one line a layer."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager

from alchemorsel.application.cache_key import CacheKeys, Chain, Versions
from alchemorsel.application.crowd import Crowd, OwnCrowd
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.plating import SCHEMA_VERSION
from alchemorsel.application.ports import AI, LanguageModel
from alchemorsel.bootstrap.limits import limited
from alchemorsel.bootstrap.model_room import ModelRoom
from alchemorsel.bootstrap.models import Site, ollama_model, openai_model
from alchemorsel.bootstrap.observers import UNHEARD, Observers
from alchemorsel.bootstrap.remembering import Remembering, remembering, wire_of
from alchemorsel.bootstrap.warmup import warm_up_of
from alchemorsel.config import Settings
from alchemorsel.domain.checker import RULES_VERSION
from alchemorsel.domain.nutrients_totals import METHOD_VERSION
from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.infrastructure.ai.fallback import FallbackAI, Rung
from alchemorsel.infrastructure.ai.grounded import TableAI
from alchemorsel.infrastructure.ai.inspecting import InspectedAI
from alchemorsel.infrastructure.ai.metered import MeteredModel
from alchemorsel.infrastructure.ai.metered_ai import MeteredAI
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.ai.prompted import PromptedAI
from alchemorsel.infrastructure.ai.prompts import PROMPT_VERSION
from alchemorsel.infrastructure.ai.watched import Watched, WatchedProviders
from alchemorsel.infrastructure.cache.counters import CacheCounters
from alchemorsel.infrastructure.cache.ledger import Board
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
    observers: Observers = UNHEARD,
    watched: list[Watched] | None = None,
    crowd: Crowd | None = None,
    purges: Board | None = None,
) -> AsyncIterator[Kitchen]:
    """A kitchen with all its connections, closed when the context is left.

    Args:
        room: the models that Ollama is asked for; it stays its owner's.
        warm_up: whether to load the models in the background, where the settings do not forbid it.
        observers: hear what becomes of it all.
        watched: filled with what can be seen of each provider and host.
        crowd: where callers are counted; None where no other process could see them.
        purges: where sibling processes see what was purged; None without siblings.
    """
    async with AsyncExitStack() as stack:
        site = Site(
            settings=settings,
            clock=SystemClock(),
            stack=stack,
            room=room,
            order=tuple(_order(settings)),
            warm_up=room.current if warm_up and settings.ollama_warm_up else (),
            observers=observers,
            watched=[] if watched is None else watched,
        )
        yield await _kitchen(site, OwnCrowd() if crowd is None else crowd, purges)


async def _kitchen(site: Site, crowd: Crowd, purges: Board | None) -> Kitchen:
    memory = await _memory(site, purges) if site.order else None
    chain = _falling(site, _chain(site, memory))
    return Kitchen(
        TableAI(chain, load_foods(), site.clock, site.observers.asking),
        site.clock,
        deadline_s=site.settings.ai_deadline,
        providers=WatchedProviders(site.watched),
        cache=memory.cache if memory else None,
        warm_up=warm_up_of(memory, site, crowd=crowd) if memory else None,
        crowd=crowd,
    )


async def _memory(site: Site, purges: Board | None) -> Remembering:
    """The real providers, in their order, and what is remembered of them."""
    rungs = (Rung(provider, _real(provider, site), KEEP_FOR_MODEL_S) for provider in site.order)
    counters = CacheCounters(site.observers.cache)
    wire = await wire_of(site.settings, counters, site.stack)
    return remembering(
        limited(_falling(site, rungs), site.settings, site.clock, wire),
        site.settings,
        keys=_keys(site),
        clock=site.clock,
        stack=site.stack,
        counters=counters,
        wire=wire,
        board=purges,
    )


def _chain(site: Site, memory: Remembering | None) -> Iterator[Rung]:
    if memory:
        yield Rung(site.order[0], memory.ai)
    if site.settings.ai_mock or site.settings.ai_provider is Provider.MOCK:
        yield Rung(Provider.MOCK, _metered(Provider.MOCK, site, MockAI(site.clock, load_foods())), KEEP_FOR_MOCK_S)


def _falling(site: Site, rungs: Iterable[Rung]) -> FallbackAI:
    return FallbackAI(list(rungs), site.clock, on_fallback=site.observers.asking.fell_back)


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
    metered = MeteredModel(model, site.clock, site.observers.asking, provider=provider)
    prompted = PromptedAI(
        metered,
        site.clock,
        provider=provider,
        models=models,
        tries=tries,
        foods=load_foods(),
        inspector=site.observers.checks,
    )
    return _metered(provider, site, prompted)


def _metered(provider: Provider, site: Site, ai: AI) -> AI:
    return MeteredAI(
        InspectedAI(ai, site.observers.checks, provider=provider), site.clock, site.observers.asking, provider=provider
    )
