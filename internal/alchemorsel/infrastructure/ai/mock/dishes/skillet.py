"""Skillet: one thing browned in a pan, vegetables beside it; quick, for any kitchen with a flame."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.cutting import cut
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import (
    COOKED_VEG,
    PROTEIN,
    brown,
    each,
    pan_cook,
    season,
    serve,
    titled,
)
from alchemorsel.infrastructure.ai.mock.plate import Dish, Method, Move, Plate, slot
from alchemorsel.infrastructure.ai.mock.shelf import ACID, CHEESE, FAT, HERB, SEASON

_PROTEIN = slot("protein", PROTEIN | {Kind.EGG}, "salmon fillet|chicken breast|cod fillet|prawns|firm tofu|chickpeas",
                least=1, want=1, most=2, share=1.2)  # fmt: skip
_VEG = slot("veg", COOKED_VEG | {Kind.TOMATO, Kind.POTATO},
            "spinach|courgettes|green beans|tomatoes|asparagus|mushrooms", want=2, most=4, share=2)  # fmt: skip
_AROMA = slot("aroma", {Kind.AROMA}, "garlic", want=1, most=3, share=2)
_TASTE = slot("taste", {Kind.SPICE, Kind.SALTY, Kind.CREAM}, "", most=3)
_COOKED = frozenset({Kind.BEAN, Kind.READY})


def _write(plate: Plate) -> Method:
    veg = plate.of("veg", "aroma")
    ready = plate.kind(*_COOKED, within="protein")
    moves = [
        *cut((*plate.of("protein"), *veg, *plate.of("herb", "cheese")), min(8, 2 + len(veg))),
        *brown(plate, "protein"),
        *pan_cook(plate, veg),
        *each((*ready, *plate.of("taste")), lambda names: f"Add {names} and heat through.", 3),
        Move(f"Put everything back into the pan for a moment.{season(plate)}", 1),
        *serve(plate.of("acid", "herb", "cheese")),
    ]
    about = titled(plate.of("veg"))
    return Method(
        title=f"Pan-fried {titled(plate.of('protein'))}{f' with {about}' if about else ''}",
        moves=tuple(moves),
        tips=("Pat wet things dry before they go into the pan, or they will not brown.",),
        equipment=("large frying pan",),
        needs=frozenset({"hob"}),
    )


SKILLET = Dish(
    key="skillet",
    words=("pan fried", "fried", "skillet", "seared", "grilled"),
    courses=(Course.MAIN,),
    cuisines=("french", "nordic", "american"),
    slots=(_PROTEIN, _VEG, _AROMA, _TASTE, ACID, HERB, CHEESE, FAT, SEASON),
    write=_write,
)
