"""Roast tray: everything on one tray, the quick-cooking things added later."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.cutting import cut
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import PROTEIN, degrees, each, season, serve, titled
from alchemorsel.infrastructure.ai.mock.plate import Dish, Item, Method, Move, Plate, listed, slot
from alchemorsel.infrastructure.ai.mock.shelf import ACID, CHEESE, FAT, HERB, NUTS, SEASON, SPICE

_OVEN_C = 200
_VEG = slot("veg", {Kind.POTATO, Kind.ROOT, Kind.CRISP, Kind.FIRM, Kind.TENDER, Kind.TOMATO},
            "potatoes|carrots|bell peppers|butternut squash|cauliflower|parsnips|courgettes|broccoli",
            least=1, want=3, most=5, share=2.2)  # fmt: skip
_PROTEIN = slot("protein", (PROTEIN - {Kind.READY, Kind.SHELLFISH, Kind.MINCE}) | {Kind.CHEESE},
                "chicken thigh|chickpeas|salmon fillet|firm tofu|sausages|cod fillet", want=1, most=2)  # fmt: skip
_AROMA = slot("aroma", {Kind.AROMA}, "onions|garlic", want=1, most=3, share=2)
_DONE = {
    Kind.POULTRY: (74, "no pink is left and it reaches {heat} in the thickest part"),
    Kind.SAUSAGE: (74, "browned and {heat} in the middle"),
    Kind.MEAT: (63, "it reaches {heat} in the thickest part; let it rest for 3 minutes"),
    Kind.FISH: (63, "opaque and flaking ({heat})"),
    Kind.BACON: (None, "crisp"),
}
_SLOW = frozenset({Kind.POTATO, Kind.ROOT, Kind.SAUSAGE})
_LAST = frozenset({Kind.FISH, Kind.CHEESE})
_SLOW_MINUTES, _ALL_MINUTES, _LAST_MINUTES = 20, 18, 12


def _write(plate: Plate) -> Method:
    moves = [
        Move(f"Heat the oven to {degrees(plate, _OVEN_C)}.", 10, "aside", _OVEN_C, oven=True),
        *cut(plate.of("veg", "protein", "aroma", "herb", "nuts", "cheese"), 10),
        *_roast(plate),
        *[_check(plate, item) for item in plate.of("protein") if item.kind in _DONE],
        *serve(plate.of("acid", "herb", "nuts", "cheese")),
    ]
    return Method(
        title=f"Roast tray of {titled((*plate.of('protein')[:1], *plate.of('veg')), 3)}",
        moves=tuple(moves),
        tips=("Spread everything in one layer: crowded vegetables steam and stay pale.",),
        storage="Keeps 3 days in the fridge; reheat until steaming hot.",
        equipment=("oven", "baking tray"),
        needs=frozenset({"oven"}),
    )


def _roast(plate: Plate) -> list[Move]:
    """The slow things alone for a while, then the rest, and what dries out last."""
    everything = plate.of("veg", "protein", "aroma")
    slow = [item for item in everything if item.kind in _SLOW]
    last = [item for item in everything if item.kind in _LAST]
    rest = [item for item in everything if item not in slow and item not in last]
    stages = [(slow, _SLOW_MINUTES), (rest, _ALL_MINUTES - 6 if last else _ALL_MINUTES), (last, _LAST_MINUTES)]
    coat = plate.of("fat", "spice")
    coated = f" with {listed(coat)}" if coat else ""
    moves: list[Move] = []
    for items, minutes in stages:
        start = (
            f"Toss {{}} on a tray{coated}.{season(plate)} Roast for"
            if not moves
            else "Turn everything, add {} and roast for"
        )
        moves += _stage(items, start, minutes)
    if not rest and not last:
        moves.append(Move("Turn everything and roast until tender and browned at the edges.", _ALL_MINUTES))
    return moves


def _stage(items: list[Item], start: str, minutes: int) -> list[Move]:
    return each(items, lambda names: f"{start.replace('{}', names)} {minutes} minutes.", minutes)


def _check(plate: Plate, item: Item) -> Move:
    celsius, sign = _DONE[item.kind]
    shown = sign.format(heat=degrees(plate, celsius or 0))
    return Move(f"See that the {item.name} is done: {shown}. Roast a few minutes longer if not.", 0, celsius=celsius)


ROAST_TRAY = Dish(
    key="roast_tray",
    words=("roast", "roasted", "tray bake", "traybake", "sheet pan", "baked", "oven"),
    courses=(Course.MAIN, Course.SIDE),
    cuisines=("british", "american", "german"),
    slots=(_PROTEIN, _VEG, _AROMA, SPICE, FAT, ACID, HERB, NUTS, CHEESE, SEASON),
    write=_write,
)
