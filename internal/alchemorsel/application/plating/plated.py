"""What plating hands back: everything but the provenance."""

from collections.abc import Callable
from typing import Any

import msgspec

from alchemorsel.application.answer import Answer
from alchemorsel.domain.errors import BadAnswer
from alchemorsel.domain.provenance import Provenance
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Severity, SuggestionSource


class Origin(msgspec.Struct, frozen=True):
    """Who wrote a draft, as far as plating must know: the language it is in, and rule or model."""

    language: str
    source: SuggestionSource = SuggestionSource.LLM


class Plated(msgspec.Struct, frozen=True):
    """A checked value. `soft` are findings that do not block; each costs a little confidence, and so does every part of
    the mass that `coverage` (0 to 1) leaves without nutrition values.
    """

    serve: Callable[[Provenance], Any]
    soft: tuple[Finding, ...] = ()
    coverage: float = 1.0

    def answer(self, provenance: Provenance) -> Answer[Any]:
        return Answer.of(self.serve(provenance))


def pass_or_raise(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that do not block.

    Raises:
        BadAnswer: at least one blocks; it carries the blocking ones.
    """
    blocking = tuple(finding for finding in findings if finding.severity is Severity.BLOCK)
    if blocking:
        said = "; ".join(dict.fromkeys(finding.explanation for finding in blocking[:3]))
        raise BadAnswer(
            f"The answer does not pass the checks: {said}.",
            suggestion="Ask again, or loosen the request.",
            findings=blocking,
        )
    return findings
