"""Counts and times a model as its caller sees it: waiting for a turn, a load and retries are all in it."""

from alchemorsel.application.call import Call
from alchemorsel.application.ports import Clock, LanguageModel
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.application.tab import current_tab
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.observing import Observer, Visit


class MeteredModel:
    """Tells its observer, and puts the time on the request's tab."""

    def __init__(self, inner: LanguageModel, clock: Clock, observer: Observer, *, provider: Provider) -> None:
        self._inner = inner
        self._clock = clock
        self._observer = observer
        self._provider = provider

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        visit = Visit(self._clock, call.deadline)
        try:
            with visit:
                completion = await self._inner.complete(prompt, call)
        finally:
            current_tab().model_s += visit.seconds
            self._observer.waited_for(prompt.feature, self._provider, visit.outcome, visit.seconds)
        self._observer.completed(prompt.feature, self._provider, completion)
        return completion
