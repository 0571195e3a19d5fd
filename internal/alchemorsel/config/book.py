"""Where recipes are kept and how long a request waits for them, declared like every other setting."""

import re
from typing import Annotated

from alchemorsel.config import kinds
from alchemorsel.config.problems import hidden_password
from alchemorsel.config.running import Running
from alchemorsel.config.setting import Setting

_POSTGRES = re.compile(r"postgres(?:ql)?://\S+", re.IGNORECASE)


def _postgres_address() -> kinds.Kind[str]:
    """A password may stand in it, so it counts as a secret."""

    def parse(given: str) -> str:
        if given and not (_POSTGRES.fullmatch(given) and given.isprintable()):
            raise ValueError
        return given

    return kinds.Kind(
        form="postgresql:// and where it is, such as postgresql://alchemorsel@db.example/alchemorsel, or empty",
        parse=parse,
        write=str,
        shown=hidden_password,
        secret=True,
    )


class BookSettings(Running, frozen=True, kw_only=True):
    """Of the recipe book's database."""

    database_url: Annotated[
        str,
        Setting(
            _postgres_address(),
            "The PostgreSQL that keeps the recipe book. Empty: SQLite, in recipes.db in data_dir.",
            room="The recipe book",
        ),
    ] = ""
    database_timeout: Annotated[
        float,
        Setting(kinds.duration(0.1, 60), "How long a request waits for a connection, for its turn, for a statement."),
    ] = 5.0
    database_connections: Annotated[
        int, Setting(kinds.whole(1, 100), "The most connections of each process to the recipe book's database.")
    ] = 5
