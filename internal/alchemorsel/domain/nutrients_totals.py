"""What a serving holds, from lines with their foods and grams, with how surely it is known."""

from typing import Any

from alchemorsel.domain.nutrients import KJ_PER_KCAL, MACROS, SALT_PER_SODIUM, total
from alchemorsel.domain.nutrients_lines import Costed, coverage, excluded_of, lines_of, worst
from alchemorsel.domain.nutrition import Nutrition
from alchemorsel.domain.vocabulary import Evidence

METHOD_VERSION = "4"
"""Of the rules by which foods, grams and totals are found; the table has a version of its own."""
WEIGHTY = 0.1
"""A line of more than this share of the mass has a say in how sure the totals are."""
MARGINS = {Evidence.MEASURED: 0.10, Evidence.DERIVED: 0.25, Evidence.ESTIMATED: 0.40}
"""How far the truth may lie from a total either way, by how surely the total is known."""


def serve(costed: tuple[Costed, ...], servings: int, *, cooked: bool) -> Nutrition:
    """Values per serving.

    Args:
        cooked: a cooked dish is never better known than `derived`, for nobody weighs what boils away.
    """
    parts = [(each.food.per_100_g, each.weighed.grams) for each in costed if each.food and each.weighed]
    sums = {name: value / servings for name, value in total(parts).items()}
    evidence = _evidence(costed, cooked=cooked)
    macros: dict[str, Any] = {name: _rounded(sums[name]) for name in MACROS if name in sums}
    return Nutrition(
        servings=servings,
        **macros,
        energy_kj=_times(sums.get("energy_kcal"), KJ_PER_KCAL),
        salt_g=_times(sums.get("sodium_mg"), SALT_PER_SODIUM / 1000),
        micronutrients={name: _rounded(value) for name, value in sums.items() if name not in MACROS},
        evidence=evidence,
        low=_bound(macros, -MARGINS[evidence]) if macros else None,
        high=_bound(macros, MARGINS[evidence]) if macros else None,
        coverage=round(coverage(costed), 3),
        lines=tuple(lines_of(costed)),
        excluded=tuple(excluded_of(costed)),
        method_version=METHOD_VERSION,
    )


def _evidence(costed: tuple[Costed, ...], *, cooked: bool) -> Evidence:
    weighed = [(each, each.weighed.grams) for each in costed if each.food and each.weighed]
    mass = sum(grams for _, grams in weighed)
    tiers = [each.evidence for each, grams in weighed if grams > WEIGHTY * mass]
    if not weighed or not mass:
        return Evidence.UNQUANTIFIED
    return worst([*(tiers or [each.evidence for each, _ in weighed]), *([Evidence.DERIVED] if cooked else [])])


def _bound(macros: dict[str, float], margin: float) -> dict[str, float]:
    return {name: _rounded(value * (1 + margin)) for name, value in macros.items()}


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else _rounded(value * factor)


def _rounded(value: float) -> float:
    """Two digits behind the point for small amounts, one for large ones: no more is known."""
    return round(value, 1 if value >= 10 else 2)  # noqa: PLR2004 - as the sentence says
