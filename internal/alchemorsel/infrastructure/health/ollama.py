"""Looks at one Ollama host: what is on its disk, and what is in its memory."""

import asyncio
from collections.abc import Callable, Iterable

from alchemorsel.application.health_ports import Inference, Sighting
from alchemorsel.application.health_report import ModelHealth
from alchemorsel.application.providers import ProviderView
from alchemorsel.domain.errors import Unavailable
from alchemorsel.domain.model_names import is_same
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient
from alchemorsel.infrastructure.ai.watched import Watched
from alchemorsel.infrastructure.health.inference import TinyInference
from alchemorsel.infrastructure.health.sighted import sighted


class OllamaProbe:
    """One host.

    Args:
        wanted: the models that are to answer now.
        keeps: whether a model stays in memory after an answer; where none does, looking there says nothing.
        within_s: seconds for a whole look.
    """

    def __init__(
        self,
        watched: Watched,
        client: OllamaClient,
        tiny: TinyInference,
        *,
        wanted: Callable[[], tuple[str, ...]],
        keeps: bool,
        within_s: float,
    ) -> None:
        self._watched = watched
        self._client = client
        self._tiny = tiny
        self._wanted = wanted
        self._keeps = keeps
        self._within_s = within_s

    def view(self) -> ProviderView:
        return self._watched.view()

    def wanted(self) -> tuple[str, ...]:
        return self._wanted()

    async def look(self, models: tuple[str, ...]) -> Sighting:
        return await sighted(self._look(models), self._within_s, name=f"Ollama at {self._client.url}")

    async def infer(self, models: tuple[str, ...]) -> Inference:
        return await self._tiny.prove(models)

    async def _look(self, models: tuple[str, ...]) -> Sighting:
        on_disk, in_memory = await asyncio.gather(self._on_disk(), self._in_memory())
        found = tuple(
            ModelHealth(
                name=name,
                present=_holds(on_disk, name),
                resident=None if in_memory is None else _holds(in_memory, name),
            )
            for name in models
        )
        missing = [each.name for each in found if not each.present]
        return Sighting(
            reachable=True,
            models=found,
            problem=f"{', '.join(missing)} is not installed at {self._client.url}." if missing else "",
            suggestion=f"Pull it: alchemorsel models pull {missing[0]}" if missing else "",
            loads=True,
        )

    async def _on_disk(self) -> tuple[str, ...]:
        return tuple(model.name for model in await self._client.list())

    async def _in_memory(self) -> tuple[str, ...] | None:
        """None where nothing stays there, or a load keeps the host from telling."""
        if not self._keeps:
            return None
        try:
            # Half of the time: a host that is busy with a load still has to show its disk.
            async with asyncio.timeout(self._within_s / 2):
                return tuple(model.name for model in await self._client.ps())
        except (TimeoutError, Unavailable):
            return None


def _holds(names: Iterable[str], wanted: str) -> bool:
    return any(is_same(name, wanted) for name in names)
