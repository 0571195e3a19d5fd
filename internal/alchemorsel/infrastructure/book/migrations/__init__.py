"""Makes and changes the schema; Alembic runs what is in `versions`, one after another."""

import logging

# It tells everything it does as news, from its import on.
logging.getLogger("alembic").setLevel(logging.WARNING)

VERSION_TABLE = "alchemorsel_schema"
"""Where a database says which version it is at; a name of our own, for others may live beside us."""
VERSIONS = ("0001", "0002", "0003")
HEAD = VERSIONS[-1]
