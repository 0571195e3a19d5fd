"""What the checks found. A check proves presence, never absence: nothing here says safe."""

from alchemorsel.domain.value import Value
from alchemorsel.domain.vocabulary import Allergen, Diet, SafetyStatus, Severity, Where

DISCLAIMER = (
    "Checked by word against what the recipe says; products differ. "
    "Read every label, and do not rely on this with a severe allergy."
)


class Finding(Value, frozen=True, kw_only=True):
    """One thing a check noticed.

    `where` and `index` (0-based, within the ingredients or the steps) say where `text_span` stands.
    """

    severity: Severity
    code: str
    rule_id: str
    where: Where
    index: int | None = None
    text_span: str = ""
    explanation: str
    diet: Diet | None = None
    allergen: Allergen | None = None
    hazard: str | None = None


class SafetyReport(Value, frozen=True, kw_only=True):
    """`unverified` names what no rule knows."""

    status: SafetyStatus = SafetyStatus.NO_VIOLATION_DETECTED
    findings: tuple[Finding, ...] = ()
    unverified: tuple[str, ...] = ()
    disclaimer: str = DISCLAIMER
    rules_version: str
