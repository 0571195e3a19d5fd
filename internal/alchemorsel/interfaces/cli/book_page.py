"""Kept recipes on a terminal: a table of them, and one with what its cook keeps beside it."""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from alchemorsel.domain.book.entry import Cooked, RecipeList, RecipeSummary, SavedRecipe
from alchemorsel.interfaces.cli.console import plain
from alchemorsel.interfaces.cli.provenance_lines import print_provenance
from alchemorsel.interfaces.cli.recipe_page import minutes_text, print_bare_recipe
from alchemorsel.interfaces.cli.safety_lines import KEPT_TO, UNASKED


def print_list(console: Console, page: RecipeList) -> None:
    """A line a recipe, and how to go on."""
    if not page.recipes:
        console.print("There is no such recipe.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("id", "name", "time", "stars", "tags"):
        table.add_column(title, overflow="fold", no_wrap=title == "id")
    for each in page.recipes:
        table.add_row(*map(Text, _cells(each)))
    console.print(table)
    if page.next:
        console.print(Text(f"More: the same with --cursor {page.next}", style="dim"), soft_wrap=True)


def print_saved(console: Console, saved: SavedRecipe) -> None:
    """The whole recipe, then what belongs to it."""
    is_promised = saved.recipe.diets_requested or saved.allergies or saved.custom_allergies
    print_bare_recipe(console, saved.recipe, KEPT_TO if is_promised else UNASKED)
    console.print()
    for label, text in _kept(saved):
        console.print(Text.assemble((f"{label}: ", "bold"), plain(text)))
    for each in saved.cooked:
        console.print(Padding(Text(_cooked(each)), (0, 0, 0, 2), expand=False))
    if saved.provenance is not None:
        print_provenance(console, saved.provenance)


def _cells(each: RecipeSummary) -> tuple[str, ...]:
    name = f"* {plain(each.name)}" if each.favourite else plain(each.name)
    stars = f"{each.rating:g}" if each.rating is not None else ""
    return each.id, name, minutes_text(each.total_minutes), stars, plain(", ".join(each.tags))


def _kept(saved: SavedRecipe) -> Iterator[tuple[str, str]]:
    yield "Id", f"{saved.id}, version {saved.version}"
    yield "Kept since", f"{saved.created_at:%Y-%m-%d %H:%M} UTC, changed {saved.updated_at:%Y-%m-%d %H:%M} UTC"
    if saved.favourite:
        yield "Favourite", "yes"
    if saved.tags:
        yield "Tags", ", ".join(saved.tags)
    if saved.allergies or saved.custom_allergies:
        yield "Kept free of", ", ".join((*saved.allergies, *saved.custom_allergies))
    if saved.notes:
        yield "Notes", saved.notes
    if saved.cooked:
        mean = f", {saved.rating:g} of 5 stars" if saved.rating is not None else ""
        yield "Cooked", f"{len(saved.cooked)} times{mean}"


def _cooked(each: Cooked) -> str:
    stars = f" {'*' * each.rating}" if each.rating else ""
    return f"{each.at:%Y-%m-%d}{stars} {plain(each.note)}".rstrip()
