"""What a serving holds, on a terminal, line by line with how each gram was found."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from alchemorsel.domain.answers import NutritionAnswer
from alchemorsel.domain.nutrition import Nutrition, NutritionLine
from alchemorsel.interfaces.cli.console import plain
from alchemorsel.interfaces.cli.provenance_lines import print_provenance
from alchemorsel.interfaces.cli.recipe_page import holds


def print_nutrition(console: Console, answer: NutritionAnswer) -> None:
    """The whole page."""
    nutrition = answer.nutrition
    console.print(_lines(nutrition))
    for excluded in nutrition.excluded:
        console.print(Text(f"left out: {plain(excluded.text)}: {plain(excluded.reason)}", style="yellow"))
    console.print()
    console.print(Text.assemble((_label(nutrition), "bold"), _totals(nutrition)))
    print_provenance(console, answer.provenance)


def _lines(nutrition: Nutrition) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("line", overflow="fold")
    table.add_column("taken for", overflow="fold")
    table.add_column("grams", justify="right", no_wrap=True)
    table.add_column("how", overflow="fold")
    for line in nutrition.lines:
        table.add_row(Text(plain(line.text)), Text(plain(line.food)), _grams(line), Text(plain(line.how)))
    return table


def _grams(line: NutritionLine) -> str:
    return "?" if line.grams is None else f"{line.grams:.0f}"


def _label(nutrition: Nutrition) -> str:
    return f"Each of {nutrition.servings} servings holds: " if nutrition.servings > 1 else "One serving holds: "


def _totals(nutrition: Nutrition) -> str:
    if nutrition.energy_kcal is None:
        return "not computed, for no line stands on data"
    return f"{holds(nutrition)}; from data for {nutrition.coverage:.0%} of the mass, {nutrition.evidence}"
