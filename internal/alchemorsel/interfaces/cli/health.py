"""`health`: looks at the providers of the settings from here, without a running service; exit code 1 is unhealthy."""

import click
from click.exceptions import Exit
from rich.console import Console
from rich.table import Table
from rich.text import Text

from alchemorsel.application.health_report import HealthMode, HealthReport, HealthStatus
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.cli.console import answer_page, for_messages, plain
from alchemorsel.interfaces.cli.session import Session, SessionCommand, run_in

UNHEALTHY = 1
_STYLES = {HealthStatus.HEALTHY: "green", HealthStatus.DEGRADED: "yellow", HealthStatus.UNHEALTHY: "bold red"}


def health_command() -> click.Command:
    modes = click.Choice([mode.value for mode in HealthMode])
    return SessionCommand(
        "health",
        callback=_health,
        params=[
            click.Option(
                ["--mode"],
                type=modes,
                default=HealthMode.STANDARD.value,
                show_default=True,
                help="deep makes each model in memory write a few tokens, which a paid provider counts; "
                "quick asks nobody and says what the settings alone say.",
            ),
            click.Option(["as_json", "--json"], is_flag=True, help="Print JSON, as GET /health answers."),
        ],
        short_help="Whether those who answer are there and ready.",
        help="Look at every provider of the settings, from here. Exits 0 where requests can be answered, well or "
        "by less than the settings ask for (degraded), and 1 where nobody could answer (unhealthy).",
    )


def _health(session: Session, *, mode: str, as_json: bool) -> None:
    console = for_messages()
    if as_json or not console.is_terminal:
        report = _looked(session, HealthMode(mode))
    else:
        with console.status("looking"):
            report = _looked(session, HealthMode(mode))
    if as_json:
        click.echo(encode(report))
    else:
        with answer_page() as page:
            _print(page, report)
    if report.status is HealthStatus.UNHEALTHY:
        raise Exit(UNHEALTHY)


def _looked(session: Session, mode: HealthMode) -> HealthReport:
    return run_in(session.wiring.health(session.settings()), lambda health: health.report(mode))


def _print(page: Console, report: HealthReport) -> None:
    page.print(Text(report.status.value, style=_STYLES[report.status]))
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("check", "status", "seconds", "what was found"):
        table.add_column(title, overflow="fold")
    for check in report.checks:
        seconds = f"{check.seconds:.3f}" if check.seconds else ""
        found = plain(f"{check.message} {check.suggestion}")
        table.add_row(Text(plain(check.name)), Text(check.status.value, style=_STYLES[check.status]), seconds, found)
    page.print(table)
