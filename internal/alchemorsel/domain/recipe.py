"""A recipe as it leaves the kitchen: what the model wrote, and what only code may set."""

from typing import Annotated

from msgspec import Meta

from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.domain.safety import SafetyReport
from alchemorsel.domain.unit_plurals import unit_word
from alchemorsel.domain.value import Value
from alchemorsel.domain.vocabulary import (
    Allergen,
    Course,
    Diet,
    Difficulty,
    Evidence,
    TemperatureKind,
    TemperatureUnit,
    Unit,
)

Minutes = Annotated[int, Meta(ge=0, le=10_080)]
Amount = Annotated[float, Meta(gt=0, le=1_000_000)]
Short = Annotated[str, Meta(max_length=200)]


class Temperature(Value, frozen=True, kw_only=True):
    value: Annotated[float, Meta(ge=-50, le=600)]
    unit: TemperatureUnit
    kind: TemperatureKind


class IngredientLine(Value, frozen=True, kw_only=True):
    """One line of the list. `name` holds neither quantity nor unit.

    `canonical_food`, `grams`, `grams_evidence` and `allergens` are computed, never the model's.
    """

    id: Annotated[str, Meta(pattern=r"^i[0-9]{1,3}$")]
    name: Annotated[str, Meta(min_length=1, max_length=120)]
    quantity: Amount | None = None
    quantity_max: Amount | None = None
    unit: Unit | None = None
    preparation: Short | None = None
    optional: bool = False
    group: Short | None = None
    original_text: Annotated[str, Meta(max_length=400)] = ""
    scalable: bool = True
    substitutes: Annotated[tuple[Short, ...], Meta(max_length=10)] = ()
    canonical_food: Short | None = None
    grams: Annotated[float, Meta(ge=0)] | None = None
    grams_evidence: Evidence = Evidence.UNQUANTIFIED
    allergens: tuple[Allergen, ...] = ()


def line_text(line: IngredientLine) -> str:
    """The line as one would write it: `200-250 g flour, sifted`, `3 cloves garlic`."""
    amount = "" if line.quantity is None else f"{line.quantity:g}"
    if line.quantity_max is not None:
        amount += f"-{line.quantity_max:g}"
    unit = unit_word(line.unit, line.quantity_max or line.quantity or 1)
    said = " ".join([part for part in (amount, unit, line.name) if part])
    after = f", {line.preparation}" if line.preparation else ""
    after += ", to taste" if line.unit is Unit.TO_TASTE else ""
    after += ", optional" if line.optional else ""
    return said + after


class Step(Value, frozen=True, kw_only=True):
    """One step. `ingredient_ids` are the lines it uses."""

    number: Annotated[int, Meta(ge=1, le=100)]
    text: Annotated[str, Meta(min_length=8, max_length=600)]
    minutes: Minutes | None = None
    temperature: Temperature | None = None
    ingredient_ids: tuple[str, ...] = ()
    is_passive: bool = False
    warning: Annotated[str, Meta(max_length=400)] | None = None


class Recipe(Value, frozen=True, kw_only=True):
    """A checked recipe. schema.org's names stand in the exporter."""

    id: Annotated[str, Meta(max_length=64, description="From the content: equal recipes have equal ids.")]
    name: Annotated[str, Meta(min_length=3, max_length=120)]
    description: Annotated[str, Meta(max_length=600)] = ""
    servings: Annotated[int, Meta(ge=1, le=100)]
    yield_text: Short | None = None
    prep_minutes: Minutes
    cook_minutes: Minutes
    rest_minutes: Minutes = 0
    total_minutes: Minutes
    difficulty: Difficulty = Difficulty.EASY
    cuisine: Annotated[str, Meta(max_length=60)] | None = None
    course: Course | None = None
    ingredients: Annotated[tuple[IngredientLine, ...], Meta(min_length=2, max_length=60)]
    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=60)]
    equipment: Annotated[tuple[Short, ...], Meta(max_length=20)] = ()
    tips: Annotated[tuple[Annotated[str, Meta(max_length=400)], ...], Meta(max_length=12)] = ()
    storage: Annotated[str, Meta(max_length=400)] | None = None
    keywords: Annotated[tuple[Annotated[str, Meta(max_length=60)], ...], Meta(max_length=20)] = ()
    diets_requested: tuple[Diet, ...] = ()
    nutrition: Nutrition | None = None
    safety: SafetyReport
    language: Annotated[str, Meta(max_length=35)] = "en"
