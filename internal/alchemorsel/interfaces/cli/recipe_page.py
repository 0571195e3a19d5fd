"""A recipe on a terminal: what it is, what it takes, what to do, and who says so."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from alchemorsel.domain.answers import RecipeAnswer
from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.domain.recipe import IngredientLine, Recipe, Step
from alchemorsel.domain.vocabulary import Unit
from alchemorsel.interfaces.cli.amounts import amount
from alchemorsel.interfaces.cli.console import plain
from alchemorsel.interfaces.cli.provenance_lines import print_provenance
from alchemorsel.interfaces.cli.safety_lines import ASKED_FOR, Verdicts, print_safety

_HOUR = 60


def print_recipe(console: Console, answer: RecipeAnswer) -> None:
    """The whole page."""
    print_bare_recipe(console, answer.recipe)
    print_provenance(console, answer.provenance)


def print_bare_recipe(console: Console, recipe: Recipe, verdicts: Verdicts = ASKED_FOR) -> None:
    """All but who says so."""
    _heading(console, recipe)
    _title(console, "Ingredients")
    for group, lines in groupby(recipe.ingredients, key=lambda line: line.group):
        _ingredients(console, group, list(lines))
    _title(console, "Steps")
    console.print(_steps(recipe.steps))
    _notes(console, recipe)
    print_safety(console, recipe.safety, verdicts)


def minutes_text(minutes: int) -> str:
    """45 min, 1 h, 1 h 30 min."""
    hours, rest = divmod(minutes, _HOUR)
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )


def _heading(console: Console, recipe: Recipe) -> None:
    console.print(Text(plain(recipe.name), style="bold underline"))
    console.print(Text(" · ".join(_facts(recipe)), style="dim"))
    if recipe.description:
        console.print()
        console.print(Text(plain(recipe.description), style="italic"))


def _facts(recipe: Recipe) -> Iterator[str]:
    yield f"{recipe.servings} serving{'s' if recipe.servings > 1 else ''}"
    if recipe.yield_text:
        yield plain(recipe.yield_text)
    parts = (("prep", recipe.prep_minutes), ("cook", recipe.cook_minutes), ("rest", recipe.rest_minutes))
    detail = ", ".join(f"{word} {minutes_text(minutes)}" for word, minutes in parts if minutes)
    yield f"{minutes_text(recipe.total_minutes)}{f' ({detail})' if detail else ''}"
    yield str(recipe.difficulty)
    yield from (plain(word) for word in (recipe.cuisine, recipe.course) if word)


def _title(console: Console, title: str) -> None:
    console.print()
    console.print(Text(title, style="bold"))


def _ingredients(console: Console, group: str | None, lines: Sequence[IngredientLine]) -> None:
    if group:
        console.print(Text(f"  {plain(group)}", style="italic"))
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for line in lines:
        table.add_row(amount(line), Text(ingredient_text(line)))
    console.print(Padding(table, (0, 0, 0, 2), expand=False))


def ingredient_text(line: IngredientLine) -> str:
    """The food, how it is prepared, and whether it may be left out."""
    words = [line.name, line.preparation, "to taste" if line.unit is Unit.TO_TASTE else None]
    text = ", ".join(plain(word) for word in words if word)
    return f"{text} (optional)" if line.optional else text


def _steps(steps: Sequence[Step]) -> Padding:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="bold")
    table.add_column(overflow="fold")
    for step in steps:
        table.add_row(f"{step.number}.", _step(step))
    return Padding(table, (0, 0, 0, 2), expand=False)


def _step(step: Step) -> Text:
    text = Text(plain(step.text))
    if step.minutes:
        text.append(f" ({minutes_text(step.minutes)})", style="dim")
    if step.warning:
        text.append(f"\n! {plain(step.warning)}", style="yellow")
    return text


def _notes(console: Console, recipe: Recipe) -> None:
    if recipe.tips:
        _title(console, "Tips")
    for tip in recipe.tips:
        console.print(Padding(Text(f"* {plain(tip)}"), (0, 0, 0, 2), expand=False))
    for title, text in (("Storage", recipe.storage), ("Equipment", ", ".join(recipe.equipment))):
        if text:
            console.print()
            console.print(Text.assemble((f"{title}: ", "bold"), plain(text)))
    if recipe.nutrition and recipe.nutrition.energy_kcal is not None:
        console.print()
        console.print(Text.assemble(("A serving holds: ", "bold"), holds(recipe.nutrition)))


def holds(nutrition: Nutrition) -> str:
    """What is known of a serving, in the order of a label."""
    facts = (
        (nutrition.energy_kcal, "kcal", ""),
        (nutrition.protein_g, "g", " protein"),
        (nutrition.fat_g, "g", " fat"),
        (nutrition.carbohydrate_g, "g", " carbohydrate"),
        (nutrition.sugar_g, "g", " sugar"),
        (nutrition.fibre_g, "g", " fibre"),
        (nutrition.salt_g, "g", " salt"),
    )
    return ", ".join(f"{value:.3g} {unit}{word}" for value, unit, word in facts if value is not None)
