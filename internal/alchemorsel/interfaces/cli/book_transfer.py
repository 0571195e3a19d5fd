"""`book export` and `book import`: the whole book as a file, and back."""

import asyncio
import sys
from pathlib import Path
from typing import Any, BinaryIO

import click

from alchemorsel.application.book.bookkeeper import Bookkeeper
from alchemorsel.domain.book.requests import BookFormat, ImportAnswer
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.cli.asking import json_option
from alchemorsel.interfaces.cli.book_owner import owner_option
from alchemorsel.interfaces.cli.console import for_messages, plain
from alchemorsel.interfaces.cli.session import Session, SessionCommand

_INCOMPLETE = 1


def export_command() -> click.Command:
    return SessionCommand(
        "export",
        callback=_export,
        params=[
            click.Option(
                ["to", "--format"],
                type=click.Choice([each.value for each in BookFormat]),
                default=BookFormat.JSON.value,
                show_default=True,
                help="json_ld is schema.org, for other recipe keepers.",
            ),
            click.Option(
                ["--file"], type=click.Path(dir_okay=False, path_type=Path), metavar="PATH", help="Else stdout."
            ),
            owner_option(),
        ],
        help="The whole book as one document.",
    )


def import_command() -> click.Command:
    return SessionCommand(
        "import",
        callback=_import,
        params=[
            click.Argument(
                ["file"], type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path), metavar="FILE"
            ),
            owner_option(),
            json_option(),
        ],
        short_help="Take in a document of recipes.",
        help="Take in an export, or schema.org recipes in JSON-LD; what is kept already is skipped. Exits 1 where a "
        "recipe was refused.",
    )


def _export(session: Session, *, to: str, file: Path | None, owner: str) -> None:
    if file is None:
        asyncio.run(_write(session, owner, BookFormat(to), sys.stdout.buffer))
        return
    # Whole or not at all: an older export is replaced only by a whole one.
    beside = file.with_name(f"{file.name}.part")
    try:
        with beside.open("wb") as stream:
            asyncio.run(_write(session, owner, BookFormat(to), stream))
        beside.replace(file)
    except OSError as error:
        raise click.ClickException(f"{plain(str(file))} cannot be written: {error.strerror}") from None
    finally:
        beside.unlink(missing_ok=True)


async def _write(session: Session, owner: str, to: BookFormat, stream: BinaryIO) -> None:
    async with session.wiring.book(session.settings()) as book:
        async for piece in book.export(owner, to):
            stream.write(piece)
    stream.flush()


def _import(session: Session, *, file: Path, owner: str, as_json: bool) -> None:
    document = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    answer = asyncio.run(_take_in(session, owner, document))
    if as_json:
        click.echo(encode(answer))
    else:
        _tell(answer)
    if answer.refused:
        raise click.exceptions.Exit(_INCOMPLETE)


async def _take_in(session: Session, owner: str, document: bytes) -> ImportAnswer:
    book: Bookkeeper
    async with session.wiring.book(session.settings()) as book:
        return await book.take_in(owner, document)


def _tell(answer: ImportAnswer) -> None:
    click.echo(f"{answer.imported} imported, {answer.skipped} skipped, {len(answer.refused)} refused")
    messages = for_messages()
    for each in answer.refused:
        messages.print(plain(f"refused: {_named(each)}: {each.why}"), soft_wrap=True)
    for part in answer.partly_understood:
        lost = ", ".join(missed.text or missed.why for missed in part.not_understood)
        told = [*part.assumed, *([f"no place for {lost}"] if lost else [])]
        messages.print(plain(f"{_named(part)}: {'; '.join(told)}"), soft_wrap=True)


def _named(each: Any) -> str:
    return f"recipe {each.index + 1}{f' ({each.name})' if each.name else ''}"
