"""Mexican and Tex-Mex: chilli, tacos, quesadillas."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.plate import Dish, slot
from alchemorsel.infrastructure.ai.mock.shelf import AROMA, FAT, SALT
from alchemorsel.infrastructure.ai.mock.telling import Say, browned, cutting, told

_MINCE = slot("protein", {Kind.MINCE, Kind.TOFU}, "minced beef", want=1, most=2)
_BEANS = slot("beans", {Kind.BEAN}, "kidney beans|black beans|white beans|chickpeas", least=1, want=1, most=3)
_TOMATO = slot("tomato", {Kind.TOMATO}, "chopped tomatoes|tomatoes", least=1, want=1, most=2, scale=1.3)
_VEG = slot("veg", {Kind.CRISP, Kind.TENDER}, "bell peppers|sweetcorn|courgettes", want=2, most=4, share=1.5)
_HEAT = slot("spice", {Kind.SPICE}, "ground cumin|paprika|chilli flakes|dried oregano", want=3, most=4, share=3)
_COCOA = slot("dark", {Kind.SALTY}, "tomato paste", want=1, most=2)
_LIME = slot("acid", {Kind.ACID}, "lime juice|lemon juice|cider vinegar", want=1, staple=True)
_CORIANDER = slot("herb", {Kind.HERB}, "coriander|parsley", want=1, most=2)
_TORTILLAS = slot("bread", {Kind.BREAD}, "corn tortillas|tortillas|pitta bread", least=1, want=1)
_FILLING = slot("protein", {Kind.POULTRY, Kind.MEAT, Kind.MINCE, Kind.FISH, Kind.SHELLFISH, Kind.TOFU},
                "chicken breast|prawns|firm tofu|beef steak|cod fillet", want=1, most=2)  # fmt: skip
_TACO_BEANS = slot("beans", {Kind.BEAN}, "black beans|kidney beans|chickpeas", want=1, most=2, scale=0.5)
_FRESH = slot("raw", {Kind.RAW, Kind.TOMATO, Kind.CRISP}, "tomatoes|avocado|lettuce|cabbage|radishes", least=1, want=2,
              most=4, share=1.4)  # fmt: skip
_ONION = slot("aroma", {Kind.AROMA}, "onions|spring onions", want=1, most=3)
_MELTING = slot("cheese", {Kind.CHEESE}, "cheddar|mozzarella", least=1, want=1, most=2)

CHILLI = Dish(
    key="chilli",
    words=("chilli con carne", "chili con carne", "chilli sin carne", "chili sin carne", "chili", "chilli"),
    courses=(Course.MAIN,),
    cuisines=("mexican", "american"),
    slots=(_MINCE, _BEANS, _VEG, AROMA, _HEAT, _COCOA, _TOMATO, _LIME, _CORIANDER, FAT, SALT),
    write=told(
        "{beans*} chilli[ with {protein}]",
        cutting("beans", "veg", "aroma", "tomato", "herb"),
        browned("protein"),
        Say("Soften {aroma}[ in {fat}] over a medium heat for 5 minutes, stirring.", 5),
        Say("Stir in {spice,dark} and fry for 1 minute, until fragrant.", 1),
        Say("Add {tomato,veg} and a splash of water. Cover and simmer for {minutes} minutes, until thick.", 15),
        Say("Stir in {beans,protein} and simmer without a lid for 10 minutes more.[ Season with {season}.]", 10),
        Say("Sharpen with {acid} and taste once more.", 1),
        "Scatter {herb} over it and serve hot.",
        tips=("A chilli is better the next day; make more than you need.",),
        storage="Keeps 3 days in the fridge, 3 months frozen; reheat until steaming hot.",
        equipment=("heavy pot with a lid",),
        needs=("hob",),
    ),
)
TACOS = Dish(
    key="tacos",
    words=("taco", "tacos", "fajita", "burrito"),
    courses=(Course.MAIN, Course.STARTER),
    cuisines=("mexican", "american"),
    slots=(_TORTILLAS, _FILLING, _TACO_BEANS, _FRESH, _ONION, _HEAT, _LIME, _CORIANDER, FAT, SALT),
    write=told(
        "Tacos with {protein,beans}",
        cutting("protein", "beans", "raw", "aroma", "herb"),
        Say("Mix {raw,acid,herb,aroma} in a bowl and leave to stand while you cook.", 1, "prep"),
        browned("protein"),
        Say("Warm {beans}[ in {fat}] for 4 minutes, crushing a few of them.", 4),
        Say("Add {spice} to the pan with two spoonfuls of water and stir for 1 minute, until fragrant.", 1),
        Say("Put {protein} back in and turn it in the spices.[ Season with {season}.]", 1),
        Say("Warm {bread} in a dry pan, half a minute on each side, and keep them in a cloth.", 4),
        "Fill {bread} at the table with what is in the pan and in the bowl.",
        tips=("Everybody fills their own: put pan, bowl and cloth on the table.",),
        equipment=("frying pan", "bowl"),
        needs=("hob",),
    ),
)
QUESADILLA = Dish(
    key="quesadilla",
    words=("quesadilla", "toastie", "grilled cheese", "toasted sandwich"),
    courses=(Course.SNACK, Course.MAIN, Course.STARTER),
    cuisines=("mexican", "american"),
    slots=(_TORTILLAS, _MELTING, _TACO_BEANS, _VEG, _ONION, _CORIANDER, FAT),
    write=told(
        "Quesadillas with {cheese}[ and {beans}]",
        cutting("cheese", "beans", "veg", "aroma", "herb", minutes=6),
        Say("Cook {veg,aroma}[ in {fat}] over a medium heat, stirring, until tender.", 5),
        Say("Mix {cheese,beans,herb} with what is in the pan. Spread it over half of {bread} and cover "
            "with the other half, or fold them over.", 2),
        Say("Cook in a dry pan over a medium heat, 3 minutes on each side, until crisp and melted inside; cut into "
            "wedges.", 6),
        tips=("Press them flat with a spatula while they cook.",),
        equipment=("frying pan",),
        needs=("hob",),
    ),
)  # fmt: skip
