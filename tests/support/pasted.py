"""Recipes as people paste them, for tests that need one in a line."""

from alchemorsel.domain.parsing import parse_text
from alchemorsel.domain.recipe import Recipe


def pasted(lines: str, steps: str, name: str = "A dish") -> Recipe:
    """Lines part at semicolons, steps at bars."""
    listed, told = lines.split(";"), steps.split("|")
    recipe = parse_text("\n".join([name, "Serves 2", "Ingredients", *listed, "Method", *told])).recipe
    assert recipe is not None
    assert len(recipe.steps) == len(told)
    return recipe
