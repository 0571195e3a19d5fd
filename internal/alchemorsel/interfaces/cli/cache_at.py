"""Which memory a command is for: that of a running service, or the Redis of the settings."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import TypeVar

import click

from alchemorsel.application.cache_office import CacheOffice
from alchemorsel.interfaces.cli.session import Session

T = TypeVar("T")
SERVICE = "http://127.0.0.1:3010"


def service_options() -> list[click.Parameter]:
    return [
        click.Option(["--api"], metavar="URL", help=f"A running service to ask, such as {SERVICE}."),
        click.Option(
            ["--key-file"],
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            metavar="PATH",
            help="A file with an API key for it, one with the scope admin.",
        ),
    ]


def json_option() -> click.Option:
    return click.Option(["as_json", "--json"], is_flag=True, help="Print JSON, and nothing else.")


def with_office(
    session: Session, api: str | None, key_file: Path | None, work: Callable[[CacheOffice], Awaitable[T]]
) -> T:
    """What the work comes to at the service of `--api`, or here.

    Raises:
        click.UsageError: there is no such memory.
    """
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
            f"redis_url is empty, so each service remembers by itself: ask one with --api {SERVICE}."
        )
    opened: AbstractAsyncContextManager[CacheOffice] = session.wiring.cache(settings)
    return opened


def _key_in(key_file: Path | None) -> str:
    try:
        return key_file.read_text("utf-8").strip() if key_file is not None else ""
    except (OSError, UnicodeDecodeError):
        raise click.UsageError(f"{key_file}: this file cannot be read as text.") from None
