"""Eggs, or tofu in their place, from one pan: shakshuka and scrambles."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.plate import Dish, Write, slot
from alchemorsel.infrastructure.ai.mock.shelf import FAT, SALT, SEASON
from alchemorsel.infrastructure.ai.mock.telling import Say, cutting, told

_EGGS = slot("eggs", {Kind.EGG}, "eggs", least=1, want=1)
_TOFU = slot("tofu", {Kind.TOFU}, "firm tofu", least=1, want=1, prep="patted dry")
_TOMATO = slot("tomato", {Kind.TOMATO}, "chopped tomatoes|tomatoes", least=1, want=1, most=2, scale=1.5)
_PEPPER = slot("veg", {Kind.CRISP, Kind.TENDER, Kind.LEAF}, "bell peppers|aubergines|spinach|courgettes", want=1,
               most=3, share=1.5)  # fmt: skip
_AROMA = slot("aroma", {Kind.AROMA}, "onions|garlic", want=2, most=3, share=2)
_SPICE = slot("spice", {Kind.SPICE}, "paprika|ground cumin|chilli flakes", want=2, most=3, share=2)
_CHEESE = slot("cheese", {Kind.CHEESE}, "feta", want=1, scale=0.7)
_HERB = slot("herb", {Kind.HERB}, "parsley|coriander|mint|dill", want=1, most=2)
_BREAD = slot("bread", {Kind.BREAD}, "pitta bread|bread|corn tortillas|rice cakes", want=1)
_QUICK = slot("veg", {Kind.TENDER, Kind.LEAF, Kind.TOMATO}, "tomatoes|spinach|mushrooms", want=1, most=2, scale=0.7)
_CHIVES = slot("aroma", {Kind.AROMA}, "spring onions|onions", want=1, most=2)
_COLOUR = slot("spice", {Kind.SPICE}, "ground turmeric|paprika", want=1, most=2)

SHAKSHUKA = Dish(
    key="shakshuka",
    words=("shakshuka", "eggs in tomato", "huevos rancheros"),
    courses=(Course.MAIN, Course.BREAKFAST),
    cuisines=("middle eastern", "moroccan", "mexican"),
    slots=(_EGGS, _TOMATO, _PEPPER, _AROMA, _SPICE, _CHEESE, _HERB, FAT, SALT, _BREAD),
    write=told(
        "{eggs} in spiced {tomato}[ with {veg}]",
        cutting("tomato", "veg", "aroma", "cheese", "herb"),
        Say("Soften {aroma,veg}[ in {fat}] over a medium heat for {minutes} minutes.", 6, slowest=("veg",)),
        Say("Stir in {spice} and fry for 1 minute.", 1),
        Say("Add {tomato} and simmer for 8 minutes, until thick.[ Season with {season}.]", 8),
        Say("Make hollows in the sauce and break {eggs} into them. Cover and cook over a low heat until they "
            "are firm all through ({heat}).", 8, celsius=71),
        "Finish with {cheese,herb}[ and serve with {bread}].",
        tips=("Bring the pan to the table and eat from the edge inwards.",),
        equipment=("frying pan with a lid",),
        needs=("hob",),
    ),
)  # fmt: skip


def _scramble(place: str, *cooking: Say) -> Write:
    return told(
        f"Scrambled {{{place}}}[ with {{veg}}]",
        cutting("tofu", "veg", "aroma", "herb", minutes=3),
        Say("Cook {veg,aroma}[ in {fat}] over a medium heat for 3 minutes.", 3),
        *cooking,
        "Serve at once[ on {bread}][, with {herb} on top].",
        equipment=("frying pan",),
        needs=("hob",),
    )


SCRAMBLE = Dish(
    key="scrambled_eggs",
    words=("scramble", "scrambled", "scrambled eggs", "ruhrei"),
    courses=(Course.BREAKFAST, Course.SNACK, Course.MAIN),
    cuisines=("american", "british", "german"),
    slots=(_EGGS, _QUICK, _CHIVES, _HERB, FAT, SEASON, _BREAD),
    write=_scramble(
        "eggs",
        Say("Beat {eggs} in a bowl.[ Season with {season}.]", 1, "prep"),
        Say("Pour in {eggs} and stir slowly over a low heat until set firm all through ({heat}).", 3, celsius=71),
    ),
)
TOFU_SCRAMBLE = Dish(
    key="tofu_scramble",
    words=("tofu scramble", "scrambled tofu", "vegan breakfast", "scramble"),
    courses=(Course.BREAKFAST, Course.SNACK, Course.MAIN),
    cuisines=("american",),
    slots=(_TOFU, _QUICK, _CHIVES, _COLOUR, _HERB, FAT, SEASON, _BREAD),
    write=_scramble(
        "tofu",
        Say("Add {spice} and stir for half a minute."),
        Say(
            "Crumble {tofu} into the pan and fry for 4 minutes, stirring, until hot and dry.[ Season with {season}.]", 4
        ),
    ),
)
