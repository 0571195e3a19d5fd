"""A kept recipe as it is looked at; the page's address says how, so that it can be kept and sent on."""

from collections.abc import Mapping, Sequence

from alchemorsel.domain.book.entry import SavedRecipe
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.vocabulary import Unit, UnitSystem
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.recipe_sheet import Viewed, servings_in, units_in

_US = frozenset({Unit.CUP, Unit.FL_OZ, Unit.PINT, Unit.QUART, Unit.OZ, Unit.LB, Unit.STICK})


class KeptSheet(Viewed, frozen=True, kw_only=True):
    """`saved` is the recipe with what the cook keeps of it."""

    saved: SavedRecipe

    @property
    def recipe(self) -> Recipe:
        return self.saved.recipe

    @property
    def own_units(self) -> UnitSystem:
        return units_of(self.recipe)

    @property
    def rules(self) -> Mapping[str, Sequence[str]]:
        """What the recipe is kept to."""
        return {
            "diets": self.recipe.diets_requested,
            "allergies": self.saved.allergies,
            "custom_allergies": self.saved.custom_allergies,
        }


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
