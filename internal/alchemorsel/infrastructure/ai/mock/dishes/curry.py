"""Curry: onion and spice first, then everything simmers in something creamy."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import (
    COOKED_VEG,
    each,
    kind_of,
    longest,
    season,
    serve,
    started,
)
from alchemorsel.infrastructure.ai.mock.plate import Dish, Method, Move, Plate, listed, slot
from alchemorsel.infrastructure.ai.mock.shelf import ACID, FAT, MAIN, NUTS, SALT

_VEG = slot("veg", COOKED_VEG | {Kind.POTATO, Kind.TOMATO},
            "cauliflower|spinach|sweet potatoes|carrots|peas|aubergines|green beans", least=1, want=2, most=5,
            share=2)  # fmt: skip
_AROMA = slot("aroma", {Kind.AROMA}, "onions|garlic|ginger", want=3, most=4, share=3)
_SPICE = slot(
    "spice",
    {Kind.SPICE, Kind.SWEET_SPICE},
    "curry powder|ground turmeric|ground cumin",
    least=1,
    want=2,
    most=3,
    share=2,
)
_SAUCE = slot("sauce", {Kind.CREAM, Kind.STOCK}, "coconut milk|vegetable stock|water", least=1, want=1, most=2)
_RICE = slot("starch", {Kind.GRAIN, Kind.BREAD}, "rice|quinoa", want=1, most=1)
_HERB = slot("herb", {Kind.HERB}, "coriander|mint", want=1, most=2)


def _write(plate: Plate) -> Method:
    grain = plate.kind(Kind.GRAIN, within="starch")
    moves = [
        *started(plate, plate.of("protein", "veg", "aroma", "herb", "nuts"), plate.of("aroma"), 6, aside=grain),
        *each(plate.of("spice"), lambda names: f"Stir in {names} and fry for 1 minute, until fragrant.", 1),
        *_simmer(plate),
        *each(plate.of("protein"), lambda names: f"Put in {names} and heat through for 3 minutes.", 3),
        *_finish(plate),
    ]
    about = kind_of((*plate.of("protein")[:1], *plate.of("veg")))
    return Method(
        title=f"{about} curry".capitalize(),
        moves=tuple(moves),
        tips=("A curry is better the next day. Taste before you add more spice: heat grows as it simmers.",),
        storage="Keeps 3 days in the fridge, 3 months frozen; reheat until steaming hot.",
        equipment=("wide pan with a lid",),
        needs=frozenset({"hob"}),
    )


def _simmer(plate: Plate) -> list[Move]:
    veg = plate.of("veg")
    sauce = listed(plate.of("sauce"))
    say = f"and then {sauce}; cover and simmer, stirring now and then, until everything is tender."
    return each(veg, lambda names: f"Add {names}, {say}", longest(veg, 8) + 3)


def _finish(plate: Plate) -> list[Move]:
    beside = f" with {listed(plate.of('starch'))}" if plate.of("starch") else ""
    last = plate.of("acid", "herb", "nuts")
    taste = Move(f"Taste the sauce; let it bubble without a lid if it is thin.{season(plate)}", 1)
    return [taste, *(serve(last, beside) or [Move(f"Serve hot{beside}.")])]


CURRY = Dish(
    key="curry",
    words=("curry", "masala", "korma"),
    courses=(Course.MAIN,),
    cuisines=("indian", "thai", "pakistani", "bengali", "sri lankan"),
    slots=(MAIN, _VEG, _AROMA, _SPICE, _SAUCE, ACID, NUTS, _HERB, FAT, SALT, _RICE),
    write=_write,
)
