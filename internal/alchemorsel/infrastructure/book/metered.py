"""Counts and times what is asked of the book, and opens it at the first question."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager

from alchemorsel.application.book.ports import Added, BookObserver, Kept, Once, Page, Position, RecipeBook, Shelved
from alchemorsel.domain.book.entry import Cooked, SavedRecipe
from alchemorsel.domain.book.requests import BookQuery
from alchemorsel.domain.errors import AlchemorselError

OPERATIONS = ("add", "add_all", "get", "replace", "remove", "restore", "log", "page", "search", "all")
OK = "ok"
OTHER = "internal"


class MeteredBook:
    """A `RecipeBook` that tells an observer of every operation.

    Args:
        inner: the book; importing what it is made of takes a while, so nobody does before it is asked for.
    """

    def __init__(self, inner: Callable[[], Awaitable[RecipeBook]], observer: BookObserver) -> None:
        self._inner = inner
        self._observer = observer

    async def add(self, owner: str, shelved: Shelved, once: Once | None = None) -> Kept:
        with self._measured("add"):
            return await (await self._inner()).add(owner, shelved, once)

    async def add_all(self, owner: str, many: Sequence[Shelved]) -> Added:
        with self._measured("add_all"):
            return await (await self._inner()).add_all(owner, many)

    async def get(self, owner: str, recipe_id: str) -> SavedRecipe:
        with self._measured("get"):
            return await (await self._inner()).get(owner, recipe_id)

    async def replace(self, owner: str, shelved: Shelved, *, version: int) -> SavedRecipe:
        with self._measured("replace"):
            return await (await self._inner()).replace(owner, shelved, version=version)

    async def remove(self, owner: str, recipe_id: str, *, version: int | None) -> None:
        with self._measured("remove"):
            await (await self._inner()).remove(owner, recipe_id, version=version)

    async def restore(self, owner: str, recipe_id: str) -> SavedRecipe:
        with self._measured("restore"):
            return await (await self._inner()).restore(owner, recipe_id)

    async def log(self, owner: str, recipe_id: str, cooked: Cooked, once: Once | None = None) -> Kept:
        with self._measured("log"):
            return await (await self._inner()).log(owner, recipe_id, cooked, once)

    async def page(self, owner: str, query: BookQuery, *, after: Position | None, limit: int) -> Page:
        with self._measured("search" if query.q or query.ingredients or query.tags else "page"):
            return await (await self._inner()).page(owner, query, after=after, limit=limit)

    async def all(self, owner: str) -> AsyncIterator[SavedRecipe]:
        with self._measured("all"):
            async for saved in (await self._inner()).all(owner):
                yield saved

    @contextmanager
    def _measured(self, operation: str) -> Iterator[None]:
        began, code = time.perf_counter(), OTHER
        try:
            yield
            code = OK
        except AlchemorselError as error:
            code = error.code
            raise
        finally:
            self._observer.queried(operation, time.perf_counter() - began, code)
