"""Proves or disproves the diets of numbers from what a serving was computed to hold."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from alchemorsel.domain.checker import diet_finding
from alchemorsel.domain.grams import SPICES
from alchemorsel.domain.nutrition import Nutrition, NutritionLine
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Diet, Severity

LEAST_COVERAGE = 0.9
SALT, WATER, FRUIT, VEGETABLES = "02047", "14411", "09", "11"
"""How the source numbers them."""


class Limit(msgspec.Struct, frozen=True):
    """At most so much of something in a serving. `what` is how a sentence calls it, with its unit."""

    nutrient: str
    most: float
    what: str


LIMITS = {
    Diet.KETO: Limit("net_carbohydrate_g", 10, "g of net carbohydrate"),
    Diet.LOW_CARB: Limit("net_carbohydrate_g", 30, "g of net carbohydrate"),
    Diet.LOW_SODIUM: Limit("sodium_mg", 140, "mg of sodium"),
    Diet.LOW_FAT: Limit("fat_g", 3, "g of fat"),
    Diet.LOW_CALORIE: Limit("energy_kcal", 400, "kcal"),
}
"""Our own limits per serving. Those of sodium and fat echo what the FDA asks of a label per reference amount, which is
no serving of a meal. There is none for `diabetic_friendly`: no single number makes a meal that.
"""


class Verdict(StrEnum):
    """kept: the whole range lies within; broken: the whole range lies outside; open: neither; unknown: too little is
    known.
    """

    KEPT = "kept"
    OPEN = "open"
    BROKEN = "broken"
    UNKNOWN = "unknown"


class Judged(msgspec.Struct, frozen=True):
    """How a diet stands, and a sentence on why."""

    diet: Diet
    verdict: Verdict
    why: str


NUMERIC_DIETS = (*LIMITS, Diet.DIABETIC_FRIENDLY)


def judge(diets: Iterable[Diet], nutrition: Nutrition | None) -> Iterator[Judged]:
    """How each diet of numbers among these stands; the other diets are passed over."""
    for diet in diets:
        if diet in NUMERIC_DIETS:
            yield _judged(diet, nutrition)


def number_findings(diets: Iterable[Diet], nutrition: Nutrition | None) -> Iterator[Finding]:
    """What the checks say of it: a broken limit blocks, anything short of kept warns."""
    for judged in judge(diets, nutrition):
        if judged.verdict is not Verdict.KEPT:
            broken = judged.verdict is Verdict.BROKEN
            yield diet_finding(Severity.BLOCK if broken else Severity.WARN, judged.diet, judged.why)


def _judged(diet: Diet, nutrition: Nutrition | None) -> Judged:
    name = diet.replace("_", "-")
    limit = LIMITS.get(diet)
    if limit is None:
        return Judged(diet, Verdict.UNKNOWN, f"{name} cannot be verified: no number makes a meal that")
    reach = _reach(limit.nutrient, nutrition) if nutrition else None
    if nutrition is None or reach is None:
        return Judged(diet, Verdict.UNKNOWN, f"{name} cannot be verified without nutrition values")
    low, value, high = reach
    told = f"about {value:.0f} {limit.what} a serving, and {name} allows {limit.most:g}"
    if low > limit.most:
        return Judged(diet, Verdict.BROKEN, f"it holds {told}")
    if nutrition.coverage < LEAST_COVERAGE:
        told = f"only {nutrition.coverage:.0%} of the mass is known"
        return Judged(diet, Verdict.UNKNOWN, f"{name} cannot be verified: {told}")
    if loose := tuple(line.food for line in nutrition.lines if _loose(line, limit)):
        return Judged(diet, Verdict.UNKNOWN, f"{name} depends on how much goes in of: {', '.join(loose)}")
    return Judged(diet, Verdict.KEPT if high <= limit.most else Verdict.OPEN, f"it holds {told}")


def _reach(nutrient: str, nutrition: Nutrition) -> tuple[float, float, float] | None:
    """The lower end, the value and the upper end; net carbohydrate is what is left without fibre."""
    if not nutrition.low or not nutrition.high:
        return None
    if nutrient != "net_carbohydrate_g":
        value = getattr(nutrition, nutrient)
        return None if value is None else (nutrition.low[nutrient], value, nutrition.high[nutrient])
    carbohydrate, fibre = nutrition.carbohydrate_g, nutrition.fibre_g
    if carbohydrate is None:
        return None
    share = max(0.0, carbohydrate - (fibre or 0.0)) / carbohydrate if carbohydrate else 1.0
    low, high = nutrition.low["carbohydrate_g"], nutrition.high["carbohydrate_g"]
    return low * share, carbohydrate * share, high * share


def _loose(line: NutritionLine, limit: Limit) -> bool:
    """Whether nobody said how much of it goes in, and it may matter: salt does to sodium, pepper to nothing."""
    if line.grams is not None:
        return False
    if limit.nutrient == "sodium_mg":
        return line.ndb in {None, SALT} or not str(line.ndb).startswith((SPICES, WATER, FRUIT, VEGETABLES))
    return line.ndb is None or not line.ndb.startswith((SPICES, WATER))
