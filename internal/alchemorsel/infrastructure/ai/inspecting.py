"""What the checks make of recipes, for whoever counts it: a repair hides a finding from everybody else."""

from typing import Protocol, TypeVar

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Call
from alchemorsel.application.ports import AI
from alchemorsel.application.question import Question
from alchemorsel.domain.answers import Served
from alchemorsel.domain.errors import BadAnswer
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Provider

A = TypeVar("A", bound=Served)


class Inspector(Protocol):
    """Hears what the checks found. Every method returns at once and never raises."""

    def rejected(self, provider: Provider, findings: tuple[Finding, ...]) -> None:
        """A draft did not pass; without findings it could not even be read."""
        ...

    def passed(self, provider: Provider, recipe: Recipe, confidence: float) -> None:
        """A recipe leaves the kitchen, `confidence` (0 to 1) as its provenance says."""
        ...


class Uninspected:
    """Nobody counts."""

    def rejected(self, provider: Provider, findings: tuple[Finding, ...]) -> None: ...
    def passed(self, provider: Provider, recipe: Recipe, confidence: float) -> None: ...


UNINSPECTED = Uninspected()


class InspectedAI:
    """Tells of one provider's final drafts; those that were repaired, `PromptedAI` tells of itself."""

    def __init__(self, inner: AI, inspector: Inspector, *, provider: Provider) -> None:
        self._inner = inner
        self._inspector = inspector
        self._provider = provider

    async def ask(self, question: Question[A], call: Call) -> Answer[A]:
        try:
            answer = await self._inner.ask(question, call)
        except BadAnswer as rejected:
            self._inspector.rejected(self._provider, rejected.findings)
            raise
        recipe = getattr(answer.value, "recipe", None)
        if isinstance(recipe, Recipe):
            self._inspector.passed(self._provider, recipe, answer.value.provenance.confidence)
        return answer
