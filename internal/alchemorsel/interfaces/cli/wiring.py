"""What the command line needs from the rest of the house, handed in by bootstrap."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Generic, NoReturn, Protocol, TypeVar

import msgspec

from alchemorsel.application.access import KeyStore
from alchemorsel.application.book.bookkeeper import Bookkeeper
from alchemorsel.application.book.ports import BookStore
from alchemorsel.application.cache_office import CacheOffice
from alchemorsel.application.health import Health
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.models import Models
from alchemorsel.application.warmup_list import WarmUpList
from alchemorsel.domain.errors import NotFound
from alchemorsel.domain.foods import NO_FOODS, FoodTable
from alchemorsel.domain.models import Selected

S = TypeVar("S")


class Flag(Protocol):
    """A setting that may be given as a flag: `ollama_host` is `--ollama-host`."""

    @property
    def key(self) -> str: ...
    @property
    def says(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def secret(self) -> bool: ...


class SettingRow(Protocol):
    """A setting as it holds now; a secret is already hidden in `value`."""

    @property
    def key(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def source(self) -> str: ...


def nothing_kept(_settings: object) -> NoReturn:
    """For where there is no recipe book.

    Raises:
        NotFound: always.
    """
    raise NotFound("There is no recipe book here.")


class Wiring(msgspec.Struct, Generic[S], frozen=True, kw_only=True):
    """The command line's view of the house; `S` are the settings, which it only passes on.

    Args:
        version: of the program.
        flags: every setting.
        load: the settings, given the flags by key; ValueError, whose text is one problem a line, where they are bad.
        rows: the settings for people to read.
        kitchen: a kitchen that is open inside its context; log lines must go to stderr.
        serve: serves the HTTP API until told to stop.
        keys: where API keys are kept.
        models: model management that is open inside its context; log lines must go to stderr.
        health: what is looked at, open inside its context; log lines must go to stderr.
        cache: what is remembered in the Redis of the settings; log lines must go to stderr.
        cache_at: the memory of a running service, given its address and an API key.
        book: the recipe book, open inside its context; log lines must go to stderr.
        book_store: its database as its operator handles it, likewise.
        foods: the foods table, from which nutrition and weights come.
        wishes: the list of common wishes in a file, or where the name is empty in that of the settings.
        select_at: makes a model the default at a running service, given its address, an API key and the name.
    """

    version: str
    flags: Sequence[Flag]
    load: Callable[[Mapping[str, str]], S]
    rows: Callable[[S], Sequence[SettingRow]]
    kitchen: Callable[[S], AbstractAsyncContextManager[Kitchen]]
    serve: Callable[[S], None]
    keys: Callable[[S], KeyStore]
    models: Callable[[S], AbstractAsyncContextManager[Models]]
    health: Callable[[S], AbstractAsyncContextManager[Health]]
    cache: Callable[[S], AbstractAsyncContextManager[CacheOffice]]
    cache_at: Callable[[str, str], AbstractAsyncContextManager[CacheOffice]]
    wishes: Callable[[S, str], WarmUpList]
    select_at: Callable[[str, str, str], Coroutine[Any, Any, Selected]]
    foods: Callable[[], FoodTable] = lambda: NO_FOODS
    book: Callable[[S], AbstractAsyncContextManager[Bookkeeper]] = nothing_kept
    book_store: Callable[[S], AbstractAsyncContextManager[BookStore]] = nothing_kept
