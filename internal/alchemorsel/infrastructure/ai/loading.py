"""Loads models in the background: a load belongs to nobody, for whoever hangs up on one ends it."""

import asyncio
import copy
from collections.abc import Awaitable, Callable, Iterable

import structlog

from alchemorsel.application.ports import Clock
from alchemorsel.domain.errors import TimedOut, Unavailable
from alchemorsel.domain.model_names import canonical
from alchemorsel.infrastructure.ai.residency import Residency

LOAD_S = 300.0
"""Ollama gives up on a load without progress after as long."""
FAILURE_S = 10.0
"""How long a failed load is news, in seconds; then it is worth another one."""
_log = structlog.get_logger(__name__)


class Loader:
    """One load at a time for each model of one host.

    Args:
        load: brings a model into memory; `Unavailable` where that fails.
        name: of the host, for people.
    """

    def __init__(
        self, load: Callable[[str], Awaitable[object]], residency: Residency, clock: Clock, *, name: str
    ) -> None:
        self._load = load
        self._residency = residency
        self._clock = clock
        self._name = name
        self._loads: dict[str, asyncio.Task[Unavailable | None]] = {}
        self._failed: dict[str, tuple[float, Unavailable]] = {}
        self._start: asyncio.Task[None] | None = None

    def is_loading(self, model: str) -> bool:
        return canonical(model) in self._loads

    def begin(self, model: str) -> None:
        """Load it unless that is under way already."""
        name = canonical(model)
        if name not in self._loads:
            self._failed.pop(name, None)
            self._loads[name] = asyncio.create_task(self._run(model))
            self._loads[name].add_done_callback(lambda _done: self._loads.pop(name, None))

    def begin_all(self, models: Iterable[str]) -> None:
        """Load them one after another, as a start does."""
        self._start = asyncio.create_task(self._run_all(tuple(models)))

    async def join(self, model: str, within_s: float) -> bool:
        """Wait for the load under way; False where it takes longer, and it goes on.

        Raises:
            Unavailable: the load failed.
        """
        load = self._loads.get(canonical(model))
        if load is None:
            return True
        done, _ = await asyncio.wait({load}, timeout=max(0.0, within_s))
        if not done:
            return False
        if (failure := load.result()) is not None:
            self._failed.pop(canonical(model), None)
            raise copy.copy(failure)
        return True

    def raise_failure(self, model: str) -> None:
        """Tell once of a load that failed a moment ago while nobody waited for it.

        Raises:
            Unavailable: why it failed.
        """
        at, failure = self._failed.pop(canonical(model), (0.0, None))
        if failure is not None and self._clock.monotonic() - at < FAILURE_S:
            raise failure

    async def aclose(self) -> None:
        """Ends every load."""
        tasks = [*self._loads.values(), *([self._start] if self._start else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run_all(self, models: tuple[str, ...]) -> None:
        for model in models:
            self.begin(model)
            await asyncio.wait({self._loads[canonical(model)]})

    async def _run(self, model: str) -> Unavailable | None:
        began = self._clock.monotonic()
        try:
            async with asyncio.timeout(LOAD_S):
                await self._load(model)
        except TimeoutError:
            return self._note(model, TimedOut(f"{self._name} did not load {model} within {LOAD_S:g} s."))
        except Unavailable as failure:
            return self._note(model, failure)
        self._residency.seen(model)
        _log.info("model_loaded", host=self._name, model=model, seconds=round(self._clock.monotonic() - began, 3))
        return None

    def _note(self, model: str, failure: Unavailable) -> Unavailable:
        self._failed[canonical(model)] = self._clock.monotonic(), copy.copy(failure)
        _log.warning("model_not_loaded", host=self._name, model=model, code=failure.code, reason=failure.detail)
        return failure
