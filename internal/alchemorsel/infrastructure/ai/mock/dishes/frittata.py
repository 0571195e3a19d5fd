"""Frittata: vegetables softened in a pan, eggs over them, a lid on until they are set."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.cutting import cut
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import (
    COOKED_VEG,
    brown,
    degrees,
    each,
    kind_of,
    pan_cook,
    season,
    serve,
)
from alchemorsel.infrastructure.ai.mock.plate import Dish, Method, Move, Plate, listed, slot
from alchemorsel.infrastructure.ai.mock.shelf import FAT, HERB, SEASON

_SET_C = 71
_EGGS = slot("eggs", {Kind.EGG}, "eggs", least=1, want=1, most=1)
_VEG = slot("veg", COOKED_VEG | {Kind.POTATO, Kind.TOMATO},
            "spinach|courgettes|mushrooms|bell peppers|leeks|asparagus", want=2, most=4, share=1.2)  # fmt: skip
_ONION = slot("aroma", {Kind.AROMA}, "onions|spring onions", want=1, most=2)
_CHEESE = slot("cheese", {Kind.CHEESE}, "cheddar|feta", want=1, most=2)
_MEAT = slot("protein", {Kind.BACON, Kind.SAUSAGE, Kind.READY, Kind.TOFU}, "", most=2, share=0.5)
_MILK = slot("milk", {Kind.CREAM}, "", share=0.3)
_SPICE = slot("spice", {Kind.SPICE}, "", most=2)


def _write(plate: Plate) -> Method:
    veg = plate.of("veg", "aroma")
    moves = [
        *cut((*veg, *plate.of("protein", "cheese", "herb")), 6),
        *brown(plate, "protein"),
        *pan_cook(plate, veg, 5),
        *_eggs(plate),
        *serve(plate.of("herb")),
    ]
    about = kind_of((*plate.of("veg"), *plate.of("protein"))) or kind_of(plate.of("aroma", "cheese"))
    return Method(
        title=f"{about} frittata".strip().capitalize(),
        moves=tuple(moves),
        tips=("It is as good cold, in wedges, the next day.",),
        storage="Keeps 2 days in the fridge.",
        equipment=("frying pan with a lid",),
        needs=frozenset({"hob"}),
    )


def _eggs(plate: Plate) -> list[Move]:
    stirred = (*plate.of("eggs"), *plate.of("milk", "spice"))
    filled = plate.of("protein", "cheese")
    heat = degrees(plate, _SET_C)
    return [
        Move(f"Beat {listed(stirred)} in a bowl.{season(plate)}", 2, "prep"),
        *each(filled, lambda names: f"Spread {names} over the pan."),
        Move(f"Pour in the beaten {plate.of('eggs')[0].name}, cover and cook over a low heat until the middle is set "
             f"firm ({heat}).", 9, celsius=_SET_C),
    ]  # fmt: skip


FRITTATA = Dish(
    key="frittata",
    words=("frittata", "omelette", "omelet", "tortilla espanola", "eggs"),
    courses=(Course.MAIN, Course.BREAKFAST),
    cuisines=("italian", "spanish", "french"),
    slots=(_EGGS, _VEG, _ONION, _MEAT, _CHEESE, _MILK, _SPICE, HERB, FAT, SEASON),
    write=_write,
)
