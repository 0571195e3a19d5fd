"""A recipe in the book: what the cook keeps of it, and what the book adds."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from alchemorsel.domain.provenance import Provenance
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.recipe_requests import Allergies, CustomAllergies
from alchemorsel.domain.value import Value
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, Provider

RecipeKey = Annotated[
    str,
    Meta(
        pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
        description="A UUIDv7 in small letters.",
    ),
]
Version = Annotated[int, Meta(ge=1, le=2_000_000_000)]
"""What a database counts up to, with room for the changes to come."""
Moment = Annotated[datetime, Meta(tz=True)]
Tag = Annotated[str, Meta(min_length=1, max_length=60, pattern=r"\S")]
Tags = Annotated[tuple[Tag, ...], Meta(max_length=50, description="The cook's own words for finding it again.")]
LONGEST_NOTES = 10_000
Notes = Annotated[str, Meta(max_length=LONGEST_NOTES, description="What the cook wants to remember.")]
LONGEST_NOTE = 2000
Stars = Annotated[int, Meta(ge=1, le=5)]
StatedAllergies = Annotated[
    Allergies, Meta(description="What the recipe is kept free of; a change that breaks it fails.")
]
StatedCustomAllergies = Annotated[
    CustomAllergies, Meta(description="The same for anything else; matched by its words.")
]


class Entry(Value, frozen=True, kw_only=True):
    """What may change of a kept recipe.

    `recipe.diets_requested`, `allergies` and `custom_allergies` are promises, checked each time.
    """

    favourite: bool = False
    tags: Tags = ()
    notes: Notes = ""
    allergies: StatedAllergies = ()
    custom_allergies: StatedCustomAllergies = ()
    provenance: Provenance | None = None
    recipe: Recipe


class Cooked(Value, frozen=True, kw_only=True):
    """One time that it was cooked. `at` is in UTC."""

    id: RecipeKey
    at: Moment
    rating: Stars | None = None
    note: Annotated[str, Meta(max_length=LONGEST_NOTE)] = ""


class SavedRecipe(Value, frozen=True, kw_only=True):
    """A kept recipe. `version` grows with every change and is its `ETag`; `rating` is the mean of the log's."""

    id: RecipeKey
    version: Version
    created_at: Moment
    updated_at: Moment
    favourite: bool
    tags: Tags
    notes: Notes
    allergies: StatedAllergies
    custom_allergies: StatedCustomAllergies = ()
    cooked: tuple[Cooked, ...] = ()
    rating: Annotated[float, Meta(ge=1, le=5)] | None = None
    provenance: Provenance | None
    recipe: Recipe

    @property
    def entry(self) -> Entry:
        """What may change of it."""
        return Entry(
            favourite=self.favourite,
            tags=self.tags,
            notes=self.notes,
            allergies=self.allergies,
            custom_allergies=self.custom_allergies,
            provenance=self.provenance,
            recipe=self.recipe,
        )


class RecipeSummary(Value, frozen=True, kw_only=True):
    """A line of a list.

    `diets` are those that nothing in the recipe speaks against; `allergens` those that its words show, `may_contain`
    those that a product in it may hide; `unverified` counts the ingredients that no rule knows. None of it says safe.
    """

    id: RecipeKey
    version: int
    name: str
    total_minutes: int
    servings: int
    diets: tuple[Diet, ...]
    allergens: tuple[Allergen, ...]
    may_contain: tuple[Allergen, ...]
    unverified: int
    tags: tuple[str, ...]
    favourite: bool
    rating: float | None
    cooked_count: int
    cuisine: str | None
    course: Course | None
    language: str
    provider: Provider | None
    created_at: datetime
    updated_at: datetime


class RecipeList(Value, frozen=True, kw_only=True):
    """A page. `next` is the cursor of the one after it; null on the last."""

    recipes: tuple[RecipeSummary, ...]
    next: str | None
