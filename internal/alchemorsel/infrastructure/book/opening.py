"""Opens the book when somebody first asks for it: what it is made of takes half a second to import."""

import asyncio
from typing import TYPE_CHECKING

from alchemorsel.application.book.ports import UNOBSERVED, BookObserver, BookStore, RecipeBook
from alchemorsel.application.ports import Clock
from alchemorsel.infrastructure.book.place import Patience, Place

if TYPE_CHECKING:
    from alchemorsel.infrastructure.book.database import Database


class OpenedBook:
    """The database at a place, opened once, whoever asks first; `aclose` closes what was opened."""

    def __init__(
        self, place: Place, clock: Clock, patience: Patience | None = None, observer: BookObserver = UNOBSERVED
    ) -> None:
        self.place = place
        self._clock = clock
        self._patience = patience
        self._observer = observer
        self._database: Database | None = None
        self._opening = asyncio.Lock()

    async def book(self) -> RecipeBook:
        """Where recipes are kept."""
        database = await self.database()
        from alchemorsel.infrastructure.book.sql_book import SqlRecipeBook  # noqa: PLC0415 - see above

        return SqlRecipeBook(database, self._clock)

    async def store(self) -> BookStore:
        """The same, for who runs it."""
        database = await self.database()
        from alchemorsel.infrastructure.book.store import SqlBookStore  # noqa: PLC0415 - see above

        return SqlBookStore(database, self._clock)

    async def database(self) -> "Database":
        """The connections; importing happens beside the event loop."""
        async with self._opening:
            if self._database is None:
                await asyncio.to_thread(_import)
                self._database = self._opened()
            return self._database

    @property
    def was_opened(self) -> bool:
        """Whether somebody has used the database already."""
        return self._database is not None and self._database.is_ready

    async def aclose(self) -> None:
        """Close every connection."""
        if self._database is not None:
            await self._database.aclose()

    def _opened(self) -> "Database":
        from alchemorsel.infrastructure.book.database import Database  # noqa: PLC0415 - see above

        return Database(self.place, self._patience, self._observer)


def _import() -> None:
    from alchemorsel.infrastructure.book import sql_book, store  # noqa: F401, PLC0415 - that is the point


class DatabasePing:
    """Looks at the book's database with one short question; the AI routes go on without it."""

    name = "database"

    def __init__(self, opened: OpenedBook) -> None:
        self._opened = opened

    async def ping(self) -> None:
        file = self._opened.place.file
        if file is not None and not self._opened.was_opened and not file.exists():
            # It is made when the first recipe is saved; one that was there, and is gone, is lost.
            return
        from alchemorsel.infrastructure.book.pinging import ask  # noqa: PLC0415 - see above

        await ask(await self._opened.database())
