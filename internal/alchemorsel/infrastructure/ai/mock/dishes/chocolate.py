"""Chocolate for its own sake: melted into hot cream and left to set."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.plate import Dish, slot
from alchemorsel.infrastructure.ai.mock.shelf import PINCH
from alchemorsel.infrastructure.ai.mock.telling import Say, cutting, told

_CHOCOLATE = slot("chocolate", {Kind.CHOCOLATE}, "dark chocolate", least=1, want=1, scale=3)
_CREAM = slot("cream", {Kind.CREAM}, "cream|coconut milk", least=1, want=1, only=True)
_SPICE = slot("spice", {Kind.SWEET_SPICE}, "vanilla extract", want=1, most=2)
_FRUIT = slot("fruit", {Kind.FRUIT}, "mixed berries|oranges|strawberries|pears", want=1, most=2, share=0.5)
_NUTS = slot("nuts", {Kind.NUT}, "almonds|walnuts|pumpkin seeds", want=1, most=2, scale=0.5)

CHOCOLATE_POTS = Dish(
    key="chocolate_pots",
    words=("ganache", "chocolate mousse", "chocolate pot", "chocolate dessert"),
    kin=("chocolate",),
    courses=(Course.DESSERT,),
    cuisines=("french",),
    slots=(_CHOCOLATE, _CREAM, _SPICE, PINCH, _FRUIT, _NUTS),
    write=told(
        "Chocolate pots[ with {fruit}]",
        cutting("chocolate", "fruit", "nuts", minutes=6),
        Say("Heat {cream} in a small pan until it steams; do not let it boil.", 3),
        Say("Take the pan off the heat, tip in {chocolate}[, {spice}][ and {season}] and leave it for 2 minutes; then "
            "stir from the middle outwards until smooth and shiny.", 3),
        Say("Pour into small glasses and chill for 60 minutes, until set.", 60, "rest"),
        "Finish with {fruit,nuts} and serve.",
        tips=("Should it split, stir in a spoonful of warm water: it comes together again.",),
        storage="Keeps 3 days in the fridge; take it out 15 minutes before you eat.",
        equipment=("small saucepan", "small glasses"),
        needs=("hob",),
    ),
    sweet=True,
)  # fmt: skip
