"""Which memory a command is for: that of a running service, or the Redis of the settings."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import TypeVar

import click

from alchemorsel.application.cache_office import CacheOffice
from alchemorsel.interfaces.cli.service_options import SERVICE, key_for
from alchemorsel.interfaces.cli.session import Session, run_in

T = TypeVar("T")


def with_office(
    session: Session, api: str | None, key_file: Path | None, work: Callable[[CacheOffice], Awaitable[T]]
) -> T:
    """What the work comes to at the service of `--api`, or here.

    Raises:
        click.UsageError: there is no such memory.
    """
    key = key_for(api, key_file)
    return run_in(session.wiring.cache_at(api, key) if api else _own(session), work)


def _own(session: Session) -> AbstractAsyncContextManager[CacheOffice]:
    settings = session.settings()
    if not settings.redis_url:
        raise click.UsageError(
            f"redis_url is empty, so each service remembers by itself: ask one with --api {SERVICE}."
        )
    opened: AbstractAsyncContextManager[CacheOffice] = session.wiring.cache(settings)
    return opened
