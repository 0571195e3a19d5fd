"""Keeps what operators want to see again of what the stack tells its observer, which hears all of it as before."""

from alchemorsel.application.prompt import Completion
from alchemorsel.application.recent import RecentBook
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.infrastructure.ai.observing import CANCELLED, Asked, Observer


class NotingObserver:
    """Writes fallbacks and upstream calls into a book on their way to the inner observer."""

    def __init__(self, inner: Observer, book: RecentBook) -> None:
        self._inner = inner
        self._book = book

    def asked(self, asked: Asked) -> None:
        self._inner.asked(asked)

    def fell_back(self, failed: Attempt, after: Provider) -> None:
        self._book.fell_back(failed, after)
        self._inner.fell_back(failed, after)

    def completed(self, feature: Feature, provider: Provider, completion: Completion) -> None:
        self._inner.completed(feature, provider, completion)

    def waited_for(self, feature: Feature, provider: Provider, outcome: str, seconds: float) -> None:
        self._inner.waited_for(feature, provider, outcome, seconds)

    def called(self, provider: Provider, outcome: str, seconds: float) -> None:
        if outcome != CANCELLED:
            # How long somebody stayed says nothing about the provider.
            self._book.called(provider, seconds)
        self._inner.called(provider, outcome, seconds)

    def queued(self, provider: Provider, seconds: float) -> None:
        self._inner.queued(provider, seconds)
