"""Vegetables by themselves: mashed, glazed, stewed, shredded, raw, steamed in a microwave."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import COOKED_VEG
from alchemorsel.infrastructure.ai.mock.plate import Dish, slot
from alchemorsel.infrastructure.ai.mock.shelf import ACID, FAT, HERB, NUTS, SALT, SEASON, SPICE
from alchemorsel.infrastructure.ai.mock.telling import Say, cutting, told

_CHUNKS = "peeled and cut into 3 cm chunks"
_ROOTS = slot("veg", {Kind.POTATO, Kind.ROOT}, "potatoes|sweet potatoes|celeriac|parsnips|butternut squash", least=1,
              want=1, most=3, share=1.3, prep=_CHUNKS)  # fmt: skip
_MILK = slot("milk", {Kind.MILK, Kind.CREAM}, "milk|soya milk", want=1, scale=0.3, staple=True)
_BUTTER = slot("fat", {Kind.FAT}, "butter|olive oil|sunflower oil", want=1, staple=True)
_GREENS = slot("veg", COOKED_VEG, "green beans|broccoli|carrots|peas|asparagus|kale|mangetout", least=1, want=2,
               most=5, share=2, scale=1.2)  # fmt: skip
_GARLIC = slot("aroma", {Kind.AROMA}, "garlic|shallots|spring onions", want=1, most=2)
_SOUTH = slot("veg", {Kind.TENDER, Kind.CRISP}, "aubergines|courgettes|bell peppers|fennel", least=2, want=3, most=5,
              share=2.6)  # fmt: skip
_TOMATO = slot("tomato", {Kind.TOMATO}, "chopped tomatoes|tomatoes", least=1, want=1, most=2)
_ONION = slot("aroma", {Kind.AROMA}, "onions|garlic", want=2, most=3, share=2)
_HERBS = slot("herb", {Kind.HERB}, "basil|thyme|parsley", want=2, most=3, share=1.5)
_OREGANO = slot("spice", {Kind.SPICE}, "dried oregano", want=1, most=2)
_SHREDS = slot("veg", {Kind.CRISP}, "cabbage|carrots|fennel", least=1, want=2, most=4, share=1.6,
               prep="very finely shredded")  # fmt: skip
_APPLE = slot("fruit", {Kind.FRUIT, Kind.DRIED_FRUIT}, "apples|raisins", want=1, most=2, scale=0.4)
_BOUND = slot("cream", {Kind.CREAM, Kind.SALTY}, "mustard", want=1, most=2)
_RAW = slot("raw", {Kind.RAW, Kind.TOMATO, Kind.CRISP}, "cucumber|carrots|bell peppers|radishes|tomatoes|avocado|"
            "fennel", least=2, want=4, most=7, share=2.6, prep="cut into sticks or slices")  # fmt: skip
_SEEDS = slot("nuts", {Kind.NUT}, "pumpkin seeds|sunflower seeds", want=1, most=2)
_MICRO = slot("veg", COOKED_VEG, "broccoli|green beans|carrots|courgettes|cauliflower|spinach", least=1, want=2, most=5,
              share=2, scale=1.2)  # fmt: skip
_MICRO_BEANS = slot("beans", {Kind.BEAN, Kind.READY}, "chickpeas|white beans|edamame", want=1, most=2, scale=0.8)

MASH = Dish(
    key="mash",
    words=("mash", "mashed", "puree", "kartoffelpuree", "champ", "colcannon"),
    courses=(Course.SIDE,),
    cuisines=("british", "german", "french", "american"),
    slots=(_ROOTS, _MILK, _BUTTER, _GARLIC, HERB, SEASON),
    write=told(
        "Mashed {veg}",
        cutting("veg", "aroma", "herb", minutes=10),
        Say("Boil {veg}[ with {aroma}] in salted water, covered, for {minutes} minutes, until they fall off a knife.",
            16, slowest=("veg",)),
        Say("Drain and let the steam go for 1 minute, then mash {veg}[ with {milk,fat}] until smooth."
            "[ Season with {season}.]", 3),
        "Scatter {herb} over it.",
        tips=("Mash by hand: a blender turns potatoes into glue.",),
        equipment=("saucepan", "masher"),
        needs=("hob",),
    ),
)  # fmt: skip
GREENS = Dish(
    key="greens",
    words=("greens", "side vegetables", "boiled vegetables", "steamed vegetables", "vegetable side"),
    courses=(Course.SIDE, Course.STARTER),
    cuisines=("french", "italian", "american"),
    slots=(_GREENS, _GARLIC, ACID, NUTS, HERB, FAT, SALT),
    write=told(
        "{veg} with {aroma,acid,herb,season}",
        cutting("veg", "aroma", "herb", "nuts", minutes=6),
        Say("Put {veg} into a wide pan with half a cup of water, cover and cook over a high heat for {minutes} "
            "minutes, until just tender; let the last of the water go.", 5, slowest=("veg",)),
        Say("Add {aroma} and toss for 1 minute.", 1),
        "Finish with {acid,herb,nuts,fat}.",
        "Taste[, season with {season}] and serve the vegetables hot.",
        equipment=("wide pan with a lid",),
        needs=("hob",),
    ),
)  # fmt: skip
RATATOUILLE = Dish(
    key="ratatouille",
    words=("ratatouille", "caponata", "vegetable stew", "pisto"),
    courses=(Course.MAIN, Course.SIDE),
    cuisines=("french", "italian", "spanish"),
    slots=(_SOUTH, _ONION, _TOMATO, _OREGANO, _HERBS, ACID, FAT, SEASON),
    write=told(
        "Ratatouille of {veg}",
        cutting("veg", "aroma", "tomato", "herb"),
        Say("Fry {veg}[ in {fat}] over a medium-high heat for 10 minutes, stirring now and then, until browned in "
            "places.", 10),
        Say("Add {aroma} and soften for 4 minutes.", 4),
        Say("Stir in {tomato,spice}, cover and simmer for 20 minutes, until everything is soft.", 20),
        Say("Sharpen with {acid}.", 0),
        "Taste once more[ and season with {season}].",
        "Scatter {herb} over it and serve hot or lukewarm.",
        tips=("It is better the next day, at room temperature.",),
        storage="Keeps 3 days in the fridge, 3 months frozen.",
        equipment=("wide pan with a lid",),
        needs=("hob",),
    ),
)  # fmt: skip
COLESLAW = Dish(
    key="coleslaw",
    words=("coleslaw", "slaw", "krautsalat", "cabbage salad"),
    courses=(Course.SALAD, Course.SIDE),
    cuisines=("american", "german", "british"),
    slots=(_SHREDS, _APPLE, _BOUND, ACID, _SEEDS, HERB, FAT, SALT),
    write=told(
        "{veg*} slaw[ with {fruit}]",
        cutting("veg", "fruit", "herb", minutes=8),
        Say("Rub {veg}[ with {season}] in a large bowl for a minute, until it softens.", 1, "prep"),
        Say("Shake {acid,fat,cream} into a dressing.", 1, "prep"),
        Say("Toss {veg,fruit} with the dressing.", 1),
        "Scatter {nuts,herb} over it.",
        tips=("It wins by an hour in the fridge.",),
        storage="Keeps 2 days in the fridge.",
        equipment=("large bowl",),
    ),
)
VEG_PLATE = Dish(
    key="vegetable_plate",
    words=("crudites", "raw vegetables", "vegetable plate", "veggie sticks"),
    courses=(Course.SNACK, Course.STARTER, Course.SALAD, Course.SIDE),
    cuisines=("french", "american"),
    slots=(_RAW, _SEEDS, ACID, HERB, FAT, SALT),
    write=told(
        "Plate of raw {raw}",
        cutting("raw", "herb", minutes=6),
        "Arrange {raw} on a large plate.",
        Say("Stir {fat,acid,season,herb} together in a small bowl and trickle it over.", 1),
        "Scatter {nuts} over the plate and serve at once.",
        tips=("Ice-cold water for ten minutes crisps up tired vegetables.",),
        equipment=("knife", "plate"),
    ),
)
STEAMED = Dish(
    key="microwave_vegetables",
    words=("microwave", "microwaved"),
    courses=(Course.SIDE, Course.MAIN),
    cuisines=("american",),
    slots=(_MICRO, _MICRO_BEANS, _GARLIC, SPICE, ACID, HERB, FAT, SALT),
    write=told(
        "Microwave-steamed {veg}[ with {beans}]",
        cutting("veg", "beans", "aroma", "herb", minutes=5),
        Say("Put {veg,aroma} into a microwave dish with three spoonfuls of water, cover loosely and cook on full "
            "power for {minutes} minutes, stirring once, until just tender.", 5, slowest=("veg",)),
        Say("Stir in {beans} and heat for 2 minutes more, until steaming.", 2),
        Say("Leave covered for 1 minute, then drain off the water.", 1, "rest"),
        "Toss[ with {fat,spice,acid,herb}] in the dish.[ Season with {season}.]",
        tips=("Ovens differ: test with a fork and add a minute if needed.",),
        equipment=("microwave", "microwave dish"),
        needs=("microwave",),
    ),
)  # fmt: skip
