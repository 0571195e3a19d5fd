"""Reads the committed foods table, once a process."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec

from alchemorsel.domain.foods import Food, FoodTable
from alchemorsel.domain.nutrients import NUTRIENTS

VERSION_BYTES = 8
FILE = Path(__file__).with_name("table.json")


class _Table(msgspec.Struct, frozen=True):
    nutrients: tuple[str, ...]
    foods: tuple[Food, ...]


@cache
def load_foods() -> FoodTable:
    """The table of this installation.

    Raises:
        ValueError: it was built for other nutrients than this code knows.
    """
    content = FILE.read_bytes()
    table = msgspec.json.decode(content, type=_Table)
    if table.nutrients != NUTRIENTS:
        raise ValueError(f"{FILE} holds other nutrients; build it anew with scripts/build_foods.py")
    return FoodTable(table.foods, blake2b(content, digest_size=VERSION_BYTES).hexdigest())
