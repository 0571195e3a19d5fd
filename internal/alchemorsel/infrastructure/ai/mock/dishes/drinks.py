"""Drinks beside the smoothie: a lemonade, a hot spiced milk, an infusion of herbs."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.plate import Dish, slot
from alchemorsel.infrastructure.ai.mock.telling import Say, cutting, told

_JUICE = slot("acid", {Kind.ACID}, "lemon juice|lime juice", least=1, want=1, staple=True, scale=4, only=True)
_SUGAR = slot("sweet", {Kind.SWEET}, "sugar|maple syrup|honey", least=1, want=1, staple=True, scale=1.5)
_WATER = slot("water", {Kind.STOCK}, "water", least=1, want=1, staple=True, only=True)
_FRUIT = slot("fruit", {Kind.FRUIT}, "", most=2, share=0.6)
_LEAVES = slot("herb", {Kind.HERB}, "mint|basil", want=1, most=2)
_MILK = slot("milk", {Kind.MILK, Kind.CREAM}, "milk|soya milk|coconut milk", least=1, want=1, staple=True, scale=1.1)
_SPICE = slot("spice", {Kind.SWEET_SPICE, Kind.SPICE}, "cocoa powder|ground cinnamon|ground turmeric", least=1, want=2,
              most=3, share=2)  # fmt: skip
_TEA_LEAVES = slot("herb", {Kind.HERB, Kind.AROMA}, "mint|ginger|thyme", least=1, want=1, most=2)
_HONEY = slot("sweet", {Kind.SWEET}, "honey|maple syrup|sugar", want=1, staple=True)
_SQUEEZE = slot("acid", {Kind.ACID}, "lemon juice|lime juice", want=1, staple=True, only=True)

LEMONADE = Dish(
    key="lemonade",
    words=("lemonade", "limonade", "cooler", "drink", "mocktail"),
    courses=(Course.DRINK,),
    cuisines=("american", "indian"),
    slots=(_JUICE, _SUGAR, _FRUIT, _LEAVES, _WATER),
    write=told(
        "Citrus cooler[ with {fruit,herb}]",
        cutting("fruit", "herb", minutes=3),
        Say("Stir {sweet} into {acid} until dissolved.", 2, "prep"),
        Say("Crush {fruit} lightly in the jug.", 1, "prep"),
        "Top up with {water}, well chilled[, and add {herb}]; serve over ice.",
        tips=("Taste before you serve: more sugar if it bites, more juice if it is flat.",),
        equipment=("jug",),
    ),
)
SPICED_MILK = Dish(
    key="hot_milk",
    words=("hot chocolate", "golden milk", "cocoa", "hot milk", "chai", "hot drink", "drink"),
    courses=(Course.DRINK, Course.DESSERT),
    cuisines=("indian", "mexican", "french"),
    slots=(_MILK, _SPICE, _HONEY),
    write=told(
        "Hot {milk} with {spice}",
        Say("Whisk {spice,sweet} with a few spoonfuls of {milk} until smooth.", 2, "prep"),
        Say("Stir in the rest and heat gently, whisking, until it steams; do not let it boil.", 5),
        "Pour into mugs and drink hot.",
        equipment=("small saucepan or microwave",),
        needs=("simmer",),
    ),
    sweet=True,
)
INFUSION = Dish(
    key="infusion",
    words=("tea", "infusion", "tisane", "herbal tea", "hot drink", "drink"),
    courses=(Course.DRINK,),
    cuisines=("middle eastern", "moroccan", "chinese"),
    slots=(_TEA_LEAVES, _WATER, _HONEY, _SQUEEZE),
    write=told(
        "Fresh {herb*} tea",
        cutting("herb", minutes=1),
        Say("Bring {water} to the boil, pour it over {herb}, cover and leave to draw for 6 minutes.", 6, "rest"),
        "Strain into cups[ and stir in {sweet,acid}].",
        equipment=("kettle", "teapot"),
        needs=("kettle",),
    ),
)
