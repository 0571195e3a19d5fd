"""What is no food in a recipe, as findings that block."""

from collections.abc import Iterator

from alchemorsel.domain.inedible.scanning import inedible
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Severity, Where


def inedible_in(recipe: Recipe) -> Iterator[Finding]:
    """What is no food in a recipe's title, lines and steps; all of it blocks."""
    yield from inedible_finding(recipe.name, Where.TITLE)
    for index, line in enumerate(recipe.ingredients):
        yield from inedible_finding(f"{line.name}, {line.preparation or ''}", Where.INGREDIENT, index)
    for index, step in enumerate(recipe.steps):
        yield from inedible_finding(step.text, Where.STEP, index)
    for tip in recipe.tips:
        yield from inedible_finding(tip, Where.RECIPE)


def inedible_finding(text: str, where: Where, index: int | None = None) -> Iterator[Finding]:
    """The finding on one text."""
    name = inedible(text, in_a_step=where in {Where.STEP, Where.RECIPE})
    if name is not None:
        yield Finding(
            severity=Severity.BLOCK,
            code="not_food",
            rule_id="recipe.not_food",
            where=where,
            index=index,
            text_span=name,
            explanation=f"{name} is not food",
        )
