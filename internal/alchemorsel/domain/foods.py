"""The foods a line can be taken for: values per 100 g, household measures in grams, and the names they go by."""

from functools import cached_property
from typing import NamedTuple

import msgspec

from alchemorsel.domain.nutrients import NUTRIENTS, Values

SOURCE = "USDA SR24"


class Weight(msgspec.Struct, frozen=True, array_like=True):
    """What one `unit` of a food weighs in grams. `size` and `note` are the source's own words.

    `borrowed`: it is another food's measure.
    """

    unit: str
    size: str
    note: str
    grams: float
    borrowed: bool = False


class Food(msgspec.Struct, frozen=True, array_like=True):
    """One food. `ndb` is its number in the source, `description` its name there; values are per 100 g.

    `aliases`, the name among them, are what it goes by, as folded, singular words; `stand_ins` are such names of other
    things for which this is the nearest food there is; `like` is the number of the food that lent measures.
    """

    ndb: str
    name: str
    description: str
    per_100_g: Values
    weights: tuple[Weight, ...]
    aliases: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
    like: str | None = None

    def value(self, nutrient: str) -> float | None:
        return self.per_100_g[NUTRIENTS.index(nutrient)]


class Named(NamedTuple):
    """A food found under a name; `stand_in` where it is only the nearest there is."""

    food: Food
    stand_in: bool


class FoodTable:
    """All foods, found by name. Empty, it knows nothing and nothing is ever computed.

    Args:
        version: another one where any value, measure or name is another one.
    """

    def __init__(self, foods: tuple[Food, ...] = (), version: str = "") -> None:
        self.foods = foods
        self.version = version

    def __bool__(self) -> bool:
        return bool(self.foods)

    def named(self, tokens: tuple[str, ...]) -> Named | None:
        """The food whose name or alias is exactly these words, as `words` gives them."""
        return self._names.get(" ".join(tokens))

    @cached_property
    def _names(self) -> dict[str, Named]:
        names: dict[str, Named] = {}
        for food in self.foods:
            names.update(dict.fromkeys(food.stand_ins, Named(food, stand_in=True)))
            names.update(dict.fromkeys(food.aliases, Named(food, stand_in=False)))
        return names


NO_FOODS = FoodTable()
