"""Counts what the checks make of recipes, so that a model that got worse shows before its callers tell."""

from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Provider, Severity
from alchemorsel.infrastructure.observability.metrics_ai import ANYBODY
from alchemorsel.infrastructure.observability.metrics_declared import Declared, Kind, Label
from alchemorsel.infrastructure.observability.metrics_meters import Meters

UNREADABLE = "unreadable"
"""The code where a draft could not be read at all."""
_PROVIDER = Label(name="provider", values=ANYBODY)

FINDINGS = Declared(
    name="alchemorsel_recipe_findings_total",
    kind=Kind.COUNTER,
    says="What the checks found in drafts, those that were then repaired or thrown away among them.",
    labels=(
        _PROVIDER,
        Label(name="severity", values=tuple(Severity), says="`block`: the draft was not served"),
        Label(name="code", says=f"the codes of our own checks, or `{UNREADABLE}`"),
    ),
)
COVERAGE = Declared(
    name="alchemorsel_recipe_coverage_ratio",
    kind=Kind.HISTOGRAM,
    says="The share of a recipe's mass, 0 to 1, that its nutrition stands on.",
    labels=(_PROVIDER,),
    buckets=(0.25, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0),
)
CONFIDENCE = Declared(
    name="alchemorsel_recipe_confidence_ratio",
    kind=Kind.HISTOGRAM,
    says="The confidence, 0 to 1, with which recipes were served; remembered ones count once.",
    labels=(_PROVIDER,),
    buckets=(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0),
)
QUALITY = (FINDINGS, COVERAGE, CONFIDENCE)


class QualityMetrics:
    """An `Inspector`."""

    def __init__(self, meters: Meters) -> None:
        self._findings = meters.counter(FINDINGS)
        self._coverage = meters.histogram(COVERAGE)
        self._confidence = meters.histogram(CONFIDENCE)

    def rejected(self, provider: Provider, findings: tuple[Finding, ...]) -> None:
        self._count(provider, findings)
        if not findings:
            self._findings[provider, Severity.BLOCK, UNREADABLE].inc()

    def passed(self, provider: Provider, recipe: Recipe, confidence: float) -> None:
        self._count(provider, recipe.safety.findings)
        self._confidence[(provider,)].observe(confidence)
        if recipe.nutrition is not None:
            self._coverage[(provider,)].observe(recipe.nutrition.coverage)

    def _count(self, provider: Provider, findings: tuple[Finding, ...]) -> None:
        for finding in findings:
            self._findings[provider, finding.severity, finding.code].inc()
