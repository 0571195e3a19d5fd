"""The ports of model management: what is on which host, which model is chosen, what each was worth."""

from collections.abc import AsyncGenerator
from typing import Protocol

import msgspec

from alchemorsel.domain.errors import Unavailable
from alchemorsel.domain.model_names import is_same
from alchemorsel.domain.models import ModelStats, PullProgress
from alchemorsel.domain.vocabulary import Feature


class Stocked(msgspec.Struct, frozen=True, kw_only=True):
    """A model on one host's disk. Null: the host does not tell."""

    name: str
    size_bytes: int
    digest: str = ""
    modified_at: str = ""
    family: str | None = None
    parameter_size: str | None = None
    quantization: str | None = None
    context_length: int | None = None
    capabilities: tuple[str, ...] | None = None
    resident: bool | None = None
    running_context_length: int | None = None


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """What one host has. With a `problem` nothing is known of it, which is not the same as nothing there."""

    host: str
    models: tuple[Stocked, ...] = ()
    problem: Unavailable | None = None

    def has(self, name: str) -> bool:
        return any(is_same(model.name, name) for model in self.models)


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """What a model's maker says of it."""

    parameters: str = ""
    template: str = ""
    license: str = ""


class ModelCatalogue(Protocol):
    """The models on the disks of all hosts. Names are already checked; `host` is one of `hosts`."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The addresses, in the order of the settings; empty where there is no Ollama."""
        ...

    async def shelves(self, *, fresh: bool = False) -> tuple[Shelf, ...]:
        """What each host has, in the order of `hosts`.

        What is on disk may be a minute old unless it is to be `fresh`; being up never is.
        """
        ...

    async def describe(self, name: str, host: str) -> Description:
        """A model's card.

        Raises:
            Unavailable: the host cannot tell.
        """
        ...

    def pull(self, name: str, hosts: tuple[str, ...]) -> AsyncGenerator[PullProgress, None]:
        """Download to all these hosts at once; all have it when this ends. Closing it stops the downloads.

        Raises:
            NotFound: nobody publishes it.
            Unavailable: at least one host did not come to the end.
        """
        ...

    async def remove(self, name: str, hosts: tuple[str, ...]) -> None:
        """Delete from all these hosts.

        Raises:
            Unavailable: at least one host still has it.
        """
        ...

    async def warm(self, name: str, hosts: tuple[str, ...]) -> None:
        """Bring into memory; cancelling the wait does not end the load.

        Raises:
            Unavailable: at least one host could not.
        """
        ...


class ModelChoice(Protocol):
    """Which model answers. Reading it never waits and never fails."""

    @property
    def default(self) -> str:
        """The model of every feature without one of its own."""
        ...

    @property
    def selected(self) -> bool:
        """Whether `default` was selected at run time; otherwise it is what the settings say."""
        ...

    @property
    def kept_in(self) -> str:
        """`redis` or `memory`: where a selection lives."""
        ...

    def current(self, feature: Feature) -> str:
        """The model for a feature: its own of the settings, or `default`."""
        ...

    async def select(self, name: str) -> None:
        """Make a model the default, for everybody who shares this choice.

        Raises:
            Unavailable: it cannot be kept now; this process goes on as before.
        """
        ...


class ModelBook(Protocol):
    """What each model was worth so far."""

    def stats(self, name: str) -> ModelStats:
        """All zero for a model that nobody asked."""
        ...
