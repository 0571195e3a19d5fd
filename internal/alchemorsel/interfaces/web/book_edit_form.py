"""A kept recipe as text in a form, a line for each ingredient and a paragraph for each step."""

import re
from collections.abc import Iterator
from itertools import groupby

from alchemorsel.domain.book.entry import SavedRecipe
from alchemorsel.domain.recipe import IngredientLine, Recipe, line_text
from alchemorsel.interfaces.web.forms import Form

TIMES = ("prep_minutes", "cook_minutes", "rest_minutes")
NAMED = "custom_allergies"
TEXTS = ("name", "description", "servings", *TIMES, "cuisine", "course", "ingredients", "steps", "tags", "notes", NAMED)
LISTS = ("diets", "allergies")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+(?=\D)")
_HEADING = ":"
_LONGEST_HEADING = 100


def form_of_saved(saved: SavedRecipe) -> Form:
    """The fields that would change nothing."""
    return Form(_fields(saved))


def written_lines(form: Form) -> list[tuple[str, str | None]]:
    """Each ingredient line with the heading above it; a heading is a line that ends in a colon."""
    return list(_headed(form.one("ingredients")))


def written_steps(form: Form) -> list[str]:
    """Each step without its number."""
    lines = (" ".join(line.split()) for line in form.one("steps").splitlines())
    return [_NUMBERED.sub("", line, count=1) for line in lines if line]


def written_words(form: Form, name: str) -> list[str]:
    """What stands between the commas of a field."""
    return [word for part in form.one(name).split(",") if (word := " ".join(part.split()))]


def as_written(line: IngredientLine) -> str:
    """An ingredient line as its cook wrote it, else as one would."""
    return " ".join((line.original_text or line_text(line)).split())


def _fields(saved: SavedRecipe) -> Iterator[tuple[str, str]]:
    recipe = saved.recipe
    for name in ("name", "description", "servings", *TIMES, "cuisine", "course"):
        value = getattr(recipe, name)
        yield name, "" if value is None else str(value)
    yield "ingredients", _ingredients_text(recipe)
    yield "steps", "\n\n".join(step.text for step in recipe.steps)
    yield "tags", ", ".join(saved.tags)
    yield "notes", saved.notes
    yield from (("diets", diet) for diet in recipe.diets_requested)
    yield from (("allergies", allergen) for allergen in saved.allergies)
    yield NAMED, ", ".join(saved.custom_allergies)
    yield "version", str(saved.version)


def _ingredients_text(recipe: Recipe) -> str:
    parts = []
    for group, lines in groupby(recipe.ingredients, key=lambda line: line.group):
        heading = [f"{group}{_HEADING}"] if group else []
        parts.append("\n".join([*heading, *map(as_written, lines)]))
    return "\n\n".join(parts)


def _headed(text: str) -> Iterator[tuple[str, str | None]]:
    group = None
    for line in (" ".join(raw.split()) for raw in text.splitlines()):
        if line.endswith(_HEADING) and len(line) <= _LONGEST_HEADING:
            group = line.rstrip(" :") or None
        elif line:
            yield line, group
