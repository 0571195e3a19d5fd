"""A dish's places, and what has been put into them."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import msgspec
from msgspec.structs import replace

from alchemorsel.domain.drafts import LineDraft
from alchemorsel.domain.requests import PantryItem
from alchemorsel.domain.vocabulary import Course, TemperatureUnit, Unit, UnitSystem
from alchemorsel.domain.words import singular, words
from alchemorsel.infrastructure.ai.mock.amounts import Amount, amount_of, what_there_is
from alchemorsel.infrastructure.ai.mock.foods.food import Food, Kind
from alchemorsel.infrastructure.ai.mock.palettes import kitchens_of

_OVENS_FROM_C = 100
_SEVERAL = 2
LONGEST_LIST = 300
"""Characters of one enumeration; a step's text is limited, a pantry may be long."""


class Slot(msgspec.Struct, frozen=True):
    """A place in a dish.

    At `least` so many foods stand there or the dish is off, `want` where the cook allows additions, at `most`
    so many of the pantry's (what must be used always fits). `share` portions are split among them, each `scale` times
    as large as a serving by itself. `prep`, where there is one, is how all that needs a knife is cut for this place.
    `only`: nothing but the fillers will do, whatever else is of their kind. `raw`: nothing that has to be cooked.
    """

    name: str
    kinds: frozenset[Kind]
    fillers: tuple[str, ...] = ()
    least: int = 0
    want: int = 0
    most: int = 1
    share: float = 1.0
    staple: bool = False
    scale: float = 1.0
    prep: str = ""
    only: bool = False
    raw: bool = False

    def takes(self, food: Food) -> bool:
        """Whether such a food may stand here."""
        fits = food.kind in self.kinds and not (self.raw and food.cooked_only)
        return fits and (not self.only or food.name in self.fillers)


def slot(name: str, kinds: Iterable[Kind], fillers: str = "", **more: float | bool | str) -> Slot:
    """Fillers are foods of ours, split at bars, the most fitting first."""
    return msgspec.convert(
        {"name": name, "kinds": list(kinds), "fillers": fillers.split("|") if fillers else [], **more}, Slot
    )


class Item(msgspec.Struct, frozen=True):
    """A food on its way into a dish, under the name that the cook gave it; `have` where it is the pantry's."""

    food: Food
    name: str
    have: PantryItem | None = None
    cut_as: str = ""

    @property
    def prep(self) -> str:
        """How it is cut up; its place in a dish may have an opinion."""
        return self.cut_as if self.cut_as and self.food.prep else self.food.prep

    @property
    def must_use(self) -> bool:
        return self.have is not None and self.have.must_use

    @property
    def kind(self) -> Kind:
        return self.food.kind


class Plate(msgspec.Struct, frozen=True):
    """Everything that a dish's writer may put into words."""

    slots: tuple[tuple[Slot, tuple[Item, ...]], ...]
    servings: int
    system: UnitSystem
    minutes: int | None = None

    def of(self, *slots: str) -> tuple[Item, ...]:
        """What stands in these places, in the dish's order."""
        return tuple(item for place, items in self.slots if place.name in slots for item in items)

    def kind(self, *kinds: Kind, within: str = "") -> tuple[Item, ...]:
        """What is of these kinds, anywhere or within one place."""
        return tuple(
            item for place, items in self.slots if within in {"", place.name} for item in items if item.kind in kinds
        )

    @property
    def lines(self) -> tuple[LineDraft, ...]:
        return tuple(self._line(place, item, len(items)) for place, items in self.slots for item in items)

    def counted(self) -> "Plate":
        """With the names of what is one piece or less in the singular."""
        slots = tuple(
            (place, tuple(self._counted(place, item, len(items)) for item in items)) for place, items in self.slots
        )
        return replace(self, slots=slots)

    def _counted(self, place: Slot, item: Item, count: int) -> Item:
        amount = self._amount(place, item, count)
        one = amount.unit is Unit.PIECE and (amount.quantity or _SEVERAL) <= 1
        return replace(item, name=single(item.name)) if one else item

    def _amount(self, place: Slot, item: Item, count: int) -> Amount:
        times = self.servings * place.scale * min(1.0, place.share / count)
        amount = amount_of(item.food, times, self.system)
        return amount if item.have is None else what_there_is(item.have, item.food, amount, self.system)

    def _line(self, place: Slot, item: Item, count: int) -> LineDraft:
        amount = self._amount(place, item, count)
        return LineDraft(
            name=item.name,
            quantity=amount.quantity,
            unit=None if amount.unit is Unit.PIECE else amount.unit.value,
            preparation=item.prep or None,
        )

    @property
    def degrees(self) -> TemperatureUnit:
        return TemperatureUnit.F if self.system is UnitSystem.US else TemperatureUnit.C

    def heat(self, celsius: int) -> float:
        """Degrees as this cook reads them; an oven's dial knows steps of 25 °F."""
        if self.system is UnitSystem.METRIC:
            return celsius
        fahrenheit = celsius * 9 / 5 + 32
        return round(fahrenheit / 25) * 25 if celsius >= _OVENS_FROM_C else round(fahrenheit)


def listed(items: Iterable[Item]) -> str:
    """`the carrots, leek and peas`."""
    return f"the {spoken(item.name for item in items)}"


def spoken(names: Iterable[str]) -> str:
    """`carrots, leek and peas`, each once."""
    *others, last = dict.fromkeys(names)
    return f"{', '.join(others)} and {last}" if others else last


def parts(items: Iterable[Item], most: int = LONGEST_LIST) -> Iterator[tuple[Item, ...]]:
    """The items in groups that one sentence can hold."""
    group: list[Item] = []
    for item in items:
        if group and len(listed([*group, item])) > most:
            yield tuple(group)
            group = []
        group.append(item)
    if group:
        yield tuple(group)


def several(name: str, food: Food) -> str:
    """The name as a cook writes it for more than one, where the table's own name is a plural of the same word."""
    own, last = words(food.name)[-1:], words(name)[-1:]
    if not (own and last and last[0].endswith(own[0])) or food.name.split()[-1] == own[0] or name.endswith("s"):
        return name
    ending = "es" if name.endswith(("to", "ch", "sh", "x")) else "s"
    more = f"{name[:-1]}ies" if name.endswith("y") and name[-2:-1] not in "aeou" else name + ending
    return more if words(more) == words(name) else name


def single(name: str) -> str:
    """The name for one piece or less."""
    *others, last = name.split() or [name]
    return " ".join([*others, singular(last)])


Write = Callable[[Plate], "Method"]


class Method(msgspec.Struct, frozen=True, kw_only=True):
    """What a dish's writer made of a plate. `needs` names what heat or machine it takes."""

    title: str
    moves: tuple["Move", ...]
    tips: tuple[str, ...] = ()
    storage: str | None = None
    equipment: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()


class Move(msgspec.Struct, frozen=True):
    """One step. `celsius` and `oven` make its temperature; `aside` steps run while others do, in a pot of their own."""

    text: str
    minutes: int = 0
    phase: str = "cook"
    celsius: int | None = None
    oven: bool = False


class Dish(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A pattern. `words` in a wish ask for it; `cuisines` are those that it is at home in.

    `kin` ask for something that it is not but comes near to, where that cannot be had: a mug cake for a cake.
    """

    key: str
    words: tuple[str, ...]
    courses: tuple[Course, ...]
    slots: tuple[Slot, ...]
    write: Write
    cuisines: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    sweet: bool = False

    @cached_property
    def kitchens(self) -> frozenset[str]:
        """Its cuisines by the names of ours."""
        return frozenset().union(*map(kitchens_of, self.cuisines))

    @cached_property
    def by_kind(self) -> dict[Kind, tuple[Slot, ...]]:
        """The places that a kind of food may stand in."""
        return {kind: tuple(place for place in self.slots if kind in place.kinds) for kind in Kind}
