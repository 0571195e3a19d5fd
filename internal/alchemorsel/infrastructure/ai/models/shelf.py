"""What one Ollama has: its disk remembered for a minute, its memory and its being up looked at each time."""

import asyncio
from collections.abc import Iterable

import msgspec

from alchemorsel.application.model_ports import Shelf, Stocked
from alchemorsel.application.ports import Clock
from alchemorsel.domain.errors import Unavailable
from alchemorsel.domain.model_names import canonical, is_same
from alchemorsel.infrastructure.ai.ollama.answers import LocalModel, RunningModel, Shown
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient

REMEMBERED_S = 60.0
"""How long a disk's list is good for; a pull or a delete through us ends it at once."""


class OllamaShelf:
    """One host's models."""

    def __init__(self, client: OllamaClient, clock: Clock, *, remembered_s: float = REMEMBERED_S) -> None:
        self.client = client
        self.host = client.url
        self._clock = clock
        self._remembered_s = remembered_s
        self._disk: tuple[LocalModel, ...] | None = None
        self._until = 0.0
        self._cards: dict[str, Shown] = {}
        self._looking = asyncio.Lock()

    async def look(self) -> Shelf:
        """The models, or why nobody can tell."""
        try:
            return Shelf(host=self.host, models=await self._stocked())
        except Unavailable as problem:
            return Shelf(host=self.host, problem=problem)

    async def has(self, name: str) -> bool:
        """Whether a model is on the disk, by a list that may be a minute old.

        Raises:
            Unavailable: the host does not tell.
        """
        return any(is_same(model.name, name) for model in await self._on_disk())

    def forget(self) -> None:
        """The disk is about to change, or has."""
        self._disk = None
        self._cards.clear()

    async def _stocked(self) -> tuple[Stocked, ...]:
        running = await self._in_memory()
        models = await self._on_disk()
        cards = await asyncio.gather(*(self._card(model) for model in models))
        return tuple(_stocked(model, card, running) for model, card in zip(models, cards, strict=True))

    async def _in_memory(self) -> tuple[RunningModel, ...] | None:
        """None while a load keeps the host from telling; then its disk has to prove that it is up."""
        try:
            return await self.client.ps()
        except Unavailable:
            self.forget()
            return None

    async def _on_disk(self) -> tuple[LocalModel, ...]:
        async with self._looking:
            disk = self._disk
            if disk is None or self._clock.monotonic() >= self._until:
                disk = await self.client.list()
                self._until = self._clock.monotonic() + self._remembered_s
                self._disk = disk
            return disk

    async def _card(self, model: LocalModel) -> Shown | None:
        """Only old servers have to be asked for each model; the list of the others says it all."""
        if model.capabilities is not None:
            return None
        key = f"{canonical(model.name)}@{model.digest}"
        if key not in self._cards:
            try:
                self._cards[key] = await self.client.show(model.name)
            except Unavailable:
                return None
        return self._cards[key]


def _stocked(model: LocalModel, card: Shown | None, running: tuple[RunningModel, ...] | None) -> Stocked:
    capabilities = model.capabilities if card is None else card.capabilities
    context = model.details.context_length if card is None else card.context_length
    stocked = Stocked(
        name=model.name,
        size_bytes=model.size_bytes,
        digest=model.digest,
        modified_at=model.modified_at,
        family=model.details.family or None,
        parameter_size=model.details.parameter_size or None,
        quantization=model.details.quantization_level or None,
        context_length=context or None,
        capabilities=None if capabilities is None else tuple(sorted(capabilities)),
    )
    return stocked if running is None else _with_residence(stocked, running)


def _with_residence(stocked: Stocked, running: Iterable[RunningModel]) -> Stocked:
    found = next((each for each in running if is_same(each.name, stocked.name)), None)
    context = found.context_length if found is not None else 0
    return msgspec.structs.replace(stocked, resident=found is not None, running_context_length=context or None)
