"""Opens every Ollama host once, for those who ask it and for those who manage its models."""

from collections.abc import Iterable
from contextlib import AsyncExitStack
from functools import partial

from alchemorsel.application.ports import Clock
from alchemorsel.config import Settings
from alchemorsel.infrastructure.ai.loading import Loader
from alchemorsel.infrastructure.ai.models.catalogue import OllamaHost
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient
from alchemorsel.infrastructure.ai.ollama.wire import Options
from alchemorsel.infrastructure.ai.residency import Residency, ResidencyPolicy


async def open_ollama_hosts(settings: Settings, clock: Clock, stack: AsyncExitStack) -> dict[str, OllamaHost]:
    """Each host by its address, in the order of the settings; the stack closes them."""
    return {url: await _open(url, settings, clock, stack) for url in settings.ollama_hosts}


async def _open(url: str, settings: Settings, clock: Clock, stack: AsyncExitStack) -> OllamaHost:
    client = await stack.enter_async_context(OllamaClient(url, clock, silence_s=settings.ollama_timeout))
    keep_alive_s = round(settings.ollama_keep_alive)
    if not keep_alive_s:
        # A model that is unloaded after each answer is always cold: there is nothing to keep warm.
        return OllamaHost(client=client, residency=None, loader=None)

    async def look() -> Iterable[str]:
        return [running.name for running in await client.ps()]

    residency = Residency(look, clock, ResidencyPolicy(remember_s=settings.ollama_residency))
    stack.push_async_callback(residency.aclose)
    # The same terms as each request has: other ones would make Ollama load the model anew.
    load = partial(client.load, options=Options(num_ctx=settings.ollama_num_ctx), keep_alive=keep_alive_s)
    loader = Loader(load, residency, clock, name=f"Ollama at {url}")
    stack.push_async_callback(loader.aclose)
    return OllamaHost(client=client, residency=residency, loader=loader)
