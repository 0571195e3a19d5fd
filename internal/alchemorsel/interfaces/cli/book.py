"""`book`: the recipes that are kept, without a running service."""

from typing import Any

import click
import msgspec

from alchemorsel.application.book.bookkeeper import Bookkeeper
from alchemorsel.domain.book.entry import RecipeList, SavedRecipe
from alchemorsel.domain.book.requests import BookQuery, Sort
from alchemorsel.domain.errors import NotFound
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, Provider
from alchemorsel.interfaces.cli.asking import json_option
from alchemorsel.interfaces.cli.book_owner import owner_option
from alchemorsel.interfaces.cli.book_page import print_list, print_saved
from alchemorsel.interfaces.cli.book_save import save_command, with_book
from alchemorsel.interfaces.cli.book_transfer import export_command, import_command
from alchemorsel.interfaces.cli.console import answer_page
from alchemorsel.interfaces.cli.session import Session, SessionCommand
from alchemorsel.interfaces.cli.wish import Word


def book_command() -> click.Group:
    about = "List, show, save, search, export and import kept recipes."
    group = click.Group("book", short_help=about, help=f"{about} In the database of the settings; see also `db`.")
    for command in (
        _list_command(),
        _show_command(),
        save_command(),
        _search_command(),
        export_command(),
        import_command(),
    ):
        group.add_command(command)
    return group


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
        click.Option(["--provider"], type=_words(Provider), metavar="WORD", help=", ".join(Provider)),
        click.Option(["--favourite"], is_flag=True, help="Only favourites."),
        click.Option(["--sort"], type=_words(Sort), metavar="WORD", help=", ".join(Sort)),
        click.Option(["--limit"], type=click.IntRange(1, 100), default=20, show_default=True, metavar="N"),
        click.Option(["--cursor"], metavar="TEXT", help="Where the page before ended."),
        owner_option(),
        json_option(),
    ]


def _words(words: type[Diet] | type[Allergen] | type[Course] | type[Provider] | type[Sort]) -> Word:
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
    # Nought minutes are a wish; a flag that is not there is none.
    given = {name: value for name, value in conditions.items() if value is not None and value is not False}
    query = msgspec.convert({"sort": "relevance" if words else "updated", **given, "q": _said(words)}, BookQuery)
    if query.sort is Sort.RELEVANCE and not words:
        raise click.UsageError("--sort relevance is to words: alchemorsel book search WORD")

    async def found(book: Bookkeeper) -> RecipeList:
        return await book.page(owner, query, cursor=cursor, limit=limit)

    page = with_book(session, found)
    if as_json:
        click.echo(encode(page))
    else:
        with answer_page() as console:
            print_list(console, page)


def _said(words: tuple[str, ...]) -> str:
    said = " ".join(words).strip()
    if words and not said:
        raise click.UsageError("There is no word to look for.")
    return said


def _show(session: Session, *, recipe_id: str, owner: str, as_json: bool) -> None:
    try:
        saved = with_book(session, lambda book: book.get(owner, recipe_id))
    except NotFound as error:
        raise NotFound(error.detail, suggestion="alchemorsel book list") from None
    _tell(saved, as_json=as_json)


def _tell(saved: SavedRecipe, *, as_json: bool) -> None:
    if as_json:
        click.echo(encode(saved))
        return
    with answer_page() as console:
        print_saved(console, saved)
