"""What each model can do, asked once and remembered; not knowing is no reason to fail."""

from alchemorsel.domain.errors import Unavailable
from alchemorsel.infrastructure.ai.ollama.client import OllamaClient

THINKING = "thinking"


class Capabilities:
    def __init__(self, client: OllamaClient) -> None:
        self._client = client
        self._known: dict[str, frozenset[str]] = {}

    async def can(self, model: str, capability: str) -> bool:
        """False also while Ollama has not told; then the next call asks again."""
        if model not in self._known:
            await self._ask(model)
        return capability in self._known.get(model, frozenset())

    async def _ask(self, model: str) -> None:
        try:
            shown = await self._client.show(model)
        except Unavailable:
            return
        self._known[model] = shown.capabilities or frozenset()
