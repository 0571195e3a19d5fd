"""What callers ask of the recipe book."""

from enum import StrEnum
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from alchemorsel.domain.book.entry import (
    LONGEST_NOTE,
    Moment,
    Notes,
    Stars,
    StatedAllergies,
    StatedCustomAllergies,
    Tags,
)
from alchemorsel.domain.provenance import Provenance
from alchemorsel.domain.reading.understood import Understood
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.recipe_requests import Diets, NotUnderstood
from alchemorsel.domain.value import Value
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, Provider


class SaveRequest(Value, frozen=True, kw_only=True):
    """A recipe to keep: the answer to a wish as it came, or a recipe alone.

    `diets` and the allergies are what it is to be kept to; a recipe that breaks them is refused. What only code may say
    (nutrition, safety, allergens, the id) is computed anew.
    """

    recipe: Recipe
    provenance: Provenance | None = None
    understood: Annotated[
        Understood, Meta(description="As an answer has it: its diets and allergies are promises.")
    ] = Understood()
    favourite: bool = False
    tags: Tags = ()
    notes: Notes = ""
    diets: Diets = ()
    allergies: StatedAllergies = ()
    custom_allergies: StatedCustomAllergies = ()


class Changes(Value, frozen=True, kw_only=True, omit_defaults=True):
    """The fields of a JSON merge patch (RFC 7396): what is left out stays, null empties, objects are merged."""

    favourite: bool | None = None
    tags: Tags | None = None
    notes: Notes | None = None
    allergies: StatedAllergies | None = None
    custom_allergies: StatedCustomAllergies | None = None
    recipe: Annotated[dict[str, Any], Meta(description="Fields of the recipe; lists are replaced as a whole.")] = (
        msgspec.field(default_factory=dict)
    )


class CookedRequest(Value, frozen=True, kw_only=True):
    """It was cooked. `at` is now where it is left out."""

    at: Moment | None = None
    rating: Stars | None = None
    note: Annotated[str, Meta(max_length=LONGEST_NOTE)] = ""


class Sort(StrEnum):
    """relevance: titles that match before the rest, the last saved first; only with `q`."""

    UPDATED = "updated"
    CREATED = "created"
    NAME = "name"
    MINUTES = "minutes"
    RATING = "rating"
    RELEVANCE = "relevance"


class BookQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which kept recipes, in which order; every condition has to hold.

    Args:
        q: words of the name, the ingredients, the steps or the tags; the last one may be unfinished.
        diets: nothing in the recipe speaks against them.
        allergen_free: neither shown by its words nor possible in its products.
        ingredients: each names a food of the list.
        max_minutes: of the total time.
        provider: who wrote it.
    """

    q: str = ""
    diets: tuple[Diet, ...] = ()
    allergen_free: tuple[Allergen, ...] = ()
    cuisine: str | None = None
    course: Course | None = None
    max_minutes: int | None = None
    ingredients: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    provider: Provider | None = None
    favourite: bool | None = None
    sort: Sort = Sort.UPDATED


class BookFormat(StrEnum):
    """json: all there is; json_ld: schema.org, for other recipe keepers, with our own fields inside."""

    JSON = "json"
    JSON_LD = "json_ld"


class RefusedImport(Value, frozen=True, kw_only=True):
    """A recipe that was not taken over: `index` counts from 0 through the file."""

    index: int
    name: str
    why: str


class PartlyUnderstood(Value, frozen=True, kw_only=True):
    """What of a foreign recipe found no place."""

    index: int
    name: str
    assumed: tuple[str, ...]
    not_understood: tuple[NotUnderstood, ...]


class ImportAnswer(Value, frozen=True, kw_only=True):
    """`skipped` are those that the book holds already."""

    imported: int
    skipped: int
    refused: tuple[RefusedImport, ...] = ()
    partly_understood: tuple[PartlyUnderstood, ...] = ()
