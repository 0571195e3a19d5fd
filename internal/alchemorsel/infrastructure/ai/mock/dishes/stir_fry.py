"""Stir-fry: everything cut small, the meat first and out again, firm vegetables before soft ones."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.cutting import cut
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import PROTEIN, boil_aside, brown, each, fat, season, titled
from alchemorsel.infrastructure.ai.mock.plate import Dish, Method, Move, Plate, listed, slot
from alchemorsel.infrastructure.ai.mock.shelf import ACID, FAT, NUTS, SALT, SIDE, VEG

_SAUCE = slot("sauce", {Kind.SALTY, Kind.PASTE}, "soy sauce|fish sauce|tahini", want=1, most=2, share=1.5)
_AROMA = slot("aroma", {Kind.AROMA}, "garlic|ginger|spring onions", want=2, most=4, share=3)
_PROTEIN = slot("protein", PROTEIN | {Kind.EGG}, "chicken breast|firm tofu|prawns|beef steak|pork loin|edamame",
                want=1, most=2)  # fmt: skip
_HERB = slot("herb", {Kind.HERB}, "", most=2)
_SPICE = slot("spice", {Kind.SPICE}, "", most=2)


def _write(plate: Plate) -> Method:
    moves = [
        *cut(plate.of("protein", "veg", "aroma", "nuts", "herb")),
        *boil_aside(plate.of("starch")),
        *brown(plate, "protein"),
        *_vegetables(plate),
        *each(plate.of("aroma", "spice"), lambda names: f"Add {names} and stir for 1 minute, until fragrant.", 1),
        *_together(plate),
    ]
    title = f"Stir-fried {titled((*plate.of('protein')[:1], *plate.of('veg')))}"
    return Method(
        title=title,
        moves=tuple(moves),
        tips=("Have everything cut before the pan gets hot; fry in two batches rather than in a crowded pan.",),
        equipment=("wok or large frying pan",),
        needs=frozenset({"hob"}),
    )


def _vegetables(plate: Plate) -> list[Move]:
    firm = plate.kind(Kind.CRISP, Kind.ROOT, Kind.FIRM, within="veg")
    soft = plate.kind(Kind.TENDER, Kind.LEAF, within="veg")
    return [
        *each(
            firm, lambda names: f"Stir-fry {names} {fat(plate)} over a high heat for 5 minutes, until nearly tender.", 5
        ),
        *each(soft, lambda names: f"Add {names} and stir-fry for 3 minutes more, until just tender.", 3),
    ]


def _together(plate: Plate) -> list[Move]:
    back = [*plate.of("protein"), *plate.of("sauce", "acid")]
    over = f" Serve over {listed(plate.of('starch'))}." if plate.of("starch") else ""
    return [
        *each(back, lambda names: f"Put in {names} and toss for 2 minutes, until everything is hot and coated.", 2),
        *each(plate.of("nuts", "herb"), lambda names: f"Scatter {names} over it."),
        Move(f"Taste it while it is hot.{season(plate)}{over or ' Serve at once.'}"),
    ]


STIR_FRY = Dish(
    key="stir_fry",
    words=("stir fry", "stir fried", "wok"),
    courses=(Course.MAIN,),
    cuisines=("chinese", "asian", "thai", "vietnamese", "japanese", "korean"),
    slots=(_PROTEIN, VEG, _AROMA, _SAUCE, ACID, _SPICE, NUTS, _HERB, FAT, SALT, SIDE),
    write=_write,
)
