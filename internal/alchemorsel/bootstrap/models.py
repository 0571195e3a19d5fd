"""Builds the language models: each provider's adapter inside the wrappers that keep its trouble from the others."""

from contextlib import AsyncExitStack
from functools import partial

import msgspec

from alchemorsel.application.ports import Clock, LanguageModel
from alchemorsel.bootstrap.model_room import ModelRoom
from alchemorsel.bootstrap.observers import Observers
from alchemorsel.config import Settings
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.breaker import BreakerModel
from alchemorsel.infrastructure.ai.circuit import CircuitPolicy
from alchemorsel.infrastructure.ai.circuits import Circuits
from alchemorsel.infrastructure.ai.hosts import Door, Host, HostPool
from alchemorsel.infrastructure.ai.limited import LimitedModel, LimitPolicy
from alchemorsel.infrastructure.ai.models.catalogue import OllamaHost
from alchemorsel.infrastructure.ai.ollama.model import OllamaModel
from alchemorsel.infrastructure.ai.retrying import RetryingModel, RetryPolicy
from alchemorsel.infrastructure.ai.tallied import TalliedModel
from alchemorsel.infrastructure.ai.warming import WarmingModel
from alchemorsel.infrastructure.ai.watched import Watched

OPENAI_URL = "https://api.openai.com/v1"


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """What all models of one kitchen share.

    Args:
        room: Ollama's hosts, and which of their models is asked.
        order: who takes part, the first asked first.
        warm_up: models to load in the background now.
        observers: hear what becomes of it all.
        watched: filled as the models are built.
    """

    settings: Settings
    clock: Clock
    stack: AsyncExitStack
    room: ModelRoom
    order: tuple[Provider, ...]
    warm_up: tuple[str, ...]
    observers: Observers
    circuits: Circuits = msgspec.field(default_factory=Circuits)
    watched: list[Watched] = msgspec.field(default_factory=list)

    def another_can(self, provider: Provider) -> bool:
        """Whether a real provider below this one may answer: those above have had their turn."""
        below = self.order[self.order.index(provider) + 1 :]
        return any(each.provider in below and each.breaker.is_closed for each in self.watched)


def ollama_model(site: Site) -> LanguageModel:
    """One host, or a pool of them."""
    hosts = [_ollama_host(site, host) for host in site.room.hosts.values()]
    pool = hosts[0].door if len(hosts) == 1 else HostPool(hosts, site.clock, provider=Provider.OLLAMA)
    return _retrying(site, Provider.OLLAMA, pool)


def openai_model(site: Site) -> LanguageModel:
    from alchemorsel.infrastructure.ai.openai.model import OpenAIModel  # noqa: PLC0415 - the SDK takes a second

    settings = site.settings
    model = OpenAIModel(
        api_key=settings.openai_api_key,
        base_url=settings.openai_base_url or OPENAI_URL,
        clock=site.clock,
        silence_s=settings.openai_timeout,
    )
    site.stack.push_async_callback(model.aclose)
    host = settings.shown("openai_base_url") or OPENAI_URL
    limited = _limited(site, Provider.OPENAI, host, _tallied(site, Provider.OPENAI, model))
    return _retrying(site, Provider.OPENAI, _breaker(site, Provider.OPENAI, host, limited, limited))


def _ollama_host(site: Site, host: OllamaHost) -> Host:
    settings, url = site.settings, host.client.url
    keep_alive_s = round(settings.ollama_keep_alive)
    model = OllamaModel(host.client, site.clock, num_ctx=settings.ollama_num_ctx, keep_alive=str(keep_alive_s))
    limited = _limited(site, Provider.OLLAMA, url, site.room.counted(_tallied(site, Provider.OLLAMA, model)))
    return Host(
        door=_breaker(site, Provider.OLLAMA, url, limited, site.room.pulling(_warming(site, host, limited))),
        load=limited,
        residency=host.residency,
    )


def _warming(site: Site, host: OllamaHost, inner: LanguageModel) -> LanguageModel:
    if host.residency is None or host.loader is None:
        return inner
    if site.warm_up:
        host.loader.begin_all(site.warm_up)
    return WarmingModel(
        inner,
        site.clock,
        host.residency,
        host.loader,
        name=_name(Provider.OLLAMA, host.client.url),
        another_can=partial(site.another_can, Provider.OLLAMA),
    )


def _tallied(site: Site, provider: Provider, model: LanguageModel) -> LanguageModel:
    return TalliedModel(model, site.clock, site.observers.asking, provider=provider)


def _limited(site: Site, provider: Provider, host: str, inner: LanguageModel) -> LimitedModel:
    care = site.settings.care(provider)
    policy = LimitPolicy(limit=care.limit, queue=care.queue, wait_s=care.queue_wait)
    return LimitedModel(
        inner, site.clock, policy, name=_name(provider, host), on_wait=partial(site.observers.asking.queued, provider)
    )


def _breaker(site: Site, provider: Provider, host: str, limited: LimitedModel, inner: LanguageModel) -> BreakerModel:
    care = site.settings.care(provider)
    policy = CircuitPolicy(
        failures=care.breaker_failures,
        window_s=care.breaker_window,
        calls=care.breaker_calls,
        share=care.breaker_share / 100,
        open_s=care.breaker_open,
        open_most_s=care.breaker_open_most,
        successes=care.breaker_successes,
    )
    breaker = BreakerModel(inner, site.clock, policy, name=_name(provider, host), may_try=site.circuits.may_try)
    site.watched.append(Watched(provider=provider, host=host, limited=limited, breaker=breaker))
    return site.circuits.add(breaker)


def _retrying(site: Site, provider: Provider, inner: Door) -> RetryingModel:
    care = site.settings.care(provider)
    policy = RetryPolicy(least_s=care.retry_least, most_s=care.retry_most)
    return RetryingModel(inner, site.clock, policy, provider=provider, admits=inner.admits)


def _name(provider: Provider, host: str) -> str:
    return f"{'Ollama' if provider is Provider.OLLAMA else 'OpenAI'} at {host}"
