"""Where recipes are kept: the ports of the book, with the whole contract."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from alchemorsel.domain.book.entry import Cooked, RecipeSummary, SavedRecipe
from alchemorsel.domain.book.facets import Facets
from alchemorsel.domain.book.requests import BookQuery


class Shelved(msgspec.Struct, frozen=True, kw_only=True):
    """A recipe with what lists need to know of it; `foreign`: it has no id of its own yet, its content tells it."""

    saved: SavedRecipe
    facets: Facets
    foreign: bool = False


class Once(msgspec.Struct, frozen=True, kw_only=True):
    """Makes a write happen once, however often it is sent: the caller's key, and a digest of what was sent."""

    key: str
    digest: str


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What a write came to; `replayed`: it had happened before, and this is what it came to then."""

    saved: SavedRecipe
    replayed: bool = False


class Position(msgspec.Struct, frozen=True, array_like=True):
    """A place in a list: the sort's value there, and the number that the database gave the recipe.

    `tier` is 0 among those whose name matches, 1 among the rest; only where relevance sorts.
    """

    value: int | str
    number: int
    tier: int = 0


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """`after` is where the next page begins; None on the last one."""

    recipes: tuple[RecipeSummary, ...]
    after: Position | None


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What adding many came to."""

    added: int
    skipped: int


class RecipeBook(Protocol):
    """Keeps recipes, each owner's apart: another owner's are as if they were not there.

    What a method returns is on disk. Every method may raise, beside what it names itself:

        Busy: the database was locked for as long as a request may wait; nothing was changed.
        Unavailable: it is lost, full or broken; nothing was changed.
        Misconfigured: it was written by another version of this program.
    """

    async def add(self, owner: str, shelved: Shelved, once: Once | None = None) -> Kept:
        """Keep a recipe.

        Raises:
            InvalidRequest: the key of `once` was used for something else within a day.
        """
        ...

    async def add_all(self, owner: str, many: Sequence[Shelved]) -> Added:
        """Keep many, or none of them. Those whose id is kept already are skipped, of the foreign ones those whose
        content is; a deleted one of the same id is replaced.
        """
        ...

    async def get(self, owner: str, recipe_id: str) -> SavedRecipe:
        """One recipe.

        Raises:
            NotFound: there is none, or it is deleted.
        """
        ...

    async def replace(self, owner: str, shelved: Shelved, *, version: int) -> SavedRecipe:
        """Change a recipe that is still at `version`; what comes back is one version further.

        Raises:
            NotFound: as `get`.
            LostRace: it is at another version by now.
        """
        ...

    async def remove(self, owner: str, recipe_id: str, *, version: int | None) -> None:
        """Delete a recipe so that `restore` can bring it back; at `version`, where one is given.

        Raises:
            NotFound: as `get`.
            LostRace: as `replace`.
        """
        ...

    async def restore(self, owner: str, recipe_id: str) -> SavedRecipe:
        """Bring a deleted recipe back; one that is there is left alone.

        Raises:
            NotFound: there never was one, or it is purged.
        """
        ...

    async def log(self, owner: str, recipe_id: str, cooked: Cooked, once: Once | None = None) -> Kept:
        """Note that it was cooked; the recipe is one version further.

        Raises:
            NotFound: as `get`.
            InvalidRequest: as `add`.
        """
        ...

    async def page(self, owner: str, query: BookQuery, *, after: Position | None, limit: int) -> Page:
        """A part of a list. Pages hold together whatever is added meanwhile: nothing comes twice or is left out that
        was there all the time and did not change its place.
        """
        ...

    def all(self, owner: str) -> AsyncIterator[SavedRecipe]:
        """Every recipe of the book by its time of creation, then its id."""
        ...


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What a look at the whole database found. `problems` are sentences; empty where all is well."""

    kind: str
    place: str
    schema: str
    recipes: int
    deleted: int
    owners: int
    problems: tuple[str, ...] = ()


class Upgraded(msgspec.Struct, frozen=True, kw_only=True):
    """The schema before and after; before is empty where there was no database.

    `rechecked` counts the recipes that other rules had checked.
    """

    before: str
    after: str
    rechecked: int = 0


class BookStore(Protocol):
    """The database under the book, for those who run it. The errors are those of `RecipeBook`."""

    async def upgrade(self) -> Upgraded:
        """Bring the schema to this version's; a database that is there already keeps every row. What was checked by
        other rules than today's is checked again.
        """
        ...

    async def recheck(self, *, pause_s: float = 0.0) -> int:
        """Let lists and filters say what today's rules say, where other rules had checked; how many recipes that were.
        The recipes themselves stay as they are.

        Args:
            pause_s: the time between two batches, for those who are being served meanwhile.
        """
        ...

    async def check(self) -> Checked:
        """Read through all of it."""
        ...

    async def backup(self, to: Path) -> int:
        """A copy that holds together, made while others write; its bytes.

        Raises:
            InvalidRequest: `to` is there already, cannot be written, or this kind of database has tools of its own.
        """
        ...

    async def purge(self, *, older_than_s: float) -> int:
        """Forget for good what was deleted so long ago, with the idempotency keys that made it, and those used up; how
        many recipes that were.
        """
        ...


class BookObserver(Protocol):
    """Hears of every operation. Each method returns at once and never raises."""

    def queried(self, operation: str, seconds: float, code: str) -> None:
        """An operation ended; `code` is `ok` or an error's."""
        ...

    def pool(self, in_use: int, size: int) -> None:
        """So many connections are in use now, of so many at most."""
        ...


class Unobserved:
    """For where nobody counts."""

    def queried(self, operation: str, seconds: float, code: str) -> None: ...

    def pool(self, in_use: int, size: int) -> None: ...


UNOBSERVED = Unobserved()
