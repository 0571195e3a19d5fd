"""How well a filled dish suits a wish: what was asked by name first, then use of the pantry, then the seed's taste."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.craving import Craving
from alchemorsel.infrastructure.ai.mock.filling import Filled, Order
from alchemorsel.infrastructure.ai.mock.plate import Dish

NAMED = 60.0
KIN = 40.0
"""For what comes near to what was named."""
COURSE = 30.0
ASIDE = 8.0
"""Taken off where a dish may be that course and rather is another."""
CUISINE = 12.0
USED = 4.0
LEFT = 9.0
ADDED = 0.6
TOO_SLOW = 15.0
"""Taken off where the wish hints at less time than a dish takes."""
TASTE = 6.0
SWEET = 8.0
CARRIES = 7.0
"""For a food of the cook's that a dish is made of: rice in a pilaf, and not in a soup."""
MEAL = 10.0
"""For what is a meal by itself, where no course was asked for."""
ABROAD = 45.0
"""Taken off a dish of that name from a kitchen that was not asked for: Thai noodles are no spaghetti."""
_MEALS = frozenset({Course.MAIN, Course.SOUP, Course.SALAD})


def hope(filled: Filled, craving: Craving, order: Order) -> float:
    """What `fit` cannot exceed, known before the shelf adds anything."""
    dish, wish = filled.dish, craving.wish
    named = max(NAMED * _named(dish.words, craving), KIN * _named(dish.kin, craving))
    score = TASTE * order(dish.key) + USED * filled.used - LEFT * len(filled.left) + named
    if wish.course is not None:
        score += COURSE * (wish.course in dish.courses or -1) - ASIDE * (wish.course is not dish.courses[0])
    elif not named:
        score += _suits(dish, craving) + CARRIES * filled.carries
    if craving.kitchens:
        at_home = bool(craving.kitchens & dish.kitchens)
        score += CUISINE * at_home - ABROAD * bool(named and dish.kitchens and not at_home)
    return score


def fit(hoped: float, filled: Filled, *, slow: bool) -> float:
    """Higher is better; the numbers only mean something against each other."""
    return hoped - ADDED * filled.added - TOO_SLOW * slow


def _named(names: tuple[str, ...], craving: Craving) -> int:
    """How many words the longest of these names has that the wish says; the name of a course asks for no dish."""
    said = (name for name in names if name != craving.wish.course and craving.mentions(name))
    return max((name.count(" ") + 1 for name in said), default=0)


def _suits(dish: Dish, craving: Craving) -> float:
    """How well it suits where neither a dish nor a course was named."""
    score = SWEET if dish.sweet is craving.wants_sweet else -SWEET
    if not craving.wants_sweet and dish.courses[0] in _MEALS:
        score += MEAL
    if craving.asks_for_meal:
        score += COURSE * (Course.MAIN in dish.courses) - ASIDE * (dish.courses[0] is not Course.MAIN)
    return score
