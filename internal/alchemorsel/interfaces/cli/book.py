"""`book`: the recipes that are kept, without a running service."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from alchemorsel.application.book.bookkeeper import Bookkeeper
from alchemorsel.domain.book.entry import RecipeList, SavedRecipe
from alchemorsel.domain.book.requests import BookQuery, SaveRequest, Sort
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Allergen, Course, Diet
from alchemorsel.interfaces.cli.asking import json_option
from alchemorsel.interfaces.cli.book_owner import owner_option
from alchemorsel.interfaces.cli.book_page import print_list, print_saved
from alchemorsel.interfaces.cli.book_transfer import export_command, import_command
from alchemorsel.interfaces.cli.console import answer_page, plain
from alchemorsel.interfaces.cli.recipes import read_file, recipe_in
from alchemorsel.interfaces.cli.session import Session, SessionCommand, run_in
from alchemorsel.interfaces.cli.wish import Word, request_of

T = TypeVar("T")
Use = Callable[[Bookkeeper], Awaitable[T]]


def book_command() -> click.Group:
    about = "List, show, save, search, export and import kept recipes."
    group = click.Group("book", short_help=about, help=f"{about} In the database of the settings; see also `db`.")
    for command in (
        _list_command(),
        _show_command(),
        _save_command(),
        _search_command(),
        export_command(),
        import_command(),
    ):
        group.add_command(command)
    return group


def _with_book(session: Session, use: Use[T]) -> T:
    return run_in(session.wiring.book(session.settings()), use)


def _narrowing() -> list[click.Parameter]:
    return [
        click.Option(["diets", "--diet"], multiple=True, type=_words(Diet), metavar="WORD", help="Repeatable."),
        click.Option(
            ["allergen_free", "--free-of"],
            multiple=True,
            type=_words(Allergen),
            metavar="ALLERGEN",
            help="Neither named nor possible; repeatable.",
        ),
        click.Option(["--cuisine"], metavar="TEXT"),
        click.Option(["--course"], type=_words(Course), metavar="WORD"),
        click.Option(["max_minutes", "--minutes"], type=click.IntRange(0), metavar="N", help="At most so long in all."),
        click.Option(["ingredients", "--with"], multiple=True, metavar="FOOD", help="With this; repeatable."),
        click.Option(["tags", "--tag"], multiple=True, metavar="TAG", help="Repeatable."),
        click.Option(["--favourite"], is_flag=True, help="Only favourites."),
        click.Option(["--sort"], type=_words(Sort), metavar="WORD", help=", ".join(Sort)),
        click.Option(["--limit"], type=click.IntRange(1, 100), default=20, show_default=True, metavar="N"),
        click.Option(["--cursor"], metavar="TEXT", help="Where the page before ended."),
        owner_option(),
        json_option(),
    ]


def _words(words: type[Diet] | type[Allergen] | type[Course] | type[Sort]) -> Word:
    return Word([word.value for word in words])


def _list_command() -> click.Command:
    return SessionCommand("list", callback=_list, params=_narrowing(), help="What is kept, the last changed first.")


def _search_command() -> click.Command:
    words = click.Argument(["words"], nargs=-1, required=True, metavar="WORD...")
    says = "Kept recipes with these words: titles first. The last word may be unfinished."
    return SessionCommand("search", callback=_list, params=[words, *_narrowing()], help=says)


def _show_command() -> click.Command:
    recipe_id = click.Argument(["recipe_id"], metavar="ID")
    return SessionCommand("show", callback=_show, params=[recipe_id, owner_option(), json_option()], help="One recipe.")


def _save_command() -> click.Command:
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


def _list(
    session: Session,
    *,
    owner: str,
    as_json: bool,
    limit: int,
    cursor: str | None,
    words: tuple[str, ...] = (),
    **conditions: Any,
) -> None:
    given = {name: value for name, value in conditions.items() if value not in {None, False, ()}}
    query = msgspec.convert({"sort": "relevance" if words else "updated", **given, "q": " ".join(words)}, BookQuery)

    async def found(book: Bookkeeper) -> RecipeList:
        return await book.page(owner, query, cursor=cursor, limit=limit)

    page = _with_book(session, found)
    if as_json:
        click.echo(encode(page))
    else:
        with answer_page() as console:
            print_list(console, page)


def _show(session: Session, *, recipe_id: str, owner: str, as_json: bool) -> None:
    _tell(_with_book(session, lambda book: book.get(owner, recipe_id)), as_json=as_json)


def _save(session: Session, *, file: Path, owner: str, as_json: bool, **given: Any) -> None:
    request = _request(read_file(file), given)
    kept = _with_book(session, lambda book: book.save(owner, request))
    if as_json:
        click.echo(encode(kept.saved))
    else:
        click.echo(f"{kept.saved.id} {plain(kept.saved.recipe.name)}")


def _request(content: str, given: dict[str, Any]) -> SaveRequest:
    """An answer with everything that belongs to it; else the recipe alone. Flags win."""
    flags = {name: value for name, value in given.items() if value}
    whole = _object(content)
    fields = whole if "recipe" in whole else {"recipe": msgspec.to_builtins(recipe_in(content))}
    known = {name: value for name, value in fields.items() if name in SaveRequest.__struct_fields__}
    return request_of({**known, **flags}, SaveRequest)


def _object(content: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(content, type=dict[str, Any])
    except msgspec.DecodeError:
        return {}


def _tell(saved: SavedRecipe, *, as_json: bool) -> None:
    if as_json:
        click.echo(encode(saved))
        return
    with answer_page() as console:
        print_saved(console, saved)
