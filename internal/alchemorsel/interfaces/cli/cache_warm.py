"""`cache warm`: common wishes, asked ahead of those who will have them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from click.exceptions import Exit
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from alchemorsel.application.warmup_report import ENDS, Told, WarmUpReport, WarmUpState, WarmUpStep, report_of
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.interfaces.cli.cache_at import with_office
from alchemorsel.interfaces.cli.console import answer_page, for_messages, plain
from alchemorsel.interfaces.cli.service_options import json_option, service_options
from alchemorsel.interfaces.cli.session import Session, SessionCommand

NOT_WELL = 1
_LONGEST = 48
_STYLES = {
    WarmUpState.FRESH: "dim",
    WarmUpState.ASKED: "green",
    WarmUpState.FAILED: "bold red",
    WarmUpState.LEFT: "yellow",
}


def warm_command() -> click.Command:
    return SessionCommand(
        "warm",
        callback=_warm,
        params=[
            click.Option(["--file"], metavar="PATH", help="The list of wishes; without it, cache_warmup_file."),
            click.Option(
                ["--feature"],
                type=click.Choice([feature.value for feature in Feature]),
                multiple=True,
                help="Only the wishes of this one; may be repeated.",
            ),
            *service_options(),
            json_option(),
        ],
        short_help="Ask common wishes ahead, so that they are remembered.",
        help="Ask the common wishes of a list that are not remembered yet, one at a time, and never the rule kitchen. "
        "With --api the running service does it, after its own callers; without, the providers of the settings are "
        "asked from here, and what they say is kept in Redis. Exits 1 where something could not be remembered.",
    )


def _warm(
    session: Session,
    *,
    file: str | None,
    feature: tuple[str, ...],
    api: str | None,
    key_file: Path | None,
    as_json: bool,
) -> None:
    listed = session.wiring.wishes(session.settings(), file or "").only(map(Feature, feature))
    listed.wishes()
    ends: list[WarmUpStep] = []
    with _ended_or_cut(ends, as_json=as_json), _telling(for_messages(), ends, quiet=as_json) as tell:
        report = with_office(session, api, key_file, lambda office: office.warm(listed, tell))
    _print(report, as_json=as_json)
    if not report.well:
        raise Exit(NOT_WELL)


@contextmanager
def _ended_or_cut(ends: list[WarmUpStep], *, as_json: bool) -> Iterator[None]:
    """Whoever stops it in the middle sees how far it came."""
    try:
        yield
    except KeyboardInterrupt:
        _print(report_of(tuple(ends)), as_json=as_json)
        raise


@contextmanager
def _telling(console: Console, ends: list[WarmUpStep], *, quiet: bool) -> Iterator[Told]:
    """Something that takes each step, keeps the ends, and shows a person how far it has come."""
    show = _nothing() if quiet else _bar(console) if console.is_terminal else _lines(console)
    with show as shown:

        def tell(step: WarmUpStep) -> None:
            if step.state in ENDS:
                ends.append(step)
            shown(step)

        yield tell


@contextmanager
def _nothing() -> Iterator[Told]:
    yield lambda _step: None


@contextmanager
def _bar(console: Console) -> Iterator[Told]:
    columns = (BarColumn(bar_width=24), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=None)

        def shown(step: WarmUpStep) -> None:
            done = step.number if step.state in ENDS else step.number - 1
            progress.update(task, total=step.of, completed=done, description=_said(step))

        yield shown


@contextmanager
def _lines(console: Console) -> Iterator[Told]:
    yield lambda step: console.print(f"{step.number}/{step.of} {_said(step)}", soft_wrap=True)


def _said(step: WarmUpStep) -> str:
    """One step in words."""
    wish = _wish(step)
    match step.state:
        case WarmUpState.WAITING:
            return f"callers first, then: {wish}"
        case WarmUpState.ASKING:
            return f"asking: {wish}"
        case WarmUpState.RESTING:
            return f"again in {step.seconds:.0f} s: {wish} ({plain(step.reason)})"
        case _:
            return f"{step.state}: {wish}"


def _print(report: WarmUpReport, *, as_json: bool) -> None:
    if as_json:
        click.echo(encode(report))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("wish", "outcome", "provider", "seconds"):
        table.add_column(title, overflow="fold", justify="right" if title == "seconds" else "left")
    for end in report.wishes:
        seconds = f"{end.seconds:.1f}" if end.state is WarmUpState.ASKED else ""
        table.add_row(Text(_wish(end)), Text(end.state, style=_STYLES[end.state]), plain(end.provider), seconds)
    with answer_page() as page:
        page.print(table)
        page.print(f"{report.asked} asked, {report.fresh} fresh already, {report.failed} failed, {report.left} left")
        for reason in dict.fromkeys(end.reason for end in report.wishes if end.reason):
            page.print(Text(plain(reason), style="yellow"))


def _wish(step: WarmUpStep) -> str:
    words = plain(step.wish)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3]}..."
