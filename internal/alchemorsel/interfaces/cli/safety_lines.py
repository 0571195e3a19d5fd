"""What the checks found, in honest words: they prove presence, never absence."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from alchemorsel.domain.safety import Finding, SafetyReport
from alchemorsel.domain.vocabulary import SafetyStatus, Severity
from alchemorsel.interfaces.cli.console import plain

_SAYS = {
    SafetyStatus.VIOLATIONS_FOUND: ("Checks: this breaks what you asked for.", "bold red"),
    SafetyStatus.NO_VIOLATION_DETECTED: ("Checks: nothing was found that breaks what you asked for.", "bold"),
}
_STYLES = {Severity.BLOCK: "red", Severity.WARN: "yellow", Severity.INFO: ""}


def print_safety(console: Console, report: SafetyReport) -> None:
    """Status, every finding, what no rule knows, and what a reader must still do."""
    words, style = _SAYS[report.status]
    console.print()
    console.print(Text(words, style=style))
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
