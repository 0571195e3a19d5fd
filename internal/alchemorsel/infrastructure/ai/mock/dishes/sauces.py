"""Sauces and dips: salsa, guacamole, tzatziki, tomato sauce, a dressing."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.plate import Dish, slot
from alchemorsel.infrastructure.ai.mock.shelf import ACID, HERB, SALT, SEASON, SPICE
from alchemorsel.infrastructure.ai.mock.telling import Say, cutting, told

_FINE = "very finely diced"
_TOMATO = slot("tomato", {Kind.TOMATO}, "tomatoes|chopped tomatoes", least=1, want=1, prep=_FINE)
_FRUIT = slot("fruit", {Kind.FRUIT}, "", most=1, scale=0.5, prep=_FINE)
_SHARP = slot("aroma", {Kind.AROMA}, "onions|chilli|spring onions|garlic", want=2, most=3, share=1.5)
_LIME = slot("acid", {Kind.ACID}, "lime juice|lemon juice|cider vinegar", want=1, staple=True)
_CORIANDER = slot("herb", {Kind.HERB}, "coriander|parsley", want=1, most=2)
_AVOCADO = slot("avocado", {Kind.RAW}, "avocado", least=1, want=1, only=True, scale=1.3)
_DICED = slot("tomato", {Kind.TOMATO}, "tomatoes", want=1, scale=0.4, prep=_FINE)
_DIPPERS = slot("dippers", {Kind.CRISP, Kind.BREAD}, "bell peppers|corn tortillas|carrots", want=1, most=3,
                prep="cut into sticks")  # fmt: skip
_YOGURT = slot("cream", {Kind.CREAM}, "yogurt", least=1, want=1, scale=1.2)
_CUCUMBER = slot("raw", {Kind.RAW}, "cucumber|radishes", least=1, want=1, scale=0.8, prep="coarsely grated", only=True)
_GARLIC = slot("aroma", {Kind.AROMA}, "garlic|onions", want=1, most=2)
_DILL = slot("herb", {Kind.HERB}, "dill|mint|parsley", want=1, most=2)
_OIL = slot("fat", {Kind.FAT}, "olive oil|sunflower oil", want=1, staple=True)
_DRESSING_OIL = slot("fat", {Kind.FAT}, "olive oil|sunflower oil", least=1, want=1, staple=True, scale=1.5)
_ACID = slot("acid", {Kind.ACID}, "cider vinegar|lemon juice|lime juice", least=1, want=1, staple=True)
_SALTY = slot("salty", {Kind.SALTY, Kind.PASTE}, "mustard|tahini|soy sauce|tomato paste", want=1, most=2)
_SWEET = slot("sweet", {Kind.SWEET}, "honey|maple syrup|sugar", want=1, staple=True, scale=0.15)
_CANNED = slot("tomato", {Kind.TOMATO}, "chopped tomatoes|tomatoes", least=1, want=1, most=2, scale=1.2)
_SOFT = slot("aroma", {Kind.AROMA}, "onions|garlic", want=2, most=3, share=2)
_BASIL = slot("herb", {Kind.HERB}, "basil|thyme|parsley", want=1, most=2)

SALSA = Dish(
    key="salsa",
    words=("salsa", "pico de gallo", "dip", "sauce"),
    courses=(Course.SAUCE, Course.SNACK),
    cuisines=("mexican",),
    slots=(_TOMATO, _FRUIT, _SHARP, _LIME, _CORIANDER, SALT),
    write=told(
        "Fresh {tomato*}[ and {fruit*}] salsa",
        cutting("tomato", "fruit", "aroma", "herb", minutes=7),
        Say("Mix {tomato,fruit,aroma,herb,acid}.[ Season with {season}.]", 1),
        Say("Leave to stand for 2 minutes and taste again.", 2, "rest"),
        storage="Keeps 2 days in the fridge; drain off the juice.",
        equipment=("bowl",),
    ),
)
GUACAMOLE = Dish(
    key="guacamole",
    words=("guacamole", "avocado dip", "avocado", "dip"),
    courses=(Course.SAUCE, Course.SNACK, Course.STARTER),
    cuisines=("mexican",),
    slots=(_AVOCADO, _SHARP, _DICED, _LIME, _CORIANDER, SALT, _DIPPERS),
    write=told(
        "Guacamole[ with {dippers}]",
        cutting("avocado", "aroma", "tomato", "herb", "dippers", minutes=6),
        Say("Crush {avocado}[ with {acid}] using a fork, leaving some pieces whole.", 1),
        Say("Stir in {aroma,tomato,herb}.", 1),
        "Taste,[ season with {season}] and serve at once[ with {dippers}].",
        tips=("Pressing film onto it keeps it green for a day.",),
        equipment=("bowl", "fork"),
    ),
)
TZATZIKI = Dish(
    key="tzatziki",
    words=("tzatziki", "cacik", "raita", "yogurt sauce", "yoghurt dip", "dip"),
    courses=(Course.SAUCE, Course.SNACK, Course.SIDE),
    cuisines=("greek", "turkish", "indian"),
    slots=(_YOGURT, _CUCUMBER, _GARLIC, ACID, _DILL, _OIL, SALT),
    write=told(
        "{cream*} dip with {raw}",
        cutting("raw", "aroma", "herb", minutes=5),
        Say("Mix {raw}[ with {season}], leave for 3 minutes and squeeze the water out by hand.", 4, "prep"),
        Say("Stir {raw,aroma,acid,herb} into {cream}.", 1),
        "Trickle {fat} over the dip.",
        storage="Keeps 2 days in the fridge.",
        equipment=("bowl", "grater"),
    ),
)
TOMATO_SAUCE = Dish(
    key="tomato_sauce",
    words=("tomato sauce", "marinara", "sugo", "pasta sauce", "sauce"),
    courses=(Course.SAUCE,),
    cuisines=("italian", "spanish"),
    slots=(_CANNED, _SOFT, SPICE, _SWEET, _BASIL, _OIL, SEASON),
    write=told(
        "Simple {tomato*} sauce",
        cutting("tomato", "aroma", "herb", minutes=5),
        Say("Soften {aroma}[ in {fat}] over a medium heat for 5 minutes.", 5),
        Say("Add {tomato,spice,sweet} and simmer without a lid for 15 minutes, stirring now and then, until "
            "it coats a spoon.", 15),
        "Stir in {herb} at the end.",
        "Taste the sauce[ and season with {season}].",
        storage="Keeps 4 days in the fridge, 3 months frozen.",
        equipment=("saucepan",),
        needs=("hob",),
    ),
)  # fmt: skip
DRESSING = Dish(
    key="dressing",
    words=("dressing", "vinaigrette", "sauce", "marinade"),
    courses=(Course.SAUCE,),
    cuisines=("french", "italian", "american"),
    slots=(_DRESSING_OIL, _ACID, _SALTY, _SWEET, HERB, SALT),
    write=told(
        "{acid*} dressing[ with {salty}]",
        cutting("herb", minutes=2),
        Say("Shake {acid,salty,sweet} in a closed jar for a moment.", 1, "prep"),
        Say("Add {fat,herb} and shake until it thickens.[ Season with {season}.]", 1, "prep"),
        tips=("Taste it on a leaf, not from the spoon.",),
        storage="Keeps 3 days in the fridge; shake again before use.",
        equipment=("jar",),
    ),
)
