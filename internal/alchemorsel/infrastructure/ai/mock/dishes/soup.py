"""Soup: soften, simmer, season; smooth where everything in it is soft."""

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
from alchemorsel.infrastructure.ai.mock.shelf import AROMA, CHEESE, FAT, HERB, NUTS, SEASON

_VEG = slot("veg", COOKED_VEG | {Kind.POTATO, Kind.TOMATO},
            "carrots|leeks|potatoes|tomatoes|butternut squash|cauliflower|parsnips", least=1, want=2, most=6,
            share=2.2)  # fmt: skip
_PROTEIN = slot("protein", PROTEIN, "", most=2, share=0.7)
_LIQUID = slot("liquid", {Kind.STOCK}, "vegetable stock|water", least=1, want=1)
_FILLING = slot("filling", {Kind.GRAIN, Kind.PASTA, Kind.NOODLE}, "", share=0.4)
_CREAM = slot("cream", {Kind.CREAM}, "", most=1, share=0.6)
_SPICE = slot("spice", {Kind.SPICE, Kind.SALTY}, "", most=2)


def _write(plate: Plate) -> Method:
    smooth = not plate.of("protein", "filling")
    moves = [
        *started(plate, plate.of("protein", "veg", "aroma", "herb", "nuts", "cheese"), plate.of("aroma", "spice"), 5),
        *_simmer(plate),
        *([_blend()] if smooth else []),
        *_finish(plate),
    ]
    return Method(
        title=f"{kind_of((*plate.of('protein')[:1], *plate.of('veg')))} soup".capitalize(),
        moves=tuple(moves),
        tips=("Too thick? Let it down with hot water. Too thin? Simmer it without a lid for a few minutes.",),
        storage="Keeps 3 days in the fridge; cool it within 2 hours and bring it to the boil before serving.",
        equipment=("large saucepan", *(("stick blender",) if smooth else ())),
        needs=frozenset({"hob"}),
    )


def _simmer(plate: Plate) -> list[Move]:
    inside = plate.of("veg", "filling")
    minutes = longest(inside, 8)
    liquid = listed(plate.of("liquid"))
    return each(
        inside,
        lambda names: f"Add {names}, then {liquid}; bring to the boil, cover and simmer until everything is tender.",
        minutes + 3,
    )


def _blend() -> Move:
    return Move("Blend until smooth, or crush it with a masher if you like it coarse.", 2)


def _finish(plate: Plate) -> list[Move]:
    back = plate.of("protein", "cream")
    return [
        *each(back, lambda names: f"Stir in {names} and heat through for 2 minutes without boiling.", 2),
        Move(f"Taste, and thin with a little hot water if needed.{season(plate)}", 1),
        *serve(plate.of("herb", "cheese", "nuts")),
    ]


SOUP = Dish(
    key="soup",
    words=("soup", "broth", "chowder", "bisque", "minestrone"),
    courses=(Course.SOUP, Course.STARTER, Course.MAIN),
    slots=(_VEG, _PROTEIN, AROMA, _LIQUID, _FILLING, _CREAM, _SPICE, HERB, CHEESE, NUTS, FAT, SEASON),
    write=_write,
)
