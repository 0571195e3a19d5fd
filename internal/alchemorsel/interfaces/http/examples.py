"""Published examples: kept as the JSON that goes over the wire, so that a reader can paste them."""

from importlib.resources import files
from typing import Any

import msgspec


class Examples(msgspec.Struct, frozen=True, kw_only=True):
    """Of one operation: requests by what they show, and a whole answer."""

    requests: dict[str, Any]
    answer: Any


def examples_of(operation_name: str) -> Examples:
    """The examples of an operation, by its name."""
    text = files("alchemorsel.interfaces.http").joinpath("examples", f"{operation_name}.json").read_bytes()
    return msgspec.json.decode(text, type=Examples)
