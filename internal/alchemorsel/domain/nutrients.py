"""Nutrients by name, and how those of several foods add up without hiding what is unknown."""

from collections.abc import Iterable

NUTRIENTS = (
    "energy_kcal", "protein_g", "fat_g", "saturated_fat_g", "carbohydrate_g", "sugar_g", "fibre_g", "sodium_mg",
    "alcohol_g", "cholesterol_mg", "calcium_mg", "iron_mg", "magnesium_mg", "phosphorus_mg", "potassium_mg", "zinc_mg",
    "selenium_ug", "vitamin_a_iu", "vitamin_c_mg", "vitamin_d_iu", "vitamin_e_mg", "vitamin_k_ug", "thiamin_mg",
    "riboflavin_mg", "niacin_mg", "vitamin_b6_mg", "folate_ug", "vitamin_b12_ug",
)  # fmt: skip
MACROS = NUTRIENTS[: NUTRIENTS.index("sodium_mg") + 1]
"""Those that every label names; the rest are minor ones."""
MOST_UNKNOWN = 0.1
"""A nutrient that the source does not know for more than this share of the mass has no total."""
KJ_PER_KCAL = 4.184
SALT_PER_SODIUM = 2.5

Values = tuple[float | None, ...]
"""Amounts in the order of `NUTRIENTS`, each in the unit of its name; None where the source knows none."""


def total(parts: Iterable[tuple[Values, float]]) -> dict[str, float]:
    """The nutrients of so many grams of each, from values per 100 g; a nutrient too often unknown is left out."""
    weighed = [(values, grams) for values, grams in parts if grams > 0]
    masses = [grams for _, grams in weighed]
    least = (1 - MOST_UNKNOWN) * sum(masses)
    sums: dict[str, float] = {}
    # Column by column: one nutrient of all foods at a time.
    for name, column in zip(NUTRIENTS, zip(*(values for values, _ in weighed), strict=True), strict=False):
        known = [(value, grams) for value, grams in zip(column, masses, strict=True) if value is not None]
        if known and (len(known) == len(masses) or sum([grams for _, grams in known]) >= least):
            sums[name] = sum([value * grams for value, grams in known]) / 100
    return sums
