"""`cache`: what is remembered, by the Redis of the settings or at a running service."""

from pathlib import Path
from typing import Any

import click
import msgspec
from rich.table import Table
from rich.text import Text

from alchemorsel.application.cache_office import Purged
from alchemorsel.application.cache_scopes import TAGS, scope_of
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.interfaces.cli.cache_at import with_office
from alchemorsel.interfaces.cli.cache_warm import warm_command
from alchemorsel.interfaces.cli.console import answer_page, plain
from alchemorsel.interfaces.cli.service_options import SERVICE, json_option, service_options
from alchemorsel.interfaces.cli.session import Session, SessionCommand


def cache_command() -> click.Group:
    about = "Count, show and forget what is remembered, or have it made ahead."
    group = click.Group(
        "cache",
        short_help=about,
        help=f"{about} By the Redis of redis_url, or at a running service with --api.",
    )
    for command in (_stats_command(), _show_command(), _purge_command(), warm_command()):
        group.add_command(command)
    return group


def _stats_command() -> click.Command:
    says = "What one worker of a running service counted since it started."
    return SessionCommand("stats", callback=_stats, params=[*service_options(), json_option()], help=says)


def _show_command() -> click.Command:
    key = click.Argument(["key"])
    says = "One remembered answer, by the key that the header Cache-Status names."
    return SessionCommand("show", callback=_show, params=[key, *service_options(), json_option()], help=says)


def _purge_command() -> click.Command:
    return SessionCommand(
        "purge",
        callback=_purge,
        params=[
            click.Option(["--feature"], type=click.Choice([feature.value for feature in Feature])),
            click.Option(["--model"], metavar="NAME", help="What this model said."),
            click.Option(["--tag"], metavar="NAME:VALUE", help=f"Such as diet:vegan; names: {', '.join(TAGS)}."),
            click.Option(["--key"], metavar="KEY", help="One answer, by the key that Cache-Status names."),
            click.Option(["everything", "--all"], is_flag=True, help="All there is."),
            *service_options(),
            json_option(),
        ],
        help="Forget what is remembered, in every process that shares it. Say in exactly one way what.",
    )


def _stats(session: Session, *, api: str | None, key_file: Path | None, as_json: bool) -> None:
    if not api:
        raise click.UsageError(f"Only a running service has counted anything: give --api {SERVICE}.")
    stats = with_office(session, api, key_file, lambda office: office.stats())
    if as_json:
        click.echo(encode(stats))
        return
    _print(msgspec.to_builtins(stats))


def _show(session: Session, *, key: str, api: str | None, key_file: Path | None, as_json: bool) -> None:
    shown = with_office(session, api, key_file, lambda office: office.show(key))
    if as_json:
        click.echo(encode(shown))
        return
    told = msgspec.to_builtins(shown)
    _print({**told, "answer": msgspec.json.encode(told["answer"]).decode()})


def _purge(session: Session, *, api: str | None, key_file: Path | None, as_json: bool, **by: Any) -> None:
    everything = {"all": "true"} if by.pop("everything") else {}
    scope = scope_of({**everything, **{name: value for name, value in by.items() if value is not None}})
    purged = with_office(session, api, key_file, lambda office: office.purge(scope))
    click.echo(encode(purged) if as_json else plain(_forgotten(purged, service=bool(api))))


def _forgotten(purged: Purged, *, service: bool) -> str:
    """A service knows how many it had in memory; nobody knows how many lay in Redis."""
    here = f"; {purged.here} lay in the memory of the process that was asked" if service else ""
    return f"{purged.scope} is forgotten{here}"


def _print(told: dict[str, Any]) -> None:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, value in told.items():
        table.add_row(name, Text(plain(_words(value))))
    with answer_page() as page:
        page.print(table)


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {count}" for name, count in value.items()) or "0"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:.1f}" if isinstance(value, float) else str(value)
