"""A model that is not in memory is no error: who else can answer does, or the request waits, while it is loaded."""

from collections.abc import Callable

from alchemorsel.application.call import Call
from alchemorsel.application.ports import Clock, LanguageModel
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.domain.errors import Loading, TimedOut
from alchemorsel.infrastructure.ai.loading import Loader
from alchemorsel.infrastructure.ai.residency import Residency

RETRY_S = 5.0
"""When to ask again for a model that is being loaded, in seconds: most loads are done by then."""


class WarmingModel:
    """Asks only for what is in memory.

    Args:
        name: of the host, for people.
        another_can: whether a real provider further down the chain can answer now.
    """

    def __init__(
        self,
        inner: LanguageModel,
        clock: Clock,
        residency: Residency,
        loader: Loader,
        *,
        name: str,
        another_can: Callable[[], bool],
    ) -> None:
        self._inner = inner
        self._clock = clock
        self._residency = residency
        self._loader = loader
        self._name = name
        self._another_can = another_can

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        """As the port says.

        Raises:
            Loading: it is being loaded, and somebody else can answer or the time was too short for that.
        """
        model = prompt.model
        is_cold = await self._is_cold(model)
        if is_cold:
            await self._warm(model, call)
        try:
            completion = await self._inner.complete(prompt, call)
        except TimedOut as late:
            if is_cold:
                # The load took the time, not the model.
                raise self._loading(model) from late
            raise
        self._residency.seen(model)
        return completion

    async def _is_cold(self, model: str) -> bool:
        return self._loader.is_loading(model) or await self._residency.is_resident(model) is False

    async def _warm(self, model: str, call: Call) -> None:
        self._loader.raise_failure(model)
        self._loader.begin(model)
        if self._another_can():
            raise self._loading(model)
        if not await self._loader.join(model, call.deadline - self._clock.monotonic()):
            raise self._loading(model)

    def _loading(self, model: str) -> Loading:
        return Loading(
            f"{self._name} is loading {model} into memory.",
            suggestion="Ask again in a few seconds; ALCHEMORSEL_OLLAMA_KEEP_ALIVE says how long it then stays.",
            retry_after_s=RETRY_S,
        )
