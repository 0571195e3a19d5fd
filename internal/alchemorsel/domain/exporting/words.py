"""Lines and facts of a recipe in words, as every written format needs them."""

from collections.abc import Iterator

from alchemorsel.domain.conversion_prose import amount_text
from alchemorsel.domain.lines import read_line
from alchemorsel.domain.quantities import exact
from alchemorsel.domain.recipe import IngredientLine, Recipe
from alchemorsel.domain.unit_plurals import unit_word
from alchemorsel.domain.vocabulary import Unit

_WORDLESS = frozenset({None, Unit.PIECE, Unit.TO_TASTE})


def amount_words(line: IngredientLine) -> str:
    """`1 1/2`, `2-3`; empty where the line does not say."""
    if line.quantity is None:
        return ""
    low = amount_text(exact(line.quantity))
    return low if line.quantity_max is None else f"{low}-{amount_text(exact(line.quantity_max))}"


def unit_words(line: IngredientLine) -> str:
    return "" if line.unit in _WORDLESS else str(line.unit).replace("_", " ")


def line_words(line: IngredientLine) -> str:
    """The line as one would write it: `1 1/2 cups flour, sifted`."""
    unit = unit_word(line.unit, line.quantity_max or line.quantity or 1)
    counted = " ".join(part for part in (amount_words(line), unit, line.name) if part)
    after = [
        line.preparation,
        "to taste" if line.unit is Unit.TO_TASTE else None,
        "optional" if line.optional else None,
    ]
    return ", ".join([counted, *(word for word in after if word)])


def written_line(line: IngredientLine) -> str:
    """The line as its cook wrote it, where that still says the same; else as one would write it now."""
    read = read_line(line.original_text)
    said = (read.name, read.quantity, read.quantity_max, read.unit, read.preparation, read.optional)
    now = (line.name, line.quantity, line.quantity_max, line.unit, line.preparation, line.optional)
    return line.original_text if said == now else line_words(line)


def facts(recipe: Recipe) -> Iterator[tuple[str, str]]:
    """What a head says: servings and times, those that are known."""
    yield "Serves", str(recipe.servings)
    times = (("Prep", recipe.prep_minutes), ("Cook", recipe.cook_minutes), ("Rest", recipe.rest_minutes))
    yield from ((name, f"{minutes} min") for name, minutes in (*times, ("Total", recipe.total_minutes)) if minutes)
