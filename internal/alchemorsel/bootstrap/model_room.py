"""Wires model management: which models there are, which one is chosen, and what each was worth."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager

import msgspec

from alchemorsel.application.model_ports import ModelChoice
from alchemorsel.application.models import Models
from alchemorsel.application.ports import Clock, LanguageModel
from alchemorsel.bootstrap.ollama_hosts import open_ollama_hosts
from alchemorsel.config import Settings
from alchemorsel.domain.model_names import NamePolicy, patterns_of
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.infrastructure.ai.models.auto_pull import AutoPull, AutoPullingModel
from alchemorsel.infrastructure.ai.models.book import MemoryModelBook
from alchemorsel.infrastructure.ai.models.catalogue import OllamaCatalogue, OllamaHost
from alchemorsel.infrastructure.ai.models.choice import MemoryModelChoice
from alchemorsel.infrastructure.ai.models.metered import UNOBSERVED_CATALOGUE, CatalogueObserver, MeteredCatalogue
from alchemorsel.infrastructure.ai.models.observed import ObservedModel


class ModelRoom(msgspec.Struct, frozen=True, kw_only=True):
    """What the chain and the routes share.

    Args:
        hosts: every Ollama by its address.
        choice: which model answers now.
        auto_pull: None unless the settings ask for it.
    """

    models: Models
    hosts: Mapping[str, OllamaHost]
    choice: ModelChoice
    book: MemoryModelBook
    auto_pull: AutoPull | None

    @property
    def current(self) -> tuple[str, ...]:
        """Each model that is to answer now once, the one for recipes first."""
        return tuple(dict.fromkeys(self.choice.current(feature) for feature in Feature))

    def pull_missing(self) -> None:
        """Have what is to answer pulled where it is missing and the settings ask for that; returns at once."""
        if self.auto_pull is not None:
            for name in self.current:
                self.auto_pull.consider(name)

    def counted(self, adapter: LanguageModel) -> LanguageModel:
        """An Ollama adapter that keeps the book of each model."""
        return ObservedModel(adapter, self.book)

    def pulling(self, model: LanguageModel) -> LanguageModel:
        """One that has missing models pulled where that is wished; outside of warming, whose loads miss them too."""
        return AutoPullingModel(model, self.auto_pull) if self.auto_pull is not None else model


@asynccontextmanager
async def open_model_room(
    settings: Settings, clock: Clock, *, observer: CatalogueObserver = UNOBSERVED_CATALOGUE
) -> AsyncIterator[ModelRoom]:
    """Nothing in it waits for an Ollama; a Redis gets half a second to say what was selected."""
    async with AsyncExitStack() as stack:
        hosts = await open_ollama_hosts(settings, clock, stack)
        policy = _policy(settings)
        choice = await _choice(settings, policy, stack)
        catalogue = MeteredCatalogue(OllamaCatalogue(tuple(hosts.values()), clock), clock, observer)
        book = MemoryModelBook()
        auto_pull = None
        if settings.ollama_auto_pull:
            auto_pull = AutoPull(catalogue, policy, clock)
            stack.push_async_callback(auto_pull.aclose)
        models = Models(catalogue, choice, book, policy, clock)
        yield ModelRoom(models=models, hosts=hosts, choice=choice, book=book, auto_pull=auto_pull)


def _policy(settings: Settings) -> NamePolicy:
    own = (name for name in _own(settings).values() if name)
    return NamePolicy(allowed=patterns_of(settings.ollama_allowed_models), trusted=(settings.ollama_model, *own))


def _own(settings: Settings) -> dict[Feature, str]:
    return {
        Feature.RECIPE: settings.ollama_model_recipe,
        Feature.INGREDIENTS: settings.ollama_model_ingredients,
        Feature.NUTRITION: settings.ollama_model_nutrition,
    }


async def _choice(settings: Settings, policy: NamePolicy, stack: AsyncExitStack) -> ModelChoice:
    memory = MemoryModelChoice(settings.ollama_model, _own(settings))
    if not settings.redis_url:
        return memory
    from alchemorsel.infrastructure.ai.models.redis_choice import (  # noqa: PLC0415 - only those with a Redis need it
        redis_choice,
    )

    return await stack.enter_async_context(redis_choice(memory, url=settings.redis_url, policy=policy))
