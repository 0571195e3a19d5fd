"""What the checks found, in honest words: they prove presence, never absence."""

from collections.abc import Mapping

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from alchemorsel.domain.safety import Finding, SafetyReport
from alchemorsel.domain.vocabulary import SafetyStatus, Severity
from alchemorsel.interfaces.cli.console import plain

Verdicts = Mapping[SafetyStatus, str]
ASKED_FOR: Verdicts = {
    SafetyStatus.VIOLATIONS_FOUND: "Checks: this breaks what you asked for.",
    SafetyStatus.NO_VIOLATION_DETECTED: "Checks: nothing was found that breaks what you asked for.",
}
KEPT_TO: Verdicts = {
    # What breaks a promise is never kept, so that this is about how it is cooked.
    SafetyStatus.VIOLATIONS_FOUND: "Checks: as it is written it may make people ill.",
    SafetyStatus.NO_VIOLATION_DETECTED: "Checks: nothing was found that breaks what it is kept to.",
}
UNASKED: Verdicts = {
    **KEPT_TO,
    SafetyStatus.NO_VIOLATION_DETECTED: (
        "Checks: no danger was found in how it is made; no diet or allergy was named to check it for."
    ),
}
_BOLD = {SafetyStatus.VIOLATIONS_FOUND: "bold red", SafetyStatus.NO_VIOLATION_DETECTED: "bold"}
_STYLES = {Severity.BLOCK: "red", Severity.WARN: "yellow", Severity.INFO: ""}


def print_safety(console: Console, report: SafetyReport, verdicts: Verdicts = ASKED_FOR) -> None:
    """Status, every finding, what no rule knows, and what a reader must still do."""
    console.print()
    console.print(Text(verdicts[report.status], style=_BOLD[report.status]))
    for finding in report.findings:
        console.print(
            Padding(
                Text(f"{finding.severity}: {_said(finding)}", style=_STYLES[finding.severity]),
                (0, 0, 0, 2),
                expand=False,
            )
        )
    if report.unverified:
        unverified = ", ".join(plain(word) for word in report.unverified)
        console.print(Padding(Text(f"not checked, for no rule knows it: {unverified}"), (0, 0, 0, 2), expand=False))
    console.print(Padding(Text(plain(report.disclaimer), style="dim"), (0, 0, 0, 2), expand=False))


def _said(finding: Finding) -> str:
    span = f' ("{plain(finding.text_span)}")' if finding.text_span else ""
    return plain(finding.explanation) + span
