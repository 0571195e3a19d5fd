"""The API as its operators use it: how the kitchen stands, and what they can do about it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import TypeVar
from urllib.parse import quote, urlencode

import msgspec

from alchemorsel.domain.models import ModelList
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.interfaces.web.api_client.client import ApiClient
from alchemorsel.interfaces.web.api_client.decoding import decoded
from alchemorsel.interfaces.web.api_client.failures import NO_KEY, ApiFailure
from alchemorsel.interfaces.web.api_client.status_answers import AIHealth, CacheStats, Recent

_MODELS = "/api/v1/ai/models"
_CACHE = "/api/v1/cache"
_RECENT = "/api/v1/ai/recent"
_UNWELL = 503
_NOT_SERVED = "not_found"

T = TypeVar("T")


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """The kitchen at one moment; what could not be seen is the reason why."""

    health: AIHealth | ApiFailure
    models: ModelList | ApiFailure
    cache: CacheStats | ApiFailure
    recent: Recent | ApiFailure

    @property
    def has_ollama(self) -> bool:
        """Whether the settings name one; taken for granted where that could not be seen."""
        if isinstance(self.health, ApiFailure):
            return True
        return any(each.provider is Provider.OLLAMA for each in self.health.providers)

    @property
    def has_cache(self) -> bool:
        """Whether anything is remembered at all: without a model the API serves nothing there."""
        return not (isinstance(self.cache, ApiFailure) and self.cache.code == _NOT_SERVED)


async def look(api: ApiClient) -> Look:
    """
    Raises:
        ApiFailure: this is nobody who may look.
    """
    health, models, cache, recent = await asyncio.gather(
        _or_why(_health(api)),
        _or_why(_seen(api, _MODELS, ModelList)),
        _or_why(_seen(api, f"{_CACHE}/stats", CacheStats)),
        _or_why(_seen(api, _RECENT, Recent)),
    )
    if isinstance(recent, ApiFailure) and recent.code == NO_KEY:
        raise recent
    return Look(health=health, models=models, cache=cache, recent=recent)


async def may_operate(api: ApiClient) -> bool:
    """Whether the API takes this client for an operator.

    Raises:
        ApiFailure: it does not say.
    """
    try:
        await api.send("GET", _RECENT)
    except ApiFailure as failure:
        if failure.code == NO_KEY:
            return False
        raise
    return True


async def warm(api: ApiClient, name: str) -> None:
    """Bring a model into memory; returns when it is there.

    Raises:
        ApiFailure: it is not.
    """
    await api.send("POST", f"{_MODELS}/warm", {"name": name})


async def select(api: ApiClient, name: str) -> None:
    """Make a model the default; raises as `warm`."""
    await api.send("POST", f"{_MODELS}/select", {"name": name})


async def remove(api: ApiClient, name: str) -> None:
    """Delete a model from every host; raises as `warm`."""
    await api.send("DELETE", f"{_MODELS}/{quote(name, safe='')}")


async def purge(api: ApiClient, scope: Mapping[str, str]) -> None:
    """Forget remembered answers; raises as `warm`.

    Args:
        scope: one way of saying which, as the API's query has it.
    """
    await api.send("DELETE", f"{_CACHE}?{urlencode(scope)}")


def pulled(api: ApiClient, name: str) -> AbstractAsyncContextManager[AsyncIterator[bytes]]:
    """The events of a download; leaving the context stops it. Raises as `ApiClient.streamed`."""
    return api.streamed(f"{_MODELS}/pull", {"name": name}, {"Accept": "text/event-stream"})


async def _health(api: ApiClient) -> AIHealth:
    return decoded(await api.send("GET", "/api/v1/ai/health", also={_UNWELL}), AIHealth)


async def _seen(api: ApiClient, path: str, kind: type[T]) -> T:
    return decoded(await api.send("GET", path), kind)


async def _or_why(asked: Awaitable[T]) -> T | ApiFailure:
    try:
        return await asked
    except ApiFailure as failure:
        return failure
