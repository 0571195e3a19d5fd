"""`book save`: a recipe out of a file or a pipe into the book."""

from collections.abc import Awaitable, Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from alchemorsel.application.book.bookkeeper import Bookkeeper
from alchemorsel.domain.book.requests import SaveRequest
from alchemorsel.domain.lone_surrogates import lone_surrogate
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Allergen, Diet
from alchemorsel.interfaces.cli.asking import json_option
from alchemorsel.interfaces.cli.book_owner import owner_option
from alchemorsel.interfaces.cli.console import plain
from alchemorsel.interfaces.cli.recipes import read_file, recipe_in
from alchemorsel.interfaces.cli.session import Session, SessionCommand, run_in
from alchemorsel.interfaces.cli.wish import Word, flag_of

T = TypeVar("T")
Use = Callable[[Bookkeeper], Awaitable[T]]


def with_book(session: Session, use: Use[T]) -> T:
    """What is done with the book of the settings comes to."""
    return run_in(session.wiring.book(session.settings()), use)


def save_command() -> click.Command:
    return SessionCommand(
        "save",
        callback=_save,
        params=[
            click.Option(
                ["--file"],
                type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
                default="-",
                metavar="PATH",
                help="What `ask --json` prints, JSON-LD, or free text. Left out: the standard input.",
            ),
            click.Option(["diets", "--diet"], multiple=True, type=_words(Diet), metavar="WORD", help="It has to keep."),
            click.Option(
                ["allergies", "--allergy"], multiple=True, type=_words(Allergen), metavar="WORD", help="To be free of."
            ),
            click.Option(["custom_allergies", "--custom-allergy"], multiple=True, metavar="FOOD", help="Another one."),
            click.Option(["tags", "--tag"], multiple=True, metavar="TAG", help="Repeatable."),
            click.Option(["--notes"], default="", metavar="TEXT"),
            click.Option(["--favourite"], is_flag=True),
            owner_option(),
            json_option(),
        ],
        short_help="Keep a recipe.",
        help="Keep a recipe: alchemorsel ask --json soup | alchemorsel book save",
    )


def _words(words: type[StrEnum]) -> Word:
    return Word([word.value for word in words])


def _save(session: Session, *, file: Path, owner: str, as_json: bool, **given: Any) -> None:
    request = _request(read_file(file), given)
    kept = with_book(session, lambda book: book.save(owner, request))
    if as_json:
        click.echo(encode(kept.saved))
    else:
        click.echo(f"{kept.saved.id} {plain(kept.saved.recipe.name)}")


def _request(content: str, given: dict[str, Any]) -> SaveRequest:
    """An answer with everything that belongs to it; else the recipe alone. Flags win."""
    if not content.strip():
        raise click.UsageError("There is nothing to keep: the file, or the standard input, is empty.")
    flags = {name: value for name, value in given.items() if value}
    fields = _fields(content)
    known = {name: value for name, value in fields.items() if name in SaveRequest.__struct_fields__}
    try:
        return msgspec.convert({**known, **flags}, SaveRequest)
    except msgspec.ValidationError as error:
        what, _, at = str(error).partition(" - at `$.")
        where = at.rstrip("`")
        is_flag = where.partition("[")[0] in flags
        raise click.UsageError(f"{flag_of(where) if is_flag else f'In what is to be kept, {where}'}: {what}") from None


def _fields(content: str) -> dict[str, Any]:
    whole = _object(content)
    if "recipe" in whole:
        return whole
    is_ours = whole and not {"@type", "@graph"} & whole.keys()
    return {"recipe": whole if is_ours else msgspec.to_builtins(recipe_in(content))}


def _object(content: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(content, type=dict[str, Any])
    except msgspec.DecodeError:
        half = lone_surrogate(content.encode()) if content.lstrip().startswith("{") else None
        if half:
            raise click.UsageError(f"`{half}` is half of a character, and the other half is missing.") from None
        return {}
