"""Pasta: the sauce is made while the pasta boils, and a little of the cooking water joins the two."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import (
    COOKED_VEG,
    PROTEIN,
    each,
    longest,
    season,
    serve,
    started,
    titled,
)
from alchemorsel.infrastructure.ai.mock.plate import Dish, Item, Method, Move, Plate, listed, slot
from alchemorsel.infrastructure.ai.mock.shelf import AROMA, FAT, NUTS, SEASON

_PASTA = slot("pasta", {Kind.PASTA}, "penne|spaghetti|corn pasta", least=1, want=1, most=1)
_SAUCE = slot("sauce", {Kind.TOMATO, Kind.CREAM}, "chopped tomatoes|cream|tomatoes", want=1, most=2, share=1.3)
_VEG = slot("veg", COOKED_VEG, "courgettes|spinach|mushrooms|aubergines|peas", want=1, most=4, share=1.5)
_PROTEIN = slot("protein", PROTEIN, "", most=2, share=0.8)
_CHEESE = slot("cheese", {Kind.CHEESE}, "parmesan|nutritional yeast", want=1, most=2)
_HERB = slot("herb", {Kind.HERB}, "basil|parsley", want=1, most=2)
_SPICE = slot("spice", {Kind.SPICE}, "", most=2)
_TASTE = slot("taste", {Kind.SALTY, Kind.PASTE, Kind.ACID}, "", most=2)
_RAW = slot("raw", {Kind.RAW}, "", most=2)


def _write(plate: Plate) -> Method:
    pasta = listed(plate.of("pasta"))
    moves = [
        *started(plate, _knife(plate), plate.of("aroma", "spice"), 4, aside=plate.of("pasta")),
        *_sauce(plate),
        *each(plate.of("protein"), lambda names: f"Stir in {names} and heat through.", 2),
        Move(f"Toss {pasta} with the sauce and a splash of its cooking water for 1 minute.{season(plate)}", 1),
        *serve(plate.of("herb", "cheese", "raw", "nuts")),
    ]
    return Method(
        title=_title(plate),
        moves=tuple(moves),
        tips=("Keep a cup of the cooking water: its starch binds the sauce.",),
        storage="Keeps 2 days in the fridge; reheat with a splash of water until steaming hot.",
        equipment=("large pot", "frying pan"),
        needs=frozenset({"hob"}),
    )


def _knife(plate: Plate) -> tuple[Item, ...]:
    return plate.of("protein", "veg", "sauce", "aroma", "raw", "cheese", "herb", "nuts")


def _sauce(plate: Plate) -> list[Move]:
    veg, sauce = plate.of("veg"), plate.of("sauce", "taste")
    return [
        *each(veg, lambda names: f"Add {names} and cook, stirring now and then, until tender.", longest(veg, 4)),
        *each(sauce, lambda names: f"Add {names} and simmer for 6 minutes, until it coats a spoon.", 6),
    ]


def _title(plate: Plate) -> str:
    about = (*plate.of("protein")[:1], *plate.of("sauce")[:1], *plate.of("veg"))
    return (
        f"{titled(plate.of('pasta'))} with {titled(about) or titled(plate.of('aroma', 'fat', 'cheese'))}".capitalize()
    )


PASTA = Dish(
    key="pasta",
    words=("pasta", "spaghetti", "penne", "macaroni", "lasagne", "lasagna", "bolognese", "carbonara", "noodles"),
    courses=(Course.MAIN,),
    cuisines=("italian", "mediterranean"),
    slots=(_PASTA, _SAUCE, _VEG, _PROTEIN, AROMA, _SPICE, _TASTE, _CHEESE, _HERB, _RAW, NUTS, FAT, SEASON),
    write=_write,
)
