"""What callers ask of recipes that they have already, and what they get; no model takes part in any of it."""

from enum import StrEnum
from typing import Annotated, Any

from msgspec import Meta

from alchemorsel.domain.recipe import IngredientLine, Recipe
from alchemorsel.domain.requests import LineText, Name
from alchemorsel.domain.safety import DISCLAIMER, SafetyReport
from alchemorsel.domain.suggestions import IngredientSuggestion
from alchemorsel.domain.value import Value
from alchemorsel.domain.vocabulary import Allergen, Diet, Role, UnitSystem

FreeText = Annotated[
    str, Meta(min_length=1, max_length=20_000, pattern=r"\S", description="A recipe as people write it down.")
]
Diets = Annotated[tuple[Diet, ...], Meta(max_length=18)]
Allergies = Annotated[tuple[Allergen, ...], Meta(max_length=15)]
MOST_NAMED = 40
"""Of foods that somebody cannot have: those of a wish's field, and those that its words name."""
CustomAllergies = Annotated[
    tuple[Name, ...], Meta(max_length=MOST_NAMED, description="Anything else; matched by its words.")
]


class CheckRequest(Value, frozen=True, kw_only=True):
    """Asks what a recipe holds against diets and allergies. Give exactly one of `recipe`, `lines` and `text`."""

    recipe: Recipe | None = None
    lines: Annotated[tuple[LineText, ...], Meta(max_length=100, description="Ingredient lines.")] = ()
    text: FreeText | None = None
    servings: (
        Annotated[
            int,
            Meta(ge=1, le=100, description="For how many; the diets of numbers need it where a recipe does not say."),
        ]
        | None
    ) = None
    diets: Diets = ()
    allergies: Allergies = ()
    custom_allergies: CustomAllergies = ()


class CheckedLine(Value, frozen=True, kw_only=True):
    """One ingredient line: the food that was read in it, and the allergens that its words show."""

    text: str
    name: str
    allergens: tuple[Allergen, ...] = ()


class CheckAnswer(Value, frozen=True, kw_only=True):
    """`allergens` are all that the words show, asked for or not."""

    safety: SafetyReport
    allergens: tuple[Allergen, ...] = ()
    lines: tuple[CheckedLine, ...] = ()


class ScaleRequest(Value, frozen=True, kw_only=True):
    """Asks for a recipe in other amounts; with `unit_system`, in other units too."""

    recipe: Recipe
    servings: Annotated[int, Meta(ge=1, le=100)]
    unit_system: UnitSystem | None = None


class ParseRequest(Value, frozen=True, kw_only=True):
    """Asks for a recipe in our form. Give exactly one of `text` and `json_ld`."""

    text: FreeText | None = None
    json_ld: Annotated[
        dict[str, Any] | list[Any] | None,
        Meta(description="A schema.org Recipe, a document whose @graph holds one, or a list of documents."),
    ] = None


class NotUnderstood(Value, frozen=True, kw_only=True):
    """Something that found no place in the recipe, and why."""

    text: str
    why: str


class ParseAnswer(Value, frozen=True, kw_only=True):
    """`recipe` is null where too little was understood to be one; then `ingredients` and `steps` are what there is.

    `assumed` is what was not said and had to be filled in.
    """

    recipe: Recipe | None
    ingredients: tuple[IngredientLine, ...] = ()
    steps: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()


class ExportFormat(StrEnum):
    JSON_LD = "json_ld"
    MARKDOWN = "markdown"
    COOKLANG = "cooklang"
    TEXT = "text"


class ExportRequest(Value, frozen=True, kw_only=True):
    """Asks for a recipe as a document for other programs, or for people."""

    recipe: Recipe
    format: ExportFormat


class SubstituteRequest(Value, frozen=True, kw_only=True):
    """Asks what can stand in for one ingredient."""

    ingredient: Name
    role: Annotated[Role | None, Meta(description="What it does in the dish; left out: anything.")] = None
    diets: Diets = ()
    allergies: Allergies = ()
    custom_allergies: CustomAllergies = ()
    excluded_ingredients: Annotated[tuple[Name, ...], Meta(max_length=40)] = ()


class SubstitutesAnswer(Value, frozen=True, kw_only=True):
    """Best first. `known` tells an ingredient without an entry from one whose substitutes were all filtered out."""

    ingredient: str
    known: bool
    substitutes: tuple[IngredientSuggestion, ...] = ()
    filtered: int = 0
    disclaimer: str = DISCLAIMER
