"""What an operator does with the memory: count, look at one answer, forget a scope."""

from collections.abc import Mapping
from typing import Any, Protocol

import msgspec

from alchemorsel.application.cache import AnswerCache, CacheStats, EntryFacts
from alchemorsel.application.cache_key import feature_of
from alchemorsel.application.warmup import WarmUp
from alchemorsel.application.warmup_list import WarmUpList
from alchemorsel.application.warmup_report import Told, WarmUpReport
from alchemorsel.domain.errors import InvalidRequest, NotFound
from alchemorsel.domain.vocabulary import Feature, Provider

EVERYTHING = "all"
TAGS = ("diet", "allergen", "cuisine", "course", "language", "provider")
"""What answers are tagged with, beside their feature, model and key."""
SCOPES = ("feature", "model", "tag", "key", EVERYTHING)
"""By what one purges."""
_KEY_FORM = "alchemorsel:v1:<feature>:<32 hexadecimal digits>"


class Purged(msgspec.Struct, frozen=True, kw_only=True):
    """`here` lay in the memory of the process that was asked; Redis and the other processes forget as well."""

    scope: str
    here: int


class ShownEntry(EntryFacts, frozen=True, kw_only=True):
    """One remembered answer. Times are seconds from now, below zero where they are past; `rung` counts from 0 the
    place of who gave it in the chain of providers.
    """

    answer: Any


class CacheOffice(Protocol):
    """The memory as its operators use it, in this process or at a running service."""

    async def stats(self) -> CacheStats:
        """What one process counted since it started."""
        ...

    async def show(self, key: str) -> ShownEntry:
        """What lies under a key.

        Raises:
            InvalidRequest: it is no key.
            NotFound: nothing does.
        """
        ...

    async def purge(self, scope: str) -> Purged:
        """Forget everything of a scope that `scope_of` made, in every process.

        Raises:
            Unavailable: not everybody can be told now.
        """
        ...

    async def warm(self, listed: WarmUpList, tell: Told) -> WarmUpReport:
        """Have every wish of a list asked that is not fresh, one at a time; cancelling ends it at once.

        Args:
            tell: told each step as it happens.

        Raises:
            InvalidRequest: a wish makes no sense, or there is none.
            Unavailable: whoever asks is being stopped.
        """
        ...


class OwnCacheOffice:
    """The memory of this process, and the Redis that it shares.

    Args:
        warm_up: over that memory; None where nothing is asked ahead.
    """

    def __init__(self, cache: AnswerCache, warm_up: WarmUp | None = None) -> None:
        self._cache = cache
        self._warm_up = warm_up

    async def stats(self) -> CacheStats:
        return self._cache.stats()

    async def show(self, key: str) -> ShownEntry:
        view = await self._cache.show(_checked_key(key))
        if view is None:
            raise NotFound("Nothing is remembered under this key.", suggestion="`Cache-Status` names an answer's key.")
        told = {name: getattr(view, name) for name in EntryFacts.__struct_fields__}
        return ShownEntry(**told, answer=msgspec.json.decode(view.body))

    async def purge(self, scope: str) -> Purged:
        return Purged(scope=scope, here=await self._cache.purge(scope))

    async def warm(self, listed: WarmUpList, tell: Told) -> WarmUpReport:
        wishes = listed.wishes()
        if self._warm_up is None:
            raise NotFound("Nothing is asked ahead here.")
        return await self._warm_up.run(wishes, tell)


def scope_of(asked: Mapping[str, str]) -> str:
    """The scope that one of `SCOPES` with its value names.

    Raises:
        InvalidRequest: it is not exactly one, or no answer can be of it. A typing error must never mean everything.
    """
    if len(asked) != 1 or not asked.keys() <= set(SCOPES):
        raise InvalidRequest(
            "Say in one way what is to be forgotten.",
            allowed=SCOPES,
            suggestion="Such as feature=recipe, model=llama3.2:3b, tag=diet:vegan, a key, or all=true.",
        )
    ((by, value),) = asked.items()
    return _CHECKS[by](value.strip())


def _feature(value: str) -> str:
    return f"feature:{_one_of(value, 'feature', tuple(Feature))}"


def _model(value: str) -> str:
    if not value:
        raise InvalidRequest("`model`: a name is missing.", field="model", suggestion="Such as model=llama3.2:3b.")
    return f"model:{value}"


def _tag(value: str) -> str:
    name, _, of = value.partition(":")
    _one_of(name, "tag", TAGS)
    if name == "provider":
        _one_of(of, "tag", tuple(Provider))
    if not of:
        raise InvalidRequest("`tag`: it has no value.", field="tag", suggestion=f"Such as tag={name}:something.")
    return f"{name}:{of}"


def _key(value: str) -> str:
    return f"key:{_checked_key(value)}"


def _everything(value: str) -> str:
    _one_of(value, EVERYTHING, ("true",))
    return EVERYTHING


_CHECKS = {"feature": _feature, "model": _model, "tag": _tag, "key": _key, EVERYTHING: _everything}


def _checked_key(key: str) -> str:
    if feature_of(key) is None:
        raise InvalidRequest(
            "This is no key of the memory.",
            field="key",
            allowed=(_KEY_FORM,),
            suggestion="`Cache-Status` names an answer's key.",
        )
    return key


def _one_of(value: str, field: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise InvalidRequest(
            f"`{field}`: there is no such value.",
            field=field,
            allowed=tuple(str(each) for each in allowed),
            suggestion=f"Allowed: {', '.join(allowed)}.",
        )
    return value
