"""What callers ask for: the three requests, with their ranges, as they stand on the wire."""

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from alchemorsel.domain.recipe import Recipe, line_text
from alchemorsel.domain.value import Value
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, Skill, Unit, UnitSystem

Name = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S", description="A food, in a word or two.")]
LineText = Annotated[
    str,
    Meta(min_length=1, max_length=200, pattern=r"\S", description="An ingredient line, such as `200 g flour`."),
]
Servings = Annotated[int, Meta(ge=1, le=100)]

DEFAULT_SERVINGS = 4


class PantryItem(Value, frozen=True, kw_only=True):
    """Something the cook has."""

    name: Name
    quantity: Annotated[float, Meta(gt=0, le=100_000)] | None = None
    unit: Unit | None = None
    must_use: Annotated[bool, Meta(description="The recipe has to use it.")] = False


class Target(Value, frozen=True, kw_only=True):
    """What one serving should come to; a hint to the model, never a promise."""

    energy_kcal: Annotated[float, Meta(ge=50, le=3000)] | None = None
    protein_g: Annotated[float, Meta(ge=1, le=300)] | None = None


class Wish(Value, frozen=True, kw_only=True):
    """What a cook may say about a dish; `prompt`, `ingredients`, `cuisine` or `notes` must be there."""

    prompt: Annotated[str, Meta(max_length=2000, description="The wish in one's own words; enough on its own.")] = ""
    ingredients: Annotated[
        tuple[Name | PantryItem, ...],
        Meta(max_length=40, description="What is in the pantry: names, or objects with amounts."),
    ] = ()
    excluded_ingredients: Annotated[tuple[Name, ...], Meta(max_length=40, description="Never in the answer.")] = ()
    cuisine: Annotated[str, Meta(min_length=1, max_length=60, pattern=r"\S")] | None = None
    course: Course | None = None
    diets: Annotated[tuple[Diet, ...], Meta(max_length=18)] = ()
    allergies: Annotated[tuple[Allergen, ...], Meta(max_length=15)] = ()
    custom_allergies: Annotated[
        tuple[Name, ...], Meta(max_length=10, description="Anything else; matched by its words only.")
    ] = ()
    servings: (
        Annotated[Servings, Meta(description=f"Left out: what the prompt says, else {DEFAULT_SERVINGS}.")] | None
    ) = None
    max_total_minutes: Annotated[int, Meta(ge=5, le=1440)] | None = None
    skill: Skill | None = None
    equipment: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=40, pattern=r"\S")], ...],
        Meta(max_length=20, description="What the kitchen has; empty means the usual."),
    ] = ()
    target: Target | None = None
    unit_system: UnitSystem = UnitSystem.METRIC
    language: Annotated[
        str,
        Meta(
            max_length=35,
            pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
            description="BCP 47, such as `en` or `de-AT`.",
        ),
    ] = "en"
    notes: Annotated[str, Meta(max_length=500, description="Anything else; data to the model, never orders.")] = ""
    allow_pantry_staples: Annotated[bool, Meta(description="Salt, pepper, oil, water and the like may be added.")] = (
        True
    )
    seed: Annotated[int, Meta(ge=0, le=2**31 - 1, description="Another seed, another idea.")] | None = None


class RecipeRequest(Wish, frozen=True, kw_only=True):
    """Asks for one recipe."""


class IngredientRequest(Wish, frozen=True, kw_only=True):
    """Asks what would go well with, replace, or complete what is there."""


class NutritionRequest(Value, frozen=True, kw_only=True):
    """Asks what a recipe, or a list of lines, holds. Give exactly one of `ingredients` and `recipe`."""

    ingredients: Annotated[
        tuple[LineText, ...], Meta(max_length=60, description="Ingredient lines as one would write them.")
    ] = ()
    servings: (
        Annotated[
            int,
            Meta(ge=1, le=100, description="Left out: the recipe's own, or 1 for lines."),
        ]
        | None
    ) = None
    recipe: Recipe | None = None

    def lines(self) -> tuple[str, ...]:
        """The lines to read, whichever way they came."""
        if self.recipe is None:
            return self.ingredients
        return tuple(line.original_text or line_text(line) for line in self.recipe.ingredients)


Request = RecipeRequest | IngredientRequest | NutritionRequest


def pantry(items: Sequence[str | PantryItem]) -> tuple[PantryItem, ...]:
    """Names and objects alike, as objects."""
    return tuple(PantryItem(name=item) if isinstance(item, str) else item for item in items)
