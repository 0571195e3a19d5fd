"""Observers that note what they are told."""

from alchemorsel.application.prompt import Completion
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.infrastructure.ai.observing import Asked


class Notes:
    """Hears what the stack does."""

    def __init__(self) -> None:
        self.all_asked: list[Asked] = []
        self.fallbacks: list[tuple[str, str, str]] = []
        self.completions: list[Completion] = []
        self.waits: list[tuple[str, float]] = []
        self.calls: list[tuple[str, float]] = []
        self.turns: list[float] = []

    def asked(self, asked: Asked) -> None:
        self.all_asked.append(asked)

    def fell_back(self, failed: Attempt, after: Provider) -> None:
        self.fallbacks.append((failed.provider, after, failed.outcome))

    def completed(self, feature: Feature, provider: Provider, completion: Completion) -> None:  # noqa: ARG002 - the port's
        self.completions.append(completion)

    def waited_for(self, feature: Feature, provider: Provider, outcome: str, seconds: float) -> None:  # noqa: ARG002
        self.waits.append((outcome, seconds))

    def called(self, provider: Provider, outcome: str, seconds: float) -> None:  # noqa: ARG002 - the port's
        self.calls.append((outcome, seconds))

    def queued(self, provider: Provider, seconds: float) -> None:  # noqa: ARG002 - the port's
        self.turns.append(seconds)
