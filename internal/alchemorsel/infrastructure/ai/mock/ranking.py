"""How well a filled dish suits a wish: what was asked by name first, then use of the pantry, then the seed's taste."""

from alchemorsel.infrastructure.ai.mock.craving import Craving
from alchemorsel.infrastructure.ai.mock.filling import Filled, Order
from alchemorsel.infrastructure.ai.mock.foods.food import Kind

NAMED = 60.0
COURSE = 30.0
CUISINE = 12.0
USED = 4.0
LEFT = 9.0
ADDED = 0.6
TOO_SLOW = 15.0
"""Taken off where the wish hints at less time than a dish takes."""
TASTE = 6.0
SWEET = 8.0
_SWEETS = frozenset(
    {
        Kind.FRUIT,
        Kind.DRIED_FRUIT,
        Kind.OATS,
        Kind.SWEET,
        Kind.MILK,
        Kind.NUT,
        Kind.CREAM,
        Kind.SWEET_SPICE,
        Kind.LEAVEN,
    }
)
_ASKS_FOR_SWEET = _SWEETS - {Kind.MILK, Kind.CREAM, Kind.NUT, Kind.SWEET_SPICE, Kind.LEAVEN}


def fit(filled: Filled, craving: Craving, order: Order) -> float:
    """Higher is better; the numbers only mean something against each other."""
    dish, wish = filled.dish, craving.wish
    named = max((len(name.split()) for name in dish.words if craving.mentions(name)), default=0)
    score = TASTE * order(dish.key) + USED * filled.used - LEFT * len(filled.left) - ADDED * filled.added
    score += NAMED * named
    if wish.course is not None:
        score += COURSE if wish.course in dish.courses else -COURSE
    elif not named:
        score += SWEET if dish.sweet is _wants_sweet(craving) else -SWEET
    if wish.cuisine and wish.cuisine in dish.cuisines:
        score += CUISINE
    return score


def _wants_sweet(craving: Craving) -> bool:
    """Whether everything at hand belongs into something sweet."""
    kinds = {item.kind for item in craving.items}
    return bool(kinds & _ASKS_FOR_SWEET) and kinds <= _SWEETS
