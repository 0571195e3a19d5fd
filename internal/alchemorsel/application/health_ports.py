"""What health asks of the world, each question bounded in time by whoever answers it."""

from typing import Protocol

import msgspec

from alchemorsel.application.health_report import ModelHealth
from alchemorsel.application.providers import ProviderView


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """What a free look found.

    Args:
        models: those that were looked for.
        problem: why it cannot answer requests, in a sentence; empty where it can.
        loads: whether a model that is not resident has to be loaded before it answers.
    """

    reachable: bool
    models: tuple[ModelHealth, ...] = ()
    problem: str = ""
    suggestion: str = ""
    loads: bool = False

    @property
    def cold(self) -> tuple[str, ...]:
        """The models that a request would have to wait for."""
        return tuple(each.name for each in self.models if self.loads and each.resident is False)


class Inference(msgspec.Struct, frozen=True, kw_only=True):
    """What a tiny inference found; `works` is None where its turn did not come."""

    works: bool | None
    problem: str = ""
    suggestion: str = ""


class Probe(Protocol):
    """Looks at one provider, or at one host of it. No method raises for trouble on the other side."""

    def view(self) -> ProviderView:
        """How requests fare there; asks nobody."""
        ...

    def wanted(self) -> tuple[str, ...]:
        """The models that are to answer now."""
        ...

    async def look(self, models: tuple[str, ...]) -> Sighting:
        """Ask only what costs nothing, for a few seconds at most."""
        ...

    async def infer(self, models: tuple[str, ...]) -> Inference:
        """Have each of the models write a word or two, in bounded time."""
        ...


class Ping(Protocol):
    """Something besides the providers that is better up than down, and is never needed."""

    name: str

    async def ping(self) -> None:
        """
        Raises:
            Unavailable: it is down; `detail` and `suggestion` are for people.
        """
        ...
