"""Finds the mass of a line: what it states, else the food's own measures, else a stated default, else nothing."""

import re
from functools import lru_cache
from typing import NamedTuple

import msgspec

from alchemorsel.domain.foods import Food, Weight
from alchemorsel.domain.units import read_unit
from alchemorsel.domain.vocabulary import GRAMS, MILLILITRES, Evidence, Unit, UnitKind
from alchemorsel.domain.words import words

TEASPOONS = {Unit.PINCH: 1 / 16, Unit.DASH: 1 / 8}
"""A pinch and a dash in teaspoons: kitchen custom, no measurement."""
ZEST_SPOONS = 3.0
"""Teaspoons of zest that one fruit gives: kitchen custom, no measurement."""
HEAD_CLOVES = 10
"""Cloves that a head of garlic has: kitchen custom, no measurement."""
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
    word: size
    for size, said in {
        "large": "big gross grosse grosser grossen grosses grand grande gros grandi grote groot",
        "medium": "mittelgross mittelgrosse mittelgrosser mittelgrossen mittlere moyen moyenne mediano mediana medio "
        "media medi medie middelgrote",
        "small": "klein kleine kleiner kleinen kleines petit petite pequeno pequena piccolo piccola piccoli piccole",
    }.items()
    for word in words(said)
}
_SAME = {
    "shredded": "grated",
    "minced": "chopped",
    "diced": "chopped",
    "cubed": "cube",
    "flaked": "sliced",
    "slice": "sliced",
    **dict.fromkeys("flour meal harina farina farine gemahlen gemahlene poudre molida powder".split(), "ground"),
    **dict.fromkeys(words("roma marzano"), "plum"),
    **dict.fromkeys(
        words(
            "grape kirschtomate kirschtomaten cherrytomate cherrytomaten cocktailtomate cocktailtomaten cerise "
            "pomodorini pomodorino ciliegini ciliegino cherrytomaat cherrytomaatje kerstomaten kerstomaatje"
        ),
        "cherry",
    ),
}
"""What lines say for what the source's measures say; a nut's flour is the ground nut."""


class Amount(NamedTuple):
    """How much a line says: `quantity` and, for a range, `quantity_max`; `said` is all its words, `name` the food's."""

    quantity: float | None
    quantity_max: float | None
    unit: Unit | None
    said: str
    name: str = ""

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
    quantity, unit = amount.middle(), amount.unit or _unit_in(amount.name, food)
    if quantity is None or unit is Unit.TO_TASTE:
        return None
    if unit in GRAMS:
        return Weighed(round(quantity * GRAMS[unit], 3), Evidence.MEASURED, "mass stated in the line")
    if unit.kind is UnitKind.VOLUME:
        return _by_volume(quantity, unit, food, amount.said)
    if unit.kind is UnitKind.COUNT:
        return _by_count(amount, quantity, unit, food) or _by_default(quantity, unit, food)
    return _by_default(quantity, unit, food)


def volume_weight(unit: Unit, food: Food, said: str) -> Weight | None:
    """The food's own measure that tells best what a volume of it weighs; None where the source weighs none."""
    weights = [weight for weight in food.weights if weight.unit in MILLILITRES]
    return max(weights, key=lambda weight: (_spoken(weight, food, said), weight.unit == unit), default=None)


def _by_volume(quantity: float, unit: Unit, food: Food, said: str) -> Weighed | None:
    best = volume_weight(unit, food, said)
    if best is None:
        return None
    millilitres = quantity * MILLILITRES[unit]
    return _weighed(millilitres * best.grams / MILLILITRES[Unit(best.unit)], best)


def _by_count(amount: Amount, quantity: float, unit: Unit, food: Food) -> Weighed | None:
    """By the measure that the line speaks of; else by the plainest: `tomato` is no `plum tomato`, nor a ball of one."""
    size = _size(amount.said)
    weights = _counted(unit, food) or _alike(unit, food)
    if not weights or (unit is Unit.PIECE and _PARTS & set(words(amount.name))):
        return None
    usual = size or ("medium" if unit is not Unit.PIECE else "")

    def fitness(weight: Weight) -> tuple[int, int, bool, bool]:
        whole = amount.unit is None and words(weight.note)[:1] == words(food.name)[-1:]
        sized = bool(usual) and weight.size == usual
        return _spoken(weight, food, amount.said), -_unspoken(weight, food, amount.said), sized, whole

    best = max(weights, key=fitness)
    found = _weighed(quantity * best.grams, best)
    if size in {"", "medium", best.size}:
        return found
    return Weighed(found.grams, Evidence.ESTIMATED, f"{found.how}; no measure for {size}")


def _unit_in(name: str, food: Food) -> Unit:
    """`2 garlic heads`, `1 lettuce leaf` and `1 thick slice bread` are counted by that word, where one is known."""
    units = [read_unit(word) for word in name.split()] if " " in name else [None]
    unit = Unit.SLICE if Unit.SLICE in units else units[-1]
    known = {weight.unit for weight in food.weights}
    if unit in {Unit.SLICE, Unit.LEAF} and unit in known:
        return unit
    return Unit.HEAD if unit is Unit.HEAD and known & {Unit.HEAD, Unit.CLOVE} else Unit.PIECE


def _counted(unit: Unit, food: Food) -> list[Weight]:
    """The measures of one; where a piece is a head or a stalk, its other sizes are such measures too."""
    own = [weight for weight in food.weights if weight.unit == unit]
    notes = {weight.note for weight in own if unit is Unit.PIECE}
    others = {weight.unit for weight in food.weights if weight.note in notes} - {unit}
    return own + [weight for weight in food.weights if weight.unit in others and weight.note not in notes]


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
    clove = next((weight for weight in food.weights if weight.unit == Unit.CLOVE), None)
    if unit is Unit.HEAD and clove is not None:
        how = f"default: a head is {HEAD_CLOVES} cloves; {_weighed(0, clove).how}"
        return Weighed(round(quantity * HEAD_CLOVES * clove.grams, 3), Evidence.ESTIMATED, how)
    each = DEFAULT_GRAMS.get(unit)
    if each is None:
        return None
    return Weighed(round(quantity * each, 3), Evidence.ESTIMATED, f"default: a {unit} is {each:g} g")


def _weighed(grams: float, weight: Weight) -> Weighed:
    evidence = Evidence.ESTIMATED if weight.borrowed else Evidence.DERIVED
    lent = " of a similar food" if weight.borrowed else ""
    return Weighed(round(grams, 3), evidence, f"measure{lent}: {weight.note} = {weight.grams:g} g")


def _spoken(weight: Weight, food: Food, said: str) -> int:
    """How many words of a measure's name the line says too: `cup, sliced` for sliced ones."""
    return len(_form(weight.note, food.name) & _plain_words(said)) if said else 0


def _unspoken(weight: Weight, food: Food, said: str) -> int:
    """How many words of a measure's name make another thing of it than the line says: the balls of a melon."""
    return len(_form(weight.note, food.name) - _WHOLE - _plain_words(said))


@lru_cache(maxsize=4096)
def _plain_words(said: str) -> frozenset[str]:
    return frozenset([_SAME.get(word, word) for word in words(said)])


@lru_cache(maxsize=8192)
def _form(note: str, name: str) -> frozenset[str]:
    """The words of a measure's name telling a form, `sliced` of `cup, sliced (about 20)`; the food's own tell none."""
    return _plain_words(_MEASURED.split(note)[0]) - _NO_FORM - _plain_words(name)


def _size(said: str) -> str:
    folded = words(said)
    text = f" {' '.join(_SIZE_WORDS.get(word, word) for word in folded)} "
    return next((size for size in _SIZES if f" {size} " in text), "")


_MEASURED = re.compile(r"[(\d]")
"""Where the source goes on to lengths."""
_NO_FORM = frozenset(" ".join(_SIZES).split()) | {unit.value for unit in Unit}
_WHOLE = frozenset("whole regular fruit melon bulb ear spear root link cookie cracker biscuit".split())
"""A measure by such a word is one of the food, as it grows or is sold."""
_PARTS = frozenset(words("slice scheibe scheiben rodaja fetta wedge spalte segment gajo ring floret roschen"))
"""Parts of a food that no measure of a whole one weighs."""
