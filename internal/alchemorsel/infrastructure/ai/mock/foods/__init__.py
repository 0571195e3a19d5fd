"""The foods that the rule kitchen knows, found by any of their names."""

from functools import lru_cache

from alchemorsel.domain.reading.translating import in_english
from alchemorsel.domain.words import words
from alchemorsel.infrastructure.ai.mock.foods.food import Food, Kind
from alchemorsel.infrastructure.ai.mock.foods.fruit import FRUIT
from alchemorsel.infrastructure.ai.mock.foods.larder import LARDER
from alchemorsel.infrastructure.ai.mock.foods.proteins import PROTEINS
from alchemorsel.infrastructure.ai.mock.foods.starches import STARCHES
from alchemorsel.infrastructure.ai.mock.foods.strangers import is_stranger
from alchemorsel.infrastructure.ai.mock.foods.vegetables import VEGETABLES

FOODS = (*PROTEINS, *VEGETABLES, *STARCHES, *FRUIT, *LARDER)


def _index() -> dict[tuple[str, ...], Food]:
    index: dict[tuple[str, ...], Food] = {}
    for food in FOODS:
        for name in (food.name, *food.aka):
            index.setdefault(words(name), food)
    return index


_BY_WORDS = _index()
_LONGEST = max(map(len, _BY_WORDS))


@lru_cache(maxsize=1024)
def food_named(name: str) -> Food:
    """One of our own foods.

    Raises:
        KeyError: a pattern names what no table holds.
    """
    return _BY_WORDS[words(name)]


@lru_cache(maxsize=4096)
def recognise(name: str) -> Food:
    """The food that a pantry's word means: the longest name in it, the last of equals.

    What no table holds is a food of its own, of unknown kind; so is what only has a food's last word.
    """
    said = understood(name)
    found = [(phrase, food) for phrase, food in foods_in(said) if not is_stranger(said, phrase, food, _BY_WORDS)]
    if not found:
        return Food(name, Kind.UNKNOWN, 100)
    return max(enumerate(found), key=lambda at: (len(at[1][0]), at[0]))[1][1]


def understood(text: str) -> tuple[str, ...]:
    """A text's words, in English where another language names a food or a dish."""
    return in_english(words(text), _BY_WORDS)


def foods_in(tokens: tuple[str, ...]) -> list[tuple[tuple[str, ...], Food]]:
    """Every food that a text names, with its words, in the text's order; the longest name wins at each place."""
    found: list[tuple[tuple[str, ...], Food]] = []
    at = 0
    while at < len(tokens):
        named = next((tokens[at : at + n] for n in range(_LONGEST, 0, -1) if tokens[at : at + n] in _BY_WORDS), None)
        if named is not None:
            found.append((named, _BY_WORDS[named]))
        at += len(named or (0,))
    return found
