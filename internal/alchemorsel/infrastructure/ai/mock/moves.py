"""The moves that many dishes share: browning, boiling, seasoning, serving."""

import re
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from alchemorsel.infrastructure.ai.mock.cutting import cut
from alchemorsel.infrastructure.ai.mock.foods.food import UNCOOKED, Food, Kind
from alchemorsel.infrastructure.ai.mock.plate import Item, Move, Plate, listed, parts, single, spoken

_FRYING = {
    Kind.POULTRY: (8, 74, "until no pink is left and the thickest piece reaches {heat}"),
    Kind.MEAT: (6, 63, "until browned and the thickest piece reaches {heat}, then leave it to rest for 3 minutes"),
    Kind.MINCE: (8, 71, "breaking it up, until brown all through ({heat})"),
    Kind.SAUSAGE: (12, 74, "turning often, until browned and {heat} in the middle"),
    Kind.BACON: (5, None, "until crisp"),
    Kind.FISH: (6, 63, "turning once, until opaque and flaking ({heat})"),
    Kind.SHELLFISH: (4, None, "until opaque all through"),
    Kind.EGG: (4, 71, "beaten, stirring, until set firm ({heat})"),
}
"""Minutes in a hot pan, the least temperature inside in °C, and how a cook sees it."""

_SHOPPING = re.compile(r"^(?:cooked|chopped|ground|firm|plain|dried|desiccated|canned) ")
_BOIL_MINUTES = 15
_LONGEST_TITLE = 70
_SLOW_FROM_MINUTES = 8
SIMMER_MINUTES = {
    Kind.CRISP: 8,
    Kind.ROOT: 12,
    Kind.POTATO: 15,
    Kind.FIRM: 6,
    Kind.TENDER: 6,
    Kind.TOMATO: 8,
    Kind.LEAF: 3,
}
RAW_PROTEIN = UNCOOKED - {Kind.EGG}
PROTEIN = RAW_PROTEIN | {Kind.TOFU, Kind.BEAN, Kind.READY}
COOKED_VEG = frozenset({Kind.CRISP, Kind.ROOT, Kind.FIRM, Kind.TENDER, Kind.LEAF})


def each(items: Iterable[Item], say: Callable[[str], str], minutes: int = 0, phase: str = "cook") -> list[Move]:
    """One sentence about all of them, or several where their names fill more than one; the first has the time."""
    groups = list(parts(items))
    return [Move(say(listed(group)), 0 if at else minutes, phase) for at, group in enumerate(groups)]


def fat(plate: Plate) -> str:
    """What the pan is greased with, as a phrase."""
    there = plate.of("fat")
    return f"in {listed(there)}" if there else "in a non-stick pan"


def brown(plate: Plate, *slots: str) -> list[Move]:
    """Cook everything through that must not be eaten raw, one after the other, and take it out of the pan."""
    moves = [fried(plate, item) for item in plate.of(*slots) if item.kind in UNCOOKED]
    return [*moves, *_crisped(plate, slots)]


def fried(plate: Plate, item: Item) -> Move:
    minutes, celsius, until = _FRYING[item.kind]
    shown = _done(item.food, until).format(heat=degrees(plate, celsius or 0))
    text = f"Fry the {item.name} {fat(plate)} over a medium-high heat, {shown}. Lift out onto a clean plate."
    return Move(text.replace("heat, until", "heat until"), minutes, celsius=celsius)


def _done(food: Food, until: str) -> str:
    return f"{food.done} ({{heat}})" if food.done and "{heat}" in until else food.done or until


def _crisped(plate: Plate, slots: tuple[str, ...]) -> list[Move]:
    items = [item for item in plate.of(*slots) if item.kind is Kind.TOFU]
    return each(items, lambda names: f"Fry {names} {fat(plate)} for 6 minutes, until golden. Lift out.", 6)


def degrees(plate: Plate, celsius: int) -> str:
    return f"{plate.heat(celsius):g} °{plate.degrees}"


def season(plate: Plate) -> str:
    """A closing sentence, where there is something to season with."""
    there = plate.of("season")
    return f" Season with {listed(there)}." if there else ""


def boil_aside(items: Iterable[Item]) -> list[Move]:
    """Boil what is served beside the dish, while the rest cooks."""
    return [_boil(item.name, item.food.minutes or _BOIL_MINUTES) for item in items]


def _boil(name: str, minutes: int) -> Move:
    return Move(
        f"Set the {name} to cook in boiling water, about {minutes} minutes until tender or as the pack says, while you "
        "go on; drain if any water is left, cover and keep warm.",
        minutes,
        "aside",
    )


def started(
    plate: Plate, knife: Iterable[Item], soft: Iterable[Item], minutes: int, *, aside: Iterable[Item] = ()
) -> list[Move]:
    """How whatever simmers begins: cut, set to boil what is served beside it, brown what is raw, soften what scents."""
    return [*cut(knife), *boil_aside(aside), *brown(plate, "protein"), *soften(plate, soft, minutes)]


def soften(plate: Plate, items: Iterable[Item], minutes: int = 5) -> list[Move]:
    return each(items, lambda names: f"Soften {names} {fat(plate)} over a medium heat, stirring.", minutes)


def pan_cook(plate: Plate, items: Iterable[Item], least: int = 3) -> list[Move]:
    """Cook vegetables in the pan, what takes long first, so that all are tender together."""
    everything = tuple(items)
    slow = [item for item in everything if item.kind is not Kind.AROMA and longest([item], 0) >= _SLOW_FROM_MINUTES]
    quick = [item for item in everything if item not in slow]
    last = longest(quick, least) if quick else 0
    start = max(3, longest(slow, 0) - last)
    return [
        *each(slow, lambda names: f"Cook {names} {fat(plate)} over a medium heat, stirring now and then.", start),
        *each(quick, lambda names: f"Add {names} to the pan {fat(plate)} and cook, stirring, until tender."
              if not slow else f"Add {names} and cook, stirring, until everything is tender.", last),
    ]  # fmt: skip


def longest(items: Iterable[Item], least: int = 5) -> int:
    """Minutes until the slowest of them is tender."""
    return max([least, *(item.food.minutes or SIMMER_MINUTES.get(item.kind, 5) for item in items)])


def titled(items: Iterable[Item], most: int = 2) -> str:
    """Up to `most` names for a title, shortened until they fit."""
    return _fitting((_short(item) for item in items), most)


def kind_of(items: Iterable[Item], most: int = 2) -> str:
    """The same before a noun: `carrot and leek` soup."""
    return _fitting((single(_short(item)) for item in items), most)


def _short(item: Item) -> str:
    """Our own names without what only a shopper must know: cooked lentils, chopped tomatoes."""
    return item.name if item.have else _SHOPPING.sub("", item.name)


def _fitting(names: Iterable[str], most: int) -> str:
    chosen = list(dict.fromkeys(names))[:most]
    while len(chosen) > 1 and len(spoken(chosen)) > _LONGEST_TITLE:
        chosen.pop()
    return spoken(chosen) if chosen else ""


def serve(items: Iterable[Item], with_what: str = "") -> list[Move]:
    """Scatter, spoon or lay the finishing things over the dish."""
    return each(items, lambda names: f"Finish with {names} and serve{with_what}.", 1)


def shared(plate: Plate, moves: Iterable[Move]) -> tuple[Move, ...]:
    """Where the fat goes into the pan several times, each time tells which part of it does."""
    there, told = fat(plate), list(moves)
    times = [at for at, move in enumerate(told) if there in move.text]
    if not plate.of("fat") or len(times) <= 1:
        return tuple(told)
    for at in times:
        part = "some" if at == times[0] else "the rest" if at == times[-1] else "a little more"
        text = told[at].text.replace(there, there.replace("in the ", f"in {part} of the ", 1))
        told[at] = replace(told[at], text=text)
    return tuple(told)
