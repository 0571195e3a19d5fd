"""Counts every upstream call exactly once; how many one answer took is known nowhere else."""

from alchemorsel.application.call import Call
from alchemorsel.application.ports import Clock, LanguageModel
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.application.tab import current_tab
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.observing import Observer, Visit


class TalliedModel:
    """It belongs right around the adapter: above a limiter or a breaker it would count calls that were never made."""

    def __init__(self, inner: LanguageModel, clock: Clock, observer: Observer, *, provider: Provider) -> None:
        self._inner = inner
        self._clock = clock
        self._observer = observer
        self._provider = provider

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        current_tab().calls += 1
        visit = Visit(self._clock, call.deadline)
        try:
            with visit:
                return await self._inner.complete(prompt, call)
        finally:
            self._observer.called(self._provider, visit.outcome, visit.seconds)
