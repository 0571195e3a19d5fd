"""`db`: the recipe book's database, for who runs it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import click
from click.exceptions import Exit
from rich.table import Table
from rich.text import Text

from alchemorsel.application.book.ports import BookStore, Checked
from alchemorsel.interfaces.cli.console import answer_page, for_messages, plain
from alchemorsel.interfaces.cli.session import Session, SessionCommand, run_in

T = TypeVar("T")
Use = Callable[[BookStore], Awaitable[T]]

FOUND_PROBLEMS = 1
KEPT_DAYS = 30


def db_command() -> click.Group:
    about = "Upgrade, check, back up and purge the recipe book's database."
    group = click.Group("db", short_help=about, help=f"{about} SQLite in data_dir, or the PostgreSQL of database_url.")
    for command in (_upgrade_command(), _check_command(), _backup_command(), _purge_command()):
        group.add_command(command)
    return group


def _upgrade_command() -> click.Command:
    says = (
        "Bring the schema to this version's, and check again what older rules have checked; every row is kept. A "
        "service does so itself for SQLite."
    )
    return SessionCommand("upgrade", callback=_upgrade, help=says)


def _check_command() -> click.Command:
    return SessionCommand("check", callback=_check, help="Read through all of it. Exits 1 where something is wrong.")


def _backup_command() -> click.Command:
    return SessionCommand(
        "backup",
        callback=_backup,
        params=[click.Argument(["file"], type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")],
        short_help="A copy of a SQLite book, made while it is in use.",
        help="Copy a SQLite book to a new file while services go on writing; to restore, stop them and put the file "
        "in place of recipes.db. PostgreSQL has pg_dump.",
    )


def _purge_command() -> click.Command:
    return SessionCommand(
        "purge",
        callback=_purge,
        params=[
            click.Option(
                ["--days"],
                type=click.IntRange(0, 36_500),
                default=KEPT_DAYS,
                show_default=True,
                metavar="N",
                help="What was deleted longer ago than that.",
            )
        ],
        help="Forget deleted recipes for good.",
    )


def _upgrade(session: Session) -> None:
    done = _with_store(session, lambda store: store.upgrade())
    if done.before == done.after:
        click.echo(f"the schema is at {done.after} already")
    else:
        click.echo(f"the schema went from {done.before or 'nothing'} to {done.after}")
    if done.rechecked:
        click.echo(f"{done.rechecked} recipes were checked again, by the rules of today")


def _check(session: Session) -> None:
    checked = _with_store(session, lambda store: store.check())
    _print(checked)
    for problem in checked.problems:
        for_messages().print(plain(problem), style="bold red", soft_wrap=True)
    if checked.problems:
        raise Exit(FOUND_PROBLEMS)


def _backup(session: Session, *, file: Path) -> None:
    size = _with_store(session, lambda store: store.backup(file))
    click.echo(f"{plain(str(file))}: {size} bytes")


def _purge(session: Session, *, days: int) -> None:
    seconds = timedelta(days=days).total_seconds()
    gone = _with_store(session, lambda store: store.purge(older_than_s=seconds))
    click.echo(f"{gone} recipes are gone for good")


def _with_store(session: Session, use: Use[T]) -> T:
    return run_in(session.wiring.book_store(session.settings()), use)


def _print(checked: Checked) -> None:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    rows = {
        "database": checked.kind,
        "place": checked.place,
        "schema": checked.schema or "none yet; it is made with the first recipe",
        "recipes": str(checked.recipes),
        "deleted": str(checked.deleted),
        "owners": str(checked.owners),
        "found": f"{len(checked.problems)} problems" if checked.problems else "nothing wrong",
    }
    for name, value in rows.items():
        table.add_row(name, Text(plain(value)))
    with answer_page() as page:
        page.print(table)
