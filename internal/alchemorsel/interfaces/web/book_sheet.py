"""A kept recipe as it is looked at; the page's address says how, so that it can be kept and sent on."""

from collections.abc import Mapping, Sequence

import msgspec

from alchemorsel.domain.book.entry import SavedRecipe
from alchemorsel.domain.recipe import IngredientLine, Recipe
from alchemorsel.domain.vocabulary import Unit, UnitSystem
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.recipe_sheet import line_of, servings_in, units_in

_US = frozenset({Unit.CUP, Unit.FL_OZ, Unit.PINT, Unit.QUART, Unit.OZ, Unit.LB, Unit.STICK})


class KeptSheet(msgspec.Struct, frozen=True, kw_only=True):
    """
    Args:
        saved: the recipe with what the cook keeps of it.
        servings: for how many it is looked at.
        unit_system: in which units.
        swap: the id of the ingredient whose substitutes are shown; empty for none.
    """

    saved: SavedRecipe
    servings: int
    unit_system: UnitSystem
    swap: str = ""

    @property
    def recipe(self) -> Recipe:
        return self.saved.recipe

    @property
    def own_units(self) -> UnitSystem:
        return units_of(self.recipe)

    @property
    def is_as_written(self) -> bool:
        return self.servings == self.recipe.servings and self.unit_system is self.own_units

    @property
    def swapped(self) -> IngredientLine | None:
        return line_of(self.recipe, self.swap)

    @property
    def rules(self) -> Mapping[str, Sequence[str]]:
        """What the recipe is kept to."""
        return {"diets": self.recipe.diets_requested, "allergies": self.saved.allergies}


def kept_sheet(saved: SavedRecipe, form: Form) -> KeptSheet:
    """
    Args:
        form: the fields of the page's address.

    Raises:
        ApiFailure: it is looked at for more, or less, than can be.
    """
    return KeptSheet(
        saved=saved,
        servings=servings_in(form, saved.recipe.servings),
        unit_system=units_in(form, units_of(saved.recipe)),
        swap=form.one("swap"),
    )


def units_of(recipe: Recipe) -> UnitSystem:
    """What a recipe seems to be written in; nobody kept what was wished for."""
    return UnitSystem.US if any(line.unit in _US for line in recipe.ingredients) else UnitSystem.METRIC
