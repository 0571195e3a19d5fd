"""`cache`: what is remembered, by the Redis of the settings or at a running service."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec
from rich.table import Table
from rich.text import Text

from alchemorsel.application.cache_office import TAGS, CacheOffice, scope_of
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.interfaces.cli.console import answer_page, plain
from alchemorsel.interfaces.cli.session import Session, SessionCommand

T = TypeVar("T")
_SERVICE = "http://127.0.0.1:3010"


def cache_command() -> click.Group:
    about = "Count, show and forget what is remembered."
    group = click.Group(
        "cache",
        short_help=about,
        help=f"{about} By the Redis of redis_url, or at a running service with --api.",
    )
    for command in (_stats_command(), _show_command(), _purge_command()):
        group.add_command(command)
    return group


def _stats_command() -> click.Command:
    says = "What one worker of a running service counted since it started."
    return SessionCommand("stats", callback=_stats, params=[*_service(), _json()], help=says)


def _show_command() -> click.Command:
    key = click.Argument(["key"])
    says = "One remembered answer, by the key that the header Cache-Status names."
    return SessionCommand("show", callback=_show, params=[key, *_service(), _json()], help=says)


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
            *_service(),
            _json(),
        ],
        help="Forget what is remembered, in every process that shares it. Say in exactly one way what.",
    )


def _service() -> list[click.Parameter]:
    return [
        click.Option(["--api"], metavar="URL", help=f"A running service to ask, such as {_SERVICE}."),
        click.Option(
            ["--key-file"],
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            metavar="PATH",
            help="A file with an API key for it, one with the scope admin.",
        ),
    ]


def _json() -> click.Option:
    return click.Option(["as_json", "--json"], is_flag=True, help="Print JSON, and nothing else.")


def _stats(session: Session, *, api: str | None, key_file: Path | None, as_json: bool) -> None:
    if not api:
        raise click.UsageError(f"Only a running service has counted anything: give --api {_SERVICE}.")
    stats = _with_office(session, api, key_file, lambda office: office.stats())
    if as_json:
        click.echo(encode(stats))
        return
    _print(msgspec.to_builtins(stats))


def _show(session: Session, *, key: str, api: str | None, key_file: Path | None, as_json: bool) -> None:
    shown = _with_office(session, api, key_file, lambda office: office.show(key))
    if as_json:
        click.echo(encode(shown))
        return
    told = msgspec.to_builtins(shown)
    _print({**told, "answer": msgspec.json.encode(told["answer"]).decode()})


def _purge(session: Session, *, api: str | None, key_file: Path | None, as_json: bool, **by: Any) -> None:
    everything = {"all": "true"} if by.pop("everything") else {}
    scope = scope_of({**everything, **{name: value for name, value in by.items() if value is not None}})
    purged = _with_office(session, api, key_file, lambda office: office.purge(scope))
    click.echo(encode(purged) if as_json else plain(f"{purged.scope} is forgotten"))


def _with_office(
    session: Session, api: str | None, key_file: Path | None, work: Callable[[CacheOffice], Awaitable[T]]
) -> T:
    if key_file is not None and not api:
        raise click.UsageError("--key-file is for the service of --api.")
    wiring = session.wiring
    return asyncio.run(_work(wiring.cache_at(api, _key_in(key_file)) if api else _own(session), work))


async def _work(opened: AbstractAsyncContextManager[CacheOffice], work: Callable[[CacheOffice], Awaitable[T]]) -> T:
    async with opened as office:
        return await work(office)


def _own(session: Session) -> AbstractAsyncContextManager[CacheOffice]:
    settings = session.settings()
    if not settings.redis_url:
        raise click.UsageError(
            f"redis_url is empty, so each service remembers by itself: ask one with --api {_SERVICE}."
        )
    opened: AbstractAsyncContextManager[CacheOffice] = session.wiring.cache(settings)
    return opened


def _key_in(key_file: Path | None) -> str:
    try:
        return key_file.read_text("utf-8").strip() if key_file is not None else ""
    except (OSError, UnicodeDecodeError):
        raise click.UsageError(f"{key_file}: this file cannot be read as text.") from None


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
