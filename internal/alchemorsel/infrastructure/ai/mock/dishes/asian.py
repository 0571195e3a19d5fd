"""East and South-East Asian dishes beside the stir-fry: noodle soup, glazed fillets, cold noodles, dal."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import COOKED_VEG
from alchemorsel.infrastructure.ai.mock.plate import Dish, slot
from alchemorsel.infrastructure.ai.mock.shelf import FAT, NUTS, SALT, SIDE
from alchemorsel.infrastructure.ai.mock.telling import Say, boiled, browned, cutting, told

_NOODLES = slot("noodles", {Kind.NOODLE}, "rice noodles|soba|somen noodles", least=1, want=1)
_BROTH = slot("broth", {Kind.STOCK, Kind.CREAM}, "vegetable stock|chicken stock|water", least=1, want=1, most=2,
              share=2)  # fmt: skip
_GREENS = slot("veg", {Kind.LEAF, Kind.FIRM, Kind.CRISP, Kind.TENDER}, "pak choi|mushrooms|spinach|carrots|broccoli",
               least=1, want=2, most=4, share=1.6)  # fmt: skip
_PROTEIN = slot("protein", {Kind.POULTRY, Kind.MEAT, Kind.FISH, Kind.SHELLFISH, Kind.TOFU},
                "firm tofu|prawns|chicken breast|salmon fillet", want=1, most=2, share=0.8)  # fmt: skip
_SCENT = slot("aroma", {Kind.AROMA}, "ginger|garlic|spring onions|chilli", want=3, most=4, share=3)
_SALTY = slot("salty", {Kind.SALTY}, "soy sauce|miso paste|fish sauce", want=1, most=2, staple=True)
_LIME = slot("acid", {Kind.ACID}, "lime juice|lemon juice|cider vinegar", want=1, staple=True)
_HERB = slot("herb", {Kind.HERB}, "coriander|mint|basil", want=1, most=3)
_SEEDS = slot("nuts", {Kind.NUT}, "sesame seeds|peanuts|cashews|pumpkin seeds", want=1, most=2)
_FILLET = slot("protein", {Kind.FISH, Kind.POULTRY, Kind.TOFU}, "salmon fillet|chicken breast|firm tofu|cod fillet",
               least=1, want=1, most=2)  # fmt: skip
_SWEET = slot("sweet", {Kind.SWEET}, "honey|maple syrup|sugar", least=1, want=1, staple=True)
_GLAZE = slot(
    "salty", {Kind.SALTY, Kind.PASTE}, "soy sauce|miso paste|tahini|mustard", least=1, want=1, most=2, staple=True
)
_SIDE_VEG = slot("veg", COOKED_VEG - {Kind.ROOT}, "broccoli|green beans|pak choi|asparagus|spinach", want=1, most=3)
_RAW = slot("raw", {Kind.RAW, Kind.CRISP}, "cucumber|carrots|bell peppers|cabbage|radishes", least=1, want=3, most=5,
            share=1.8)  # fmt: skip
_DRESS = slot("salty", {Kind.SALTY, Kind.PASTE}, "soy sauce|fish sauce|tahini", want=1, most=2, staple=True)
_READY = slot("protein", {Kind.READY, Kind.BEAN}, "edamame|cooked chicken|chickpeas", want=1, most=2, scale=0.7)
_LENTILS = slot("beans", {Kind.BEAN}, "cooked lentils|chickpeas|white beans", least=1, want=1, most=2, scale=1.2)
_DAL_SPICE = slot("spice", {Kind.SPICE}, "ground cumin|ground turmeric|curry powder|chilli flakes", least=1, want=3,
                  most=4, share=3)  # fmt: skip
_TOMATO = slot("tomato", {Kind.TOMATO}, "chopped tomatoes|tomatoes", want=1, scale=0.6)
_LEAF = slot("leaf", {Kind.LEAF, Kind.TENDER}, "spinach|kale", want=1, most=2)
_COCONUT = slot("cream", {Kind.CREAM}, "coconut milk", want=1, scale=0.6)

NOODLE_SOUP = Dish(
    key="noodle_soup",
    words=("noodle soup", "ramen", "pho", "laksa", "tom yum", "noodle broth", "noodle"),
    courses=(Course.SOUP, Course.MAIN),
    cuisines=("thai", "vietnamese", "japanese", "chinese", "korean"),
    slots=(_NOODLES, _PROTEIN, _GREENS, _SCENT, _BROTH, _SALTY, _LIME, _HERB, FAT),
    write=told(
        "Noodle soup with {protein,veg}",
        cutting("protein", "veg", "aroma", "herb"),
        browned("protein"),
        Say("Sizzle {aroma}[ in {fat}] in a large pan for 1 minute, until fragrant.", 1),
        Say("Pour in {broth,salty} and simmer gently for 5 minutes.", 5),
        Say("Add {veg} and simmer for {minutes} minutes, until just tender.", 3, slowest=("veg",)),
        Say("Add {noodles} and cook for {minutes} minutes, until soft.[ Put {protein} back in to heat through.]", 4,
            slowest=("noodles",)),
        Say("Sharpen with {acid}.", 1),
        "Taste and ladle into deep bowls[, with {herb} on top].",
        tips=("Noodles go on soaking: serve it at once.",),
        equipment=("large saucepan",),
        needs=("hob",),
    ),
)  # fmt: skip
GLAZED = Dish(
    key="glazed",
    words=("teriyaki", "glazed", "sticky"),
    courses=(Course.MAIN,),
    cuisines=("japanese", "korean", "chinese"),
    slots=(_FILLET, _SWEET, _GLAZE, _SCENT, _SIDE_VEG, _LIME, _SEEDS, FAT, SIDE),
    write=told(
        "Glazed {protein}[ with {veg}]",
        cutting("protein", "veg", "aroma"),
        boiled("starch"),
        Say("Stir {sweet,salty,acid} together with two spoonfuls of water for the glaze.", 1, "prep"),
        Say("Cook {veg} in a wide pan with a few spoonfuls of water, covered, for {minutes} minutes, until just "
            "tender; lift out.", 4, slowest=("veg",)),
        browned("protein"),
        Say("Fry {aroma} in the same pan for 1 minute.", 1),
        Say("Pour in the glaze and let it bubble for 2 minutes, until sticky; turn {protein} in it.", 2),
        "Serve {protein}[ over {starch}][ with {veg}][, scattered with {nuts}].",
        tips=("Sugar burns fast: take the pan off the heat as soon as the glaze coats a spoon.",),
        equipment=("wide frying pan",),
        needs=("hob",),
    ),
)  # fmt: skip
NOODLE_SALAD = Dish(
    key="noodle_salad",
    words=("noodle salad", "cold noodle", "noodle bowl", "noodle"),
    courses=(Course.SALAD, Course.MAIN),
    cuisines=("vietnamese", "thai", "japanese", "korean"),
    slots=(_NOODLES, _READY, _RAW, _SCENT, _DRESS, _LIME, _SWEET, _HERB, NUTS),
    write=told(
        "Cold noodle salad with {raw}",
        Say("Cover {noodles} with boiling water and leave for 8 minutes, stirring once, until soft; drain and cool "
            "under running water.", 8, "aside"),
        cutting("raw", "protein", "aroma", "herb", "nuts", minutes=9),
        Say("Stir {sweet,salty,acid,aroma} into a dressing.", 2, "prep"),
        Say("Toss {noodles,raw,protein} with the dressing.", 1),
        "Scatter {herb,nuts} over it.",
        tips=("It travels well: keep the dressing apart until you eat.",),
        storage="Keeps 1 day in the fridge.",
        equipment=("kettle", "large bowl"),
        needs=("kettle",),
    ),
)  # fmt: skip
DAL = Dish(
    key="dal",
    words=("dal", "dhal", "daal", "lentil curry"),
    courses=(Course.MAIN, Course.SIDE, Course.SOUP),
    cuisines=("indian",),
    slots=(_LENTILS, _TOMATO, _SCENT, _DAL_SPICE, _COCONUT, _LEAF, _LIME, _HERB, FAT, SALT, SIDE),
    write=told(
        "{beans*} dal[ with {leaf}]",
        cutting("beans", "tomato", "aroma", "leaf", "herb"),
        boiled("starch"),
        Say("Soften {aroma}[ in {fat}] over a medium heat for 4 minutes.", 4),
        Say("Stir in {spice} and fry for 1 minute, until fragrant.", 1),
        Say("Add {beans,tomato,cream} and a cup of water for every two servings; simmer for 12 minutes, "
            "stirring and crushing some of it, until thick.", 12),
        Say("Stir in {leaf} and cook for {minutes} minutes, until soft.", 2, slowest=("leaf",)),
        Say("Finish with {acid,herb}.[ Season with {season}.]", 1),
        "Serve hot with {starch}.",
        tips=("It thickens as it stands; loosen it with hot water.",),
        storage="Keeps 3 days in the fridge, 3 months frozen; reheat until steaming hot.",
        equipment=("saucepan",),
        needs=("hob",),
    ),
)  # fmt: skip
