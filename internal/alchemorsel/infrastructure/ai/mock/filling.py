"""Puts foods into a dish's places: what must be used, then the pantry, then what is allowed from the shelf."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from alchemorsel.domain.checker import kosher_mix
from alchemorsel.domain.vocabulary import Diet
from alchemorsel.infrastructure.ai.mock.craving import Craving
from alchemorsel.infrastructure.ai.mock.foods import food_named
from alchemorsel.infrastructure.ai.mock.foods.food import Food
from alchemorsel.infrastructure.ai.mock.plate import Dish, Item, Plate, Slot

Order = Callable[[str], float]
"""A seed's taste: a number from 0 to 1 for every name, always the same for the same seed."""

_TASTE_REACHES = 3.0
"""How many places down its list a filler may be preferred."""
_PALETTE_REACHES = 12.0
"""The same for a food that tastes of the cuisine asked for."""
_HURRY_REACHES = 20.0
_QUICK_MINUTES = 8
"""What takes longer comes last where there is little time."""


class Filled:
    """A dish in the filling.

    `left` is what must be used and found no place, `added` what the cook has not, `carries` how much of what the cook
    has stands where the dish would be nothing without it.
    """

    def __init__(self, dish: Dish, craving: Craving, order: Order) -> None:
        self.dish = dish
        self._craving = craving
        self._order = order
        self._places: dict[str, list[Item]] = {place.name: [] for place in dish.slots}
        self.left: list[Item] = []
        self.used = 0
        self.carries = 0
        self.added = 0

    def seat(self) -> None:
        """Give the pantry its places; what it costs is little against `fill`."""
        for item in self._craving.welcome:
            self._seat(item)

    def fill(self) -> Plate | None:
        """The plate with what the shelf adds, or None where a place stays empty that must not."""
        for place in self.dish.slots:
            self._complete(place)
        if any(len(self._places[place.name]) < place.least for place in self.dish.slots):
            return None
        return self._plate()

    def _seat(self, item: Item) -> None:
        fitting = [place for place in self.dish.by_kind[item.kind] if place.takes(item.food)]
        free = [place for place in fitting if len(self._places[place.name]) < place.most]
        place = next(iter(free or (fitting if item.must_use else [])), None)
        if place is None or not self._goes_with(item):
            self.left += [item] if item.must_use else []
            return
        self._places[place.name].append(_cut_for(place, item))
        self.used += 1
        self.carries += place.least > 0

    def _goes_with(self, item: Item) -> bool:
        """Kosher kitchens keep meat and milk apart, even where only the pantry brings them together."""
        if Diet.KOSHER not in self._craving.wish.diets or item.must_use:
            return True
        return not kosher_mix((*(other.name for other in self._all()), item.name))

    def _all(self) -> Iterable[Item]:
        return (item for items in self._places.values() for item in items)

    def _complete(self, place: Slot) -> None:
        there = self._places[place.name]
        target = place.want if self._may_want(place) else place.least
        if len(there) >= max(target, place.least):
            return
        for food in self._fillers(place):
            if len(there) >= max(target, place.least):
                return
            item = _cut_for(place, Item(food, food.name))
            if self._is_new(food) and self._craving.allows(food.name, food) and self._goes_with(item):
                there.append(item)
                self.added += 0 if place.staple else 1

    def _may_want(self, place: Slot) -> bool:
        """Without staples we add only what a dish cannot do without, or what makes a dish of nothing."""
        return self._craving.wish.allow_pantry_staples or (not self._craving.items and not place.staple)

    def _is_new(self, food: Food) -> bool:
        return all(item.food.name != food.name for item in self._all())

    def _fillers(self, place: Slot) -> list[Food]:
        """The list's order with the seed's taste; a shelf's staples keep theirs."""
        if place.staple:
            return [food_named(name) for name in place.fillers]
        return [food_named(name) for _, name in sorted(enumerate(place.fillers), key=self._taste)]

    def _taste(self, ranked: tuple[int, str]) -> float:
        place, name = ranked
        at_home = _PALETTE_REACHES * (name in self._craving.palette)
        late = _HURRY_REACHES * (self._craving.hurries and food_named(name).minutes > _QUICK_MINUTES)
        return place + _TASTE_REACHES * self._order(f"{self.dish.key} {name}") - at_home + late

    def _plate(self) -> Plate:
        slots = tuple((place, tuple(self._places[place.name])) for place in self.dish.slots if self._places[place.name])
        craving = self._craving
        return Plate(slots, craving.servings, craving.system, craving.minutes).counted()


def _cut_for(place: Slot, item: Item) -> Item:
    return replace(item, cut_as=place.prep) if place.prep else item
