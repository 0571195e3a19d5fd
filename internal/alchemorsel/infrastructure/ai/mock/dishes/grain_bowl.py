"""Grain bowl: a warm grain, something cooked, something raw, a dressing."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.cutting import cut
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import (
    COOKED_VEG,
    boil_aside,
    brown,
    each,
    kind_of,
    pan_cook,
    season,
    titled,
)
from alchemorsel.infrastructure.ai.mock.plate import Dish, Method, Move, Plate, listed, slot
from alchemorsel.infrastructure.ai.mock.shelf import ACID, FAT, HERB, MAIN, SEASON

_GRAIN = slot("grain", {Kind.GRAIN}, "quinoa|couscous|bulgur|rice|millet|brown rice", least=1, want=1, most=2)
_VEG = slot("veg", COOKED_VEG | {Kind.POTATO}, "broccoli|carrots|sweet potatoes|mushrooms|green beans", want=1, most=4,
            share=1.3)  # fmt: skip
_RAW = slot("raw", {Kind.RAW, Kind.TOMATO, Kind.DRIED_FRUIT}, "cucumber|avocado|tomatoes|radishes",
            want=2, most=4, share=1.5)  # fmt: skip
_NUTS = slot("nuts", {Kind.NUT}, "pumpkin seeds|sesame seeds|almonds", want=1, most=2)
_DRESSING = slot("sauce", {Kind.PASTE, Kind.SALTY, Kind.CREAM}, "tahini", want=1, most=2)
_CHEESE = slot("cheese", {Kind.CHEESE}, "", most=2)
_AROMA = slot("aroma", {Kind.AROMA}, "", most=2, share=0.7)
_SPICE = slot("spice", {Kind.SPICE}, "", most=2)


def _write(plate: Plate) -> Method:
    cooked = plate.of("veg", "aroma", "spice")
    bowl = plate.of("protein", "raw", "cheese", "herb", "nuts")
    moves = [
        *cut((*cooked, *bowl)),
        *boil_aside(plate.of("grain")),
        *brown(plate, "protein"),
        *pan_cook(plate, cooked, 5),
        *_dressing(plate),
        Move(f"Divide {listed((*plate.of('grain'), *plate.of('veg')[:4]))} between the bowls.", 1),
        *each(bowl, lambda names: f"Arrange {names} on top and spoon the dressing over.", 2),
    ]
    about = titled((*plate.of("protein")[:1], *plate.of("veg"), *plate.of("raw")))
    return Method(
        title=f"{kind_of(plate.of('grain'))} bowl with {about}".capitalize(),
        moves=tuple(moves),
        tips=("The grain can be cooked a day ahead; cool it fast and keep it in the fridge.",),
        equipment=("saucepan", "frying pan"),
        needs=frozenset({"hob"}),
    )


def _dressing(plate: Plate) -> list[Move]:
    """Oil has greased the pan already and dresses as well; water loosens the rest."""
    parts = plate.of("sauce", "acid", "fat")
    return each(
        parts, lambda names: f"Whisk what is left of {names} with a little water into a dressing.{season(plate)}", 2
    )


GRAIN_BOWL = Dish(
    key="grain_bowl",
    words=("bowl", "buddha bowl", "grain bowl", "poke"),
    courses=(Course.MAIN,),
    cuisines=("mediterranean", "middle eastern", "american"),
    slots=(_GRAIN, MAIN, _VEG, _AROMA, _SPICE, _RAW, _DRESSING, ACID, _CHEESE, HERB, _NUTS, FAT, SEASON),
    write=_write,
)
