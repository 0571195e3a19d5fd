"""What a serving holds, and how each gram was found. No model ever writes a total."""

from typing import Annotated, Literal

from msgspec import Meta, field

from alchemorsel.domain.value import Value
from alchemorsel.domain.vocabulary import Evidence

NonNegative = Annotated[float, Meta(ge=0)]


class NutritionLine(Value, frozen=True, kw_only=True):
    """One line of the list: which food it was taken for, its mass in grams, and how that was found.

    `match` says how the name led to the food (name, stripped, stand_in, head_noun, first_named, model); null, with
    `source` and `ndb`, where no food of the table was found. `ndb` is the food's number in the source.
    """

    text: str
    food: str
    match: str | None = None
    grams: NonNegative | None
    grams_evidence: Evidence
    how: str
    energy_kcal: NonNegative | None = None
    source: str | None = None
    ndb: str | None = None


class Excluded(Value, frozen=True, kw_only=True):
    """A line left out of the totals, and why."""

    text: str
    reason: str


class Nutrition(Value, frozen=True, kw_only=True):
    """Values per serving; null where they are not computed. `coverage` is the share of the mass (0..1) they
    stand on. `salt_g` is sodium x 2.5 / 1000 (Regulation (EU) 1169/2011, Annex I). `micronutrients` are named with
    their units. `low` and `high` bound each value, the wider the less surely it is known.
    """

    basis: Literal["per_serving"] = "per_serving"
    servings: Annotated[int, Meta(ge=1, le=100)]
    energy_kcal: NonNegative | None = None
    energy_kj: NonNegative | None = None
    protein_g: NonNegative | None = None
    fat_g: NonNegative | None = None
    saturated_fat_g: NonNegative | None = None
    carbohydrate_g: NonNegative | None = None
    sugar_g: NonNegative | None = None
    fibre_g: NonNegative | None = None
    sodium_mg: NonNegative | None = None
    salt_g: NonNegative | None = None
    micronutrients: dict[str, float] = field(default_factory=dict)
    evidence: Evidence = Evidence.UNQUANTIFIED
    low: dict[str, float] | None = None
    high: dict[str, float] | None = None
    coverage: Annotated[float, Meta(ge=0, le=1)] = 0.0
    lines: tuple[NutritionLine, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    method_version: str
