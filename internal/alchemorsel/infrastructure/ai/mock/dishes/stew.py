"""Stew: beans or meat with vegetables and tomato, slowly, in one pot."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import (
    COOKED_VEG,
    PROTEIN,
    each,
    kind_of,
    longest,
    season,
    serve,
    started,
)
from alchemorsel.infrastructure.ai.mock.plate import Dish, Method, Move, Plate, listed, slot
from alchemorsel.infrastructure.ai.mock.shelf import AROMA, FAT, HERB, SEASON, SPICE

_PROTEIN = slot("protein", PROTEIN, "white beans|chickpeas|kidney beans|cooked lentils|firm tofu|black beans",
                least=1, want=1, most=3, share=1.5)  # fmt: skip
_VEG = slot("veg", COOKED_VEG | {Kind.POTATO}, "carrots|celery|potatoes|bell peppers|kale|courgettes", least=1,
            want=2, most=5, share=2)  # fmt: skip
_BASE = slot("base", {Kind.TOMATO, Kind.STOCK}, "chopped tomatoes|vegetable stock|water", least=1, want=2, most=3,
             share=1.1)  # fmt: skip
_TASTE = slot("taste", {Kind.SALTY, Kind.ACID}, "", most=2)
_BREAD = slot("bread", {Kind.BREAD}, "", most=1)
_SIDE = slot("starch", {Kind.GRAIN, Kind.PASTA}, "", most=1, share=0.5)


def _write(plate: Plate) -> Method:
    pot = (*plate.of("veg"), *plate.of("starch"))
    base = listed(plate.of("base"))
    minutes = longest(pot, 12) + 8
    moves = [
        *started(plate, plate.of("protein", "veg", "base", "aroma", "herb"), plate.of("aroma", "spice"), 5),
        *each(pot, lambda names: f"Add {names}, then {base}; cover and simmer until tender.", minutes),
        *each(plate.of("protein", "taste"), lambda names: f"Stir in {names} and simmer for 5 minutes more.", 5),
        Move(f"Taste, and thicken by crushing a little of it against the side.{season(plate)}", 1),
        *serve(plate.of("herb", "bread")),
    ]
    return Method(
        title=f"{kind_of((*plate.of('protein')[:2], *plate.of('veg')[:1]))} stew".capitalize(),
        moves=tuple(moves),
        tips=("It thickens as it stands; loosen it with hot water.",),
        storage="Keeps 3 days in the fridge, 3 months frozen; reheat until steaming hot.",
        equipment=("heavy pot with a lid",),
        needs=frozenset({"hob"}),
    )


STEW = Dish(
    key="stew",
    words=("stew", "casserole", "tagine", "hotpot"),
    courses=(Course.MAIN,),
    cuisines=("moroccan", "french", "spanish", "british"),
    slots=(_PROTEIN, _VEG, AROMA, SPICE, _BASE, _TASTE, _SIDE, HERB, _BREAD, FAT, SEASON),
    write=_write,
)
