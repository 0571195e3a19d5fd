"""Salad: raw vegetables, something that fills, and a dressing shaken at the last minute."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.cutting import cut
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import PROTEIN, RAW_PROTEIN, brown, each, kind_of, season
from alchemorsel.infrastructure.ai.mock.plate import Dish, Item, Method, Move, Plate, slot
from alchemorsel.infrastructure.ai.mock.shelf import ACID, FAT, SEASON

_RAW = slot("raw", {Kind.RAW, Kind.TOMATO, Kind.LEAF},
            "lettuce|cucumber|tomatoes|rocket|spinach|radishes", least=2, want=3, most=6, share=2.5)  # fmt: skip
_CRUNCH = slot("crunch", {Kind.CRISP, Kind.FRUIT, Kind.DRIED_FRUIT}, "", most=3, share=1, raw=True)
_SALAD_PROTEIN = (PROTEIN - {Kind.MINCE, Kind.SAUSAGE}) | {Kind.CHEESE}
_FILLING = slot(
    "protein", _SALAD_PROTEIN, "chickpeas|feta|white beans|cooked lentils|canned tuna", want=1, most=3, share=1.2
)
_NUTS = slot("nuts", {Kind.NUT}, "pumpkin seeds|walnuts|sunflower seeds", want=1, most=2)
_HERB = slot("herb", {Kind.HERB}, "", most=3)
_AROMA = slot("aroma", {Kind.AROMA}, "", most=2, share=0.7)
_BREAD = slot("bread", {Kind.BREAD}, "", most=1, share=0.5)
_TASTE = slot("taste", {Kind.SALTY, Kind.PASTE, Kind.SPICE}, "", most=3)


def _write(plate: Plate) -> Method:
    raw = any(item.kind in RAW_PROTEIN for item in plate.of("protein"))
    bowl = plate.of("raw", "crunch", "aroma", "protein", "herb")
    moves = [
        *cut((*bowl, *plate.of("nuts")), max(3, min(8, len(bowl)))),
        *brown(plate, "protein"),
        *_dressing(plate),
        *each(bowl, lambda names: f"Put {names} into a large bowl."),
        *_toss(plate),
    ]
    return Method(
        title=f"{kind_of((*plate.of('protein')[:1], *plate.of('raw')), 3)} salad".capitalize(),
        moves=tuple(moves),
        tips=("Dress it only when everybody sits down, so that the leaves stay crisp.",),
        equipment=("large bowl", *(("frying pan",) if raw else ())),
        needs=frozenset({"hob"}) if _heats(plate.of("protein")) else frozenset(),
    )


def _heats(items: tuple[Item, ...]) -> bool:
    return any(item.kind in RAW_PROTEIN or item.kind is Kind.TOFU for item in items)


def _dressing(plate: Plate) -> list[Move]:
    parts = plate.of("fat", "acid", "taste")
    return each(parts, lambda names: f"Shake or whisk {names} into a dressing.{season(plate)}", 1)


def _toss(plate: Plate) -> list[Move]:
    dressed = plate.of("fat", "acid", "taste")
    ending = season(plate) if not dressed else ""
    how = "Toss with the dressing just before serving." if dressed else "Toss gently and serve."
    over = plate.of("nuts", "bread")
    return [Move(f"{how}{ending}"), *each(over, lambda names: f"Serve with {names} on top or beside it.")]


SALAD = Dish(
    key="salad",
    words=("salad", "slaw"),
    courses=(Course.SALAD, Course.STARTER, Course.SIDE, Course.MAIN),
    cuisines=("greek", "mediterranean"),
    slots=(_RAW, _CRUNCH, _FILLING, _AROMA, _HERB, _NUTS, FAT, ACID, _TASTE, SEASON, _BREAD),
    write=_write,
)
