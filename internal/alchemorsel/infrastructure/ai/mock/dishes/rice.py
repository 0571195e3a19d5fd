"""Rice in one pot: risotto, pilaf, and the pudding that is made like them."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import COOKED_VEG
from alchemorsel.infrastructure.ai.mock.plate import Dish, slot
from alchemorsel.infrastructure.ai.mock.shelf import ACID, FAT, SEASON, SWEET
from alchemorsel.infrastructure.ai.mock.telling import Say, browned, cutting, told

_RICE = slot("grain", {Kind.GRAIN}, "rice", least=1, want=1, only=True, prep="unrinsed")
_PILAF_GRAIN = slot("grain", {Kind.GRAIN}, "rice|bulgur|quinoa|millet", least=1, want=1, only=True)
_PUDDING_RICE = slot("grain", {Kind.GRAIN}, "rice", least=1, want=1, only=True, scale=0.7)
_STOCK = slot("stock", {Kind.STOCK}, "vegetable stock|water", least=1, want=1, staple=True, scale=0.9)
_PILAF_STOCK = slot("stock", {Kind.STOCK}, "vegetable stock|water", least=1, want=1, staple=True, scale=0.5)
_WINE = slot("wine", {Kind.DRINK}, "", scale=0.3)
_ONION = slot("aroma", {Kind.AROMA}, "onions|garlic|shallots", want=2, most=3, share=2)
_GREEN = slot("veg", COOKED_VEG - {Kind.ROOT}, "mushrooms|peas|asparagus|courgettes|leeks|spinach", least=1, want=1,
              most=3, share=1.2)  # fmt: skip
_CHEESE = slot("cheese", {Kind.CHEESE}, "parmesan|nutritional yeast", want=1, most=2)
_HERB = slot("herb", {Kind.HERB}, "parsley|basil|thyme|coriander|mint", want=1, most=2)
_MEAT = slot("protein", {Kind.POULTRY, Kind.MEAT, Kind.SHELLFISH, Kind.SAUSAGE, Kind.BACON, Kind.TOFU}, "", most=2,
             share=0.8)  # fmt: skip
_PULSE = slot("beans", {Kind.BEAN}, "chickpeas|white beans|cooked lentils", want=1, most=2, scale=0.6)
_SPICES = slot("spice", {Kind.SPICE, Kind.SWEET_SPICE}, "ground cumin|paprika|ground turmeric|ground cinnamon",
               want=2, most=3, share=2)  # fmt: skip
_DRIED = slot("sweet", {Kind.DRIED_FRUIT, Kind.NUT}, "raisins|almonds|pumpkin seeds", want=2, most=3, share=1.5)
_PILAF_VEG = slot("veg", COOKED_VEG | {Kind.TOMATO}, "carrots|bell peppers|peas|spinach", want=1, most=3, share=1.2)
_MILK = slot("milk", {Kind.MILK, Kind.CREAM}, "milk|soya milk|coconut milk", least=1, want=1, most=2, staple=True,
             scale=1.5)  # fmt: skip
_WARM = slot("spice", {Kind.SWEET_SPICE}, "ground cinnamon|vanilla extract", want=1, most=2)
_FRUIT = slot("fruit", {Kind.FRUIT, Kind.DRIED_FRUIT}, "raisins|mixed berries|mango|apples", want=1, most=3, scale=0.6)
_TOP = slot("nuts", {Kind.NUT}, "almonds|pumpkin seeds|desiccated coconut", want=1, most=2, scale=0.7)

RISOTTO = Dish(
    key="risotto",
    words=("risotto",),
    courses=(Course.MAIN, Course.STARTER),
    cuisines=("italian",),
    slots=(_RICE, _GREEN, _ONION, _MEAT, _WINE, _STOCK, _CHEESE, _HERB, FAT, SEASON),
    write=told(
        "Risotto with {veg}[ and {protein}]",
        cutting("protein", "veg", "aroma", "cheese", "herb"),
        browned("protein"),
        Say("Soften {aroma}[ in {fat}] over a medium heat for 4 minutes, without letting them colour.", 4),
        Say("Add {grain} and stir for 2 minutes, until the grains are hot and look glassy.", 2),
        Say("Pour in {wine} and stir until it is gone.", 2),
        Say("Add {stock} hot, a ladleful at a time, stirring often and waiting each time until it is almost gone; "
            "18 minutes in all, until creamy with a little bite.", 18),
        Say("Halfway through, stir in {veg}, so that everything is tender together."),
        Say("Take it off the heat and stir in {cheese,protein}.[ Season with {season}.]", 1),
        Say("Let it stand for 2 minutes[, then scatter {herb} over it] and serve at once.", 2, "rest"),
        tips=("Do not rinse rice for risotto: its starch is what makes it creamy.",),
        equipment=("wide pan", "ladle"),
        needs=("hob",),
    ),
)  # fmt: skip
PILAF = Dish(
    key="pilaf",
    words=("pilaf", "pilau", "paella", "biryani", "jollof", "one pot rice"),
    courses=(Course.MAIN, Course.SIDE),
    cuisines=("middle eastern", "indian", "spanish", "greek"),
    slots=(_PILAF_GRAIN, _MEAT, _PULSE, _PILAF_VEG, _ONION, _SPICES, _PILAF_STOCK, _DRIED, ACID, _HERB, FAT, SEASON),
    write=told(
        "{grain*} pilaf with {protein,beans,veg}",
        cutting("protein", "beans", "veg", "aroma", "herb", "sweet"),
        browned("protein"),
        Say("Soften {aroma}[ in {fat}] over a medium heat for 5 minutes.", 5),
        Say("Stir in {spice,grain} and fry for 1 minute, until fragrant.", 1),
        Say("Add {stock,veg,beans}.[ Season with {season}.] Bring to the boil, cover tightly and cook over "
            "the lowest heat for {minutes} minutes without lifting the lid.", 17, slowest=("grain",)),
        Say("Lay {protein} on top and take the pan off the heat."),
        Say("Leave to stand, still covered, for 5 minutes; then loosen the grains with a fork.", 5, "rest"),
        "Finish with {sweet,acid,herb} and serve.",
        tips=("If it is not quite tender, add a spoonful of hot water and close the lid for 3 minutes more.",),
        storage="Cool it within an hour; keeps 1 day in the fridge. Reheat until steaming hot.",
        equipment=("wide pan with a lid",),
        needs=("hob",),
    ),
)  # fmt: skip
RICE_PUDDING = Dish(
    key="rice_pudding",
    words=("rice pudding", "milk rice", "milchreis", "kheer", "pudding", "sweet", "dessert", "treat"),
    courses=(Course.DESSERT, Course.BREAKFAST),
    cuisines=("german", "indian", "british", "spanish"),
    slots=(_PUDDING_RICE, _MILK, SWEET, _WARM, _FRUIT, _TOP),
    write=told(
        "Rice pudding with {milk}[ and {fruit}]",
        cutting("fruit", "nuts", minutes=4),
        Say("Put {grain,milk,sweet,spice} into a pan with half a cup of water for each serving and "
            "bring to a simmer, stirring.", 5),
        Say("Cook over the lowest heat for 25 minutes, stirring every few minutes, until thick and soft; add a little "
            "water if it catches.", 25),
        "Spoon {fruit,nuts} over it and serve warm or cold.",
        tips=("A heavy pan and a low heat keep it from burning.",),
        storage="Cool it quickly; keeps 2 days in the fridge.",
        equipment=("heavy saucepan",),
        needs=("hob",),
    ),
    sweet=True,
)  # fmt: skip
