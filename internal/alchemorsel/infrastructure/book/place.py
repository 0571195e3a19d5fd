"""Where the book is: a SQLite file, or a PostgreSQL."""

from pathlib import Path
from urllib.parse import urlsplit

import msgspec

FILE = "recipes.db"


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Exactly one of them is set.

    Args:
        file: SQLite's; made at its first use.
        url: postgresql:// and where it is; a password may stand in it.
    """

    file: Path | None = None
    url: str = ""

    @property
    def dialect(self) -> str:
        return "sqlite" if self.file is not None else "postgresql"

    @property
    def shown(self) -> str:
        """Without a password."""
        if self.file is not None:
            return str(self.file)
        parts = urlsplit(self.url)
        return f"postgresql://{parts.hostname or 'localhost'}{f':{parts.port}' if parts.port else ''}{parts.path}"


def place_of(data_dir: str, database_url: str) -> Place:
    """The file in the data folder, unless there is a URL."""
    return Place(url=database_url) if database_url else Place(file=Path(data_dir) / FILE)


class Patience(msgspec.Struct, frozen=True, kw_only=True):
    """How long a request waits for the database in all, and how many connections there are at most."""

    wait_s: float = 5.0
    connections: int = 5
