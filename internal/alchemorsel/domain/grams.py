"""Finds the mass of a line: what it states, else the food's own measures, else a stated default, else nothing."""

from functools import lru_cache
from typing import NamedTuple

import msgspec

from alchemorsel.domain.foods import Food, Weight
from alchemorsel.domain.vocabulary import GRAMS, MILLILITRES, Evidence, Unit, UnitKind
from alchemorsel.domain.words import words

TEASPOONS = {Unit.PINCH: 1 / 16, Unit.DASH: 1 / 8}
"""A pinch and a dash in teaspoons: kitchen custom, no measurement."""
ZEST_SPOONS = 3.0
"""Teaspoons of zest that one fruit gives: kitchen custom, no measurement."""
DEFAULT_GRAMS = {
    Unit.PINCH: 0.3,
    Unit.DASH: 0.6,
    Unit.HANDFUL: 30.0,
    Unit.SPRIG: 1.0,
    Unit.LEAF: 0.5,
    Unit.BUNCH: 60.0,
    Unit.CAN: 400.0,
}
"""Grams in one of a unit where the food has no measure for it: our own defaults, always `estimated`. A sprig weighs as
SR24's parsley, a leaf as its basil, a bunch as a cup of its parsley.
"""
SPICES = "02"
"""How the numbers of spices and herbs begin."""
_SIZES = ("extra large", "extra small", "jumbo", "large", "medium", "small")
_SIZE_WORDS = {
    "big": "large", "gross": "large", "grosse": "large", "klein": "small", "kleine": "small", "grand": "large",
    "petit": "small", "petite": "small", "grande": "large", "pequeno": "small", "pequena": "small", "piccolo": "small",
    "piccola": "small", "grote": "large",
}  # fmt: skip
_SAME = {
    "shredded": "grated",
    "minced": "chopped",
    "diced": "chopped",
    "cubed": "cube",
    "flaked": "sliced",
    "slice": "sliced",
    **dict.fromkeys("flour meal harina farina farine gemahlen gemahlene poudre molida powder".split(), "ground"),
}
"""What lines say for what the source's measures say; a nut's flour is the ground nut."""


class Amount(NamedTuple):
    """How much a line says: `quantity` and, for a range, `quantity_max`; `said` is all its words."""

    quantity: float | None
    quantity_max: float | None
    unit: Unit | None
    said: str

    def middle(self) -> float | None:
        """The amount to count with; one, where a unit such as `handful` stands alone."""
        if self.quantity is None:
            return 1.0 if self.unit not in {None, Unit.TO_TASTE} else None
        return (self.quantity + (self.quantity_max or self.quantity)) / 2


class Weighed(msgspec.Struct, frozen=True):
    """A mass, how surely it is known, and by what."""

    grams: float
    evidence: Evidence
    how: str


def weigh(amount: Amount, food: Food) -> Weighed | None:
    """The grams of an amount of a food; None where nothing tells."""
    quantity, unit = amount.middle(), amount.unit or Unit.PIECE
    if quantity is None or unit is Unit.TO_TASTE:
        return None
    if unit in GRAMS:
        return Weighed(round(quantity * GRAMS[unit], 3), Evidence.MEASURED, "mass stated in the line")
    if unit.kind is UnitKind.VOLUME:
        return _by_volume(quantity, unit, food, amount.said)
    if unit.kind is UnitKind.COUNT:
        return _by_count(quantity, unit, food, amount.said) or _by_default(quantity, unit, food)
    return _by_default(quantity, unit, food)


def volume_weight(unit: Unit, food: Food, said: str) -> Weight | None:
    """The food's own measure that tells best what a volume of it weighs; None where the source weighs none."""
    weights = [weight for weight in food.weights if weight.unit in MILLILITRES]
    return max(weights, key=lambda weight: (_spoken(weight, said), weight.unit == unit), default=None)


def _by_volume(quantity: float, unit: Unit, food: Food, said: str) -> Weighed | None:
    best = volume_weight(unit, food, said)
    if best is None:
        return None
    millilitres = quantity * MILLILITRES[unit]
    return _weighed(millilitres * best.grams / MILLILITRES[Unit(best.unit)], best)


def _by_count(quantity: float, unit: Unit, food: Food, said: str) -> Weighed | None:
    weights = [weight for weight in food.weights if weight.unit == unit] or _alike(unit, food)
    if not weights:
        return None
    size = _size(said)
    usual = size or ("medium" if unit is not Unit.PIECE else "")
    best = max(weights, key=lambda weight: (_spoken(weight, said), bool(usual) and weight.size == usual))
    found = _weighed(quantity * best.grams, best)
    if size in {"", "medium", best.size}:
        return found
    return Weighed(found.grams, Evidence.ESTIMATED, f"{found.how}; no measure for {size}")


def _alike(unit: Unit, food: Food) -> list[Weight]:
    """A stick of celery is a stalk, and a head of broccoli a piece of it; but a piece of garlic is a clove."""
    known = {weight.unit for weight in food.weights}
    other = {Unit.STICK: Unit.STALK, Unit.HEAD: None if Unit.CLOVE in known else Unit.PIECE}.get(unit)
    return [weight for weight in food.weights if weight.unit == other]


def _by_default(quantity: float, unit: Unit, food: Food) -> Weighed | None:
    """Spoons where spoons are the custom, a teaspoon for a piece of a spice, else our own default."""
    spice = food.ndb.startswith(SPICES) and unit in {Unit.PIECE, Unit.STICK, Unit.LEAF, Unit.CLOVE}
    zest = ZEST_SPOONS if unit is Unit.PIECE and food.name.endswith(" zest") else None
    spoons = TEASPOONS.get(unit, 1.0 if spice else zest)
    by_spoon = _by_volume(quantity * spoons, Unit.TSP, food, "") if spoons else None
    if by_spoon is not None and spoons is not None:
        return Weighed(by_spoon.grams, Evidence.ESTIMATED, f"default: a {unit} is {spoons:g} tsp; {by_spoon.how}")
    each = DEFAULT_GRAMS.get(unit)
    if each is None:
        return None
    return Weighed(round(quantity * each, 3), Evidence.ESTIMATED, f"default: a {unit} is {each:g} g")


def _weighed(grams: float, weight: Weight) -> Weighed:
    evidence = Evidence.ESTIMATED if weight.borrowed else Evidence.DERIVED
    lent = " of a similar food" if weight.borrowed else ""
    return Weighed(round(grams, 3), evidence, f"measure{lent}: {weight.note} = {weight.grams:g} g")


def _spoken(weight: Weight, said: str) -> int:
    """How many words of a measure's name the line says too: `cup, sliced` for sliced ones."""
    return len(_plain(weight.note) & {_SAME.get(word, word) for word in words(said)}) if said else 0


@lru_cache(maxsize=8192)
def _plain(note: str) -> frozenset[str]:
    """The words of a measure's name that tell a form: `sliced` of `cup, sliced (about 20)`."""
    return frozenset(_SAME.get(word, word) for word in words(note.partition("(")[0])) - _NO_FORM


def _size(said: str) -> str:
    folded = words(said)
    text = f" {' '.join(_SIZE_WORDS.get(word, word) for word in folded)} "
    return next((size for size in _SIZES if f" {size} " in text), "")


_NO_FORM = frozenset(" ".join(_SIZES).split()) | {unit.value for unit in Unit}
