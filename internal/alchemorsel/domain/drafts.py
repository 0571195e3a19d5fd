"""What a model, or the rule kitchen, writes; ids, numbering, servings, totals and safety are set by code.

A field without a default is a core field: a draft that lacks it is no draft. Optional fields that cannot be
read are dropped one by one.
"""

from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from alchemorsel.domain.vocabulary import (
    Course,
    Difficulty,
    Role,
    SuggestionKind,
    TemperatureKind,
    TemperatureUnit,
    Unit,
)

Text = Annotated[str, Meta(max_length=200)]
Long = Annotated[str, Meta(max_length=400)]
Minutes = Annotated[int, Meta(ge=0, le=10_080)]


class Draft(Struct, frozen=True, kw_only=True):
    """What was written, before any check.

    `expendable`: in a list, one that cannot be read is left out; otherwise it spoils the whole.
    """

    expendable: ClassVar[bool] = False


class LineDraft(Draft, frozen=True, kw_only=True):
    """`unit` is a word here; plating knows its aliases. `quantity_max` is the upper end of a range."""

    name: Annotated[str, Meta(min_length=1, max_length=120, description="the food alone: no amount, no unit")]
    quantity: Annotated[float, Meta(description="how much, for all servings together")] | None = None
    quantity_max: float | None = None
    unit: Annotated[str, Meta(max_length=30, extra_json_schema={"enum": [*Unit]})] | None = None
    preparation: Annotated[Text, Meta(description="such as finely chopped")] | None = None
    optional: bool = False
    group: Text | None = None


class TemperatureDraft(Draft, frozen=True, kw_only=True):
    value: Annotated[float, Meta(ge=-50, le=600)]
    unit: TemperatureUnit
    kind: TemperatureKind


class StepDraft(Draft, frozen=True, kw_only=True):
    text: Annotated[str, Meta(min_length=8, max_length=600, description="one action, naming its ingredients")]
    minutes: Annotated[Minutes, Meta(description="how long it takes")] | None = None
    temperature: TemperatureDraft | None = None
    is_passive: Annotated[bool, Meta(description="true while the cook may walk away")] = False


class RecipeDraft(Draft, frozen=True, kw_only=True):
    name: Annotated[str, Meta(min_length=3, max_length=120)]
    ingredients: Annotated[tuple[LineDraft, ...], Meta(min_length=2, max_length=60)]
    steps: Annotated[tuple[StepDraft, ...], Meta(min_length=1, max_length=60)]
    prep_minutes: Minutes
    cook_minutes: Minutes
    rest_minutes: Minutes = 0
    description: Annotated[str, Meta(max_length=600)] = ""
    yield_text: Text | None = None
    difficulty: Difficulty = Difficulty.EASY
    cuisine: Annotated[str, Meta(max_length=60)] | None = None
    course: Course | None = None
    equipment: tuple[Text, ...] = ()
    tips: tuple[Long, ...] = ()
    storage: Long | None = None
    keywords: tuple[Annotated[str, Meta(max_length=60)], ...] = ()


class SuggestionDraft(Draft, frozen=True, kw_only=True):
    expendable: ClassVar[bool] = True

    name: Annotated[str, Meta(min_length=1, max_length=80)]
    kind: SuggestionKind
    reason: Annotated[str, Meta(min_length=3, max_length=300)]
    for_ingredient: Annotated[str, Meta(max_length=80)] | None = None
    ratio: Annotated[Text, Meta(description="such as 1 egg -> 1 tbsp ground flax + 3 tbsp water")] | None = None
    role: Role | None = None


class SuggestionsDraft(Draft, frozen=True, kw_only=True):
    suggestions: Annotated[tuple[SuggestionDraft, ...], Meta(min_length=1, max_length=30)]


class FoodDraft(Draft, frozen=True, kw_only=True):
    """One line read: `line` counts from 1; `grams` is the mass of the edible food, null when unknown."""

    expendable: ClassVar[bool] = True

    line: Annotated[int, Meta(ge=1, le=60)]
    food: Annotated[str, Meta(min_length=1, max_length=120)]
    grams: float | None = None


class NutritionDraft(Draft, frozen=True, kw_only=True):
    foods: Annotated[tuple[FoodDraft, ...], Meta(min_length=1, max_length=60)]


AnyDraft = RecipeDraft | SuggestionsDraft | NutritionDraft
