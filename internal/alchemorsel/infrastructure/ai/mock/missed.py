"""Tells whether a wish named a dish that the rule kitchen could not meet, for then its answer has to say so."""

from functools import lru_cache

from alchemorsel.domain.lexicon import mentions
from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.craving import Craving
from alchemorsel.infrastructure.ai.mock.dishes import DISHES
from alchemorsel.infrastructure.ai.mock.foods import foods_in, understood
from alchemorsel.infrastructure.ai.mock.plate import Dish

_MANNERS = frozenset(
    "microwave microwaved oven baked fried roast roasted grilled seared poached braised mashed steamed toasted glazed "
    "sticky crunchy crisp greens spread bowl skillet wok parcel rolls loaf bites brunch sweet treat cooler hash".split()
) | {"sheet pan", "slow cooked", "pan fried", "stir fried", "hot drink", "casserole bake", "finger food"}
"""Words that ask for a pattern, and name a manner or a thing rather than a dish."""
_ONLY_LIKE = frozenset({"lasagne", "lasagna", "paella"})
"""Dishes that patterns come near to under their name."""
_BY_THE_WAY = frozenset("stock broth sauce water salt oil soup salad vegetable green herb fruit meat bread dip".split())
_NAMES = tuple({name for dish in DISHES for name in (*dish.words, *dish.kin)} - {*_MANNERS, *Course} | _ONLY_LIKE)


def is_missed(dish: Dish, craving: Craving) -> bool:
    """Whether the wish names dishes, and this is none of them."""
    own = {*dish.words} - _MANNERS - _ONLY_LIKE
    if any(craving.mentions(name) for name in own):
        return False
    return any(_is_dish(name) and craving.mentions(name) for name in _NAMES) or bool(_strange(" ".join(craving.tokens)))


@lru_cache(maxsize=256)
def _is_dish(name: str) -> bool:
    """Whether a pattern's word is no food that any dish could use, such as eggs."""
    return name in _ONLY_LIKE or not foods_in(understood(name))


@lru_cache(maxsize=256)
def _strange(said: str) -> frozenset[str]:
    """Foods and dishes that the checker knows and this kitchen does not: brisket, cheesecake."""
    named = (mention.phrase for mention in mentions(said))
    return frozenset(name for name in named if name not in _BY_THE_WAY and not foods_in(understood(name)))
