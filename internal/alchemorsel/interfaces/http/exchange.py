"""How a server hands over a whole request and takes a whole answer, at once; one that cannot talks ASGI as ever."""

from typing import Protocol

from litestar.types import Scope

EXTENSION = "alchemorsel.exchange"
"""The ASGI extension's name; under `of` in it lies an `Exchange`."""


class Exchange(Protocol):
    """One request and its answer."""

    @property
    def open(self) -> bool:
        """Whether `write` can be used: nothing was written, and the reader neither left nor lags behind."""
        ...

    def body(self) -> bytes | None:
        """The whole body, to be received all the same; None where it is not here yet, or where this is not open."""
        ...

    def write(self, status: int, head: bytes, body: bytes) -> None:
        """The whole answer, while this is open; each line of the head ends with a line break."""
        ...


def exchange_of(scope: Scope) -> Exchange | None:
    """None where the server offers none."""
    offered = scope.get("extensions")
    found = offered.get(EXTENSION) if offered else None
    return found["of"] if found else None  # type: ignore[return-value]  # as the extension promises
