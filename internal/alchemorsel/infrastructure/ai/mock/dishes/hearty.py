"""Hearty Central European cooking: patties, fried potatoes, potato salad, a slow braise."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.plate import Dish, slot
from alchemorsel.infrastructure.ai.mock.shelf import FAT, SEASON
from alchemorsel.infrastructure.ai.mock.telling import Say, browned, cutting, told

_MINCE = slot("mince", {Kind.MINCE}, "minced beef", least=1, want=1, most=2)
_MASHED = slot("beans", {Kind.BEAN}, "kidney beans|chickpeas|black beans|white beans", least=1, want=1, most=2)
_CRUMBS = slot("dry", {Kind.OATS, Kind.FLOUR}, "rolled oats|chickpea flour|rice flour", least=1, want=1, scale=0.35,
               staple=True)  # fmt: skip
_GRATED = slot("aroma", {Kind.AROMA}, "onions|garlic", want=2, most=3, share=1.2)
_SEASONING = slot("spice", {Kind.SPICE, Kind.SALTY}, "paprika|mustard|ground cumin", want=2, most=3, share=2)
_HERB = slot("herb", {Kind.HERB}, "parsley|coriander|dill", want=1, most=2)
_BESIDE = slot("raw", {Kind.RAW, Kind.TOMATO, Kind.CRISP}, "cucumber|tomatoes|lettuce|cabbage", want=2, most=3,
               share=1.2)  # fmt: skip
_SPREAD = slot("acid", {Kind.ACID}, "lemon juice|cider vinegar", want=1, staple=True)
_POTATOES = slot("potato", {Kind.POTATO}, "potatoes|sweet potatoes", least=1, want=1, most=2, scale=1.4,
                 prep="peeled and cut into slices of 5 mm")  # fmt: skip
_ONION = slot("aroma", {Kind.AROMA}, "onions", want=1, most=2)
_SMOKY = slot("protein", {Kind.BACON, Kind.EGG, Kind.SAUSAGE, Kind.TOFU}, "", most=2, share=0.7)
_PAN_VEG = slot("veg", {Kind.CRISP, Kind.TENDER, Kind.LEAF}, "", most=2)
_HEAT = slot("spice", {Kind.SPICE}, "paprika", want=1, most=2)
_SALAD_POTATO = slot("potato", {Kind.POTATO}, "potatoes", least=1, want=1, scale=1.2,
                     prep="peeled and cut into slices of 5 mm")  # fmt: skip
_BROTH = slot("broth", {Kind.STOCK}, "vegetable stock|water", least=1, want=1, scale=0.15, staple=True)
_VINEGAR = slot("acid", {Kind.ACID}, "cider vinegar|lemon juice", least=1, want=1, staple=True, scale=1.5)
_MUSTARD = slot("salty", {Kind.SALTY}, "mustard", want=1, staple=True)
_CRUNCH = slot("raw", {Kind.RAW, Kind.CRISP}, "cucumber|radishes", want=2, most=3, share=1.2)
_CUBES = slot("protein", {Kind.MEAT}, "beef steak|pork loin|lamb", least=1, want=1, scale=1.2,
              prep="cut into pieces of 3 cm")  # fmt: skip
_BASE = slot("aroma", {Kind.AROMA}, "onions|garlic", least=1, want=2, most=3, share=2.5)
_ROOTS = slot("veg", {Kind.CRISP, Kind.ROOT, Kind.POTATO}, "carrots|bell peppers|parsnips|potatoes", want=2, most=4,
              share=1.6)  # fmt: skip
_PASTE = slot("salty", {Kind.SALTY}, "tomato paste|mustard", want=1, most=2)
_LIQUID = slot("liquid", {Kind.STOCK, Kind.DRINK}, "vegetable stock|water", least=1, want=1, most=2, scale=0.8)
_THYME = slot("herb", {Kind.HERB}, "thyme|parsley", want=1, most=2)
_PAPRIKA = slot("spice", {Kind.SPICE}, "paprika|ground cumin", least=1, want=2, most=3, share=2.5, scale=1.5)


PATTIES = Dish(
    key="patties",
    words=("patties", "meatballs", "burger", "frikadellen", "kofta", "hamburger"),
    courses=(Course.MAIN,),
    cuisines=("german", "american", "middle eastern"),
    slots=(_MINCE, _CRUMBS, _GRATED, _SEASONING, _HERB, _BESIDE, _SPREAD, FAT, SEASON),
    write=told(
        "Pan-fried {mince} patties",
        cutting("aroma", "herb", "raw", minutes=8),
        Say("Stir {dry} with three spoonfuls of water and leave for 5 minutes to soften.", 5, "aside"),
        Say("Mix {mince,dry,aroma,spice,herb}.[ Season with {season}.] Shape flat patties of 2 cm "
            "with wet hands.", 6, "prep"),
        Say("Fry the patties of {mince}[ in {fat}] over a medium heat, 6 minutes on each side, until brown all through "
            "({heat} in the middle).", 12, celsius=71),
        "Serve with {raw}[, dressed with {acid}].",
        tips=("Press a dent into the middle of each: they stay flat.",),
        storage="Keeps 2 days in the fridge; good cold.",
        equipment=("bowl", "frying pan"),
        needs=("hob",),
    ),
)  # fmt: skip
BEAN_PATTIES = Dish(
    key="bean_patties",
    words=("bean burger", "veggie burger", "vegan burger", "falafel", "bean patties", "burger", "fritters"),
    courses=(Course.MAIN, Course.SNACK),
    cuisines=("american", "middle eastern", "mexican"),
    slots=(_MASHED, _CRUMBS, _GRATED, _SEASONING, _HERB, _BESIDE, _SPREAD, FAT, SEASON),
    write=told(
        "{beans*} patties[ with {raw}]",
        cutting("beans", "aroma", "herb", "raw", minutes=8),
        Say("Mash {beans} with a fork, leaving some pieces whole. Work in {dry,aroma,spice,herb}."
            "[ Season with {season}.]", 5, "prep"),
        Say("Leave for 5 minutes, then shape flat patties; add a spoonful of water if it crumbles.", 5, "rest"),
        Say("Fry[ in {fat}] over a medium heat, 4 minutes on each side, until crisp and hot all through.", 8),
        "Serve with {raw}[, dressed with {acid}].",
        tips=("Turn them once only, when a crust has formed.",),
        storage="Keeps 2 days in the fridge.",
        equipment=("bowl", "frying pan"),
        needs=("hob",),
    ),
)  # fmt: skip
FRIED_POTATOES = Dish(
    key="fried_potatoes",
    words=("fried potatoes", "bratkartoffeln", "hash", "home fries", "rosti", "bauernfruhstuck"),
    courses=(Course.SIDE, Course.MAIN, Course.BREAKFAST),
    cuisines=("german", "american", "swiss"),
    slots=(_POTATOES, _ONION, _SMOKY, _PAN_VEG, _HEAT, _HERB, FAT, SEASON),
    write=told(
        "Fried {potato}[ with {protein,veg,aroma}]",
        cutting("potato", "aroma", "protein", "veg", "herb", minutes=10),
        browned("protein"),
        Say("Lay {potato} in a wide pan[ in {fat}], add half a cup of water, cover and cook over a medium heat for "
            "8 minutes, until nearly tender and the water is gone.", 8),
        Say("Uncover and fry for 10 minutes, turning now and then, until golden on both sides.", 10),
        Say("Add {aroma,veg} and fry for {minutes} minutes more.", 4, slowest=("veg",)),
        "Stir in {spice,protein}.",
        "Finish[ with {herb}] in the pan.[ Season with {season}.]",
        tips=("Turn them rarely: the crust needs its rest.",),
        equipment=("wide frying pan with a lid",),
        needs=("hob",),
    ),
)  # fmt: skip
POTATO_SALAD = Dish(
    key="potato_salad",
    words=("potato salad", "kartoffelsalat"),
    courses=(Course.SALAD, Course.SIDE, Course.MAIN),
    cuisines=("german", "american"),
    slots=(_SALAD_POTATO, _GRATED, _BROTH, _VINEGAR, _MUSTARD, _CRUNCH, _HERB, FAT, SEASON),
    write=told(
        "Warm potato salad[ with {raw}]",
        cutting("potato", "aroma", "raw", "herb", minutes=10),
        Say("Boil {potato} in salted water for 10 minutes, until just tender; drain.", 12),
        Say("Heat {broth}[ with {aroma}] until it steams and stir in {acid,salty,fat}.", 3, "aside"),
        Say("Pour the hot dressing over {potato} and turn gently.[ Season with {season}.]", 1),
        Say("Leave for 10 minutes, so that they drink it up.", 10, "rest"),
        "Fold in {raw,herb} just before serving.",
        tips=("Dress the potatoes while they are hot: cold ones take nothing in.",),
        storage="Keeps 2 days in the fridge.",
        equipment=("saucepan", "bowl"),
        needs=("hob",),
    ),
)  # fmt: skip
BRAISE = Dish(
    key="braise",
    words=("braise", "braised", "goulash", "gulasch", "pot roast", "slow cooked", "bourguignon", "ragout", "tagine"),
    courses=(Course.MAIN,),
    cuisines=("german", "french", "hungarian", "moroccan"),
    slots=(_CUBES, _BASE, _PAPRIKA, _PASTE, _ROOTS, _LIQUID, _THYME, FAT, SEASON),
    write=told(
        "Slow-braised {protein}[ with {veg}]",
        cutting("protein", "aroma", "veg", "herb", minutes=15),
        Say("Pat {protein} dry and brown on all sides[ in {fat}] in a heavy pot over a high heat; lift out.", 10),
        Say("Soften {aroma} in the same pot for 8 minutes, until golden.", 8),
        Say("Stir in {spice,salty} and fry for 1 minute.", 1),
        Say("Put {protein} back, add {liquid,herb} and, if need be, water until it is just covered. Cover and "
            "simmer very gently for 75 minutes.", 75),
        Say("Add {veg} and simmer for 30 minutes more, until {protein} comes apart with a fork (well above {heat} "
            "inside).", 30, celsius=74),
        Say("Simmer without a lid for 5 minutes if the sauce is thin.[ Season with {season}.]", 5),
        tips=("It only gets better: cook it the day before.",),
        storage="Keeps 3 days in the fridge, 3 months frozen; reheat until steaming hot.",
        equipment=("heavy pot with a lid",),
        needs=("hob",),
    ),
)  # fmt: skip
