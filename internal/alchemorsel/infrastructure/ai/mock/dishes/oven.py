"""From the oven beside the roast tray: gratin, parcels, pizza, soda bread, crumble, baked fruit, a crisp snack."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.plate import Dish, slot
from alchemorsel.infrastructure.ai.mock.shelf import ACID, FAT, PINCH, SALT, SEASON, SWEET
from alchemorsel.infrastructure.ai.mock.telling import Say, cutting, told

_SLICED = "peeled and very thinly sliced"
_LAYERS = slot("veg", {Kind.POTATO, Kind.ROOT, Kind.TENDER}, "potatoes|sweet potatoes|parsnips|courgettes", least=1,
               want=1, most=3, share=1.2, prep=_SLICED)  # fmt: skip
_GARLIC = slot("aroma", {Kind.AROMA}, "garlic|shallots", want=1, most=2)
_CREAMY = slot("cream", {Kind.CREAM}, "cream|coconut milk", least=1, want=1, most=2, scale=1.5)  # fmt: skip
_TOPPING = slot("cheese", {Kind.CHEESE}, "cheddar|parmesan|nutritional yeast", want=1, most=2)
_HERB = slot("herb", {Kind.HERB}, "thyme|parsley|dill|basil", want=1, most=2)
_NUTMEG = slot("spice", {Kind.SPICE, Kind.SWEET_SPICE}, "", most=2)
_FISH = slot("fish", {Kind.FISH}, "salmon fillet|cod fillet", least=1, want=1, most=2)
_UNDER = slot("veg", {Kind.TENDER, Kind.LEAF, Kind.TOMATO, Kind.FIRM}, "courgettes|tomatoes|spinach|asparagus|leeks",
              least=1, want=2, most=3, share=1.3, prep="thinly sliced")  # fmt: skip
_BUTTER = slot("fat", {Kind.FAT}, "butter|olive oil|sunflower oil", want=1, staple=True)
_FLOUR = slot("flour", {Kind.FLOUR}, "plain flour|buckwheat flour|chickpea flour", least=1, want=1, staple=True,
              scale=1.6)  # fmt: skip
_RISING = slot("leaven", {Kind.LEAVEN}, "baking powder", least=1, want=1, staple=True, scale=1.5)
_WATER = slot("liquid", {Kind.STOCK}, "water", least=1, want=1, scale=0.2, staple=True, only=True)
_SAUCE = slot("sauce", {Kind.TOMATO}, "chopped tomatoes|tomatoes", least=1, want=1, scale=0.6)
_ON_PIZZA = slot("veg", {Kind.CRISP, Kind.TENDER, Kind.LEAF, Kind.RAW}, "mushrooms|bell peppers|olives|spinach",
                 want=2, most=4, share=1, prep="thinly sliced")  # fmt: skip
_MELTS = slot("cheese", {Kind.CHEESE}, "mozzarella|feta", want=1, most=2)
_READY = slot("protein", {Kind.READY}, "", most=2, share=0.7)
_OREGANO = slot("spice", {Kind.SPICE}, "dried oregano|chilli flakes", want=1, most=2)
_BREAD_FLOUR = slot("flour", {Kind.FLOUR}, "plain flour|buckwheat flour|chickpea flour", least=1, want=1, most=2,
                    staple=True, scale=1.8)  # fmt: skip
_SOUR = slot("liquid", {Kind.CREAM, Kind.MILK, Kind.STOCK}, "yogurt|soya milk|water", least=1, want=1, staple=True,
             scale=0.7)  # fmt: skip
_BREAD_RISES = slot("leaven", {Kind.LEAVEN}, "baking powder", least=1, want=1, staple=True, scale=1.5)
_SEEDS = slot("seed", {Kind.NUT}, "sunflower seeds|pumpkin seeds|walnuts", want=1, most=2)
_BAKING_FRUIT = slot("fruit", {Kind.FRUIT, Kind.DRIED_FRUIT}, "apples|plums|pears|rhubarb|mixed berries|peaches",
                     least=1, want=2, most=4, share=1.4)  # fmt: skip
_RUBBED = slot("dry", {Kind.FLOUR, Kind.OATS}, "rolled oats|plain flour|buckwheat flour|rice flour", least=1, want=1,
               most=2, scale=0.8)  # fmt: skip
_SHORT = slot("fat", {Kind.FAT}, "butter|sunflower oil", least=1, want=1, staple=True, scale=2)
_CRUMBLE_SUGAR = slot("sweet", {Kind.SWEET}, "sugar|maple syrup|honey", least=1, want=1, staple=True, scale=1.5)
_WARM = slot("spice", {Kind.SWEET_SPICE}, "ground cinnamon|vanilla extract", want=1, most=2)
_NUTS = slot("nuts", {Kind.NUT}, "walnuts|almonds|pumpkin seeds", want=1, most=2)
_BAKED = slot("fruit", {Kind.FRUIT}, "pears|apples|peaches|plums|bananas", least=1, want=1, most=3,
              prep="halved and cored")  # fmt: skip
_STUFFING = slot("nuts", {Kind.NUT, Kind.DRIED_FRUIT}, "walnuts|raisins|almonds|pumpkin seeds", want=2, most=3,
                 share=1.5)  # fmt: skip
_SPOON = slot("cream", {Kind.CREAM}, "yogurt|coconut milk", want=1, scale=0.6)
_CHICKPEAS = slot("beans", {Kind.BEAN}, "chickpeas|white beans", least=1, want=1, most=2)
_CRISP_SPICE = slot("spice", {Kind.SPICE}, "paprika|ground cumin|curry powder", least=1, want=1, most=3)
_HOT, _VERY_HOT, _MODERATE = 200, 230, 180


def _oven(celsius: int) -> Say:
    return Say("Heat the oven to {heat}.", 10, "aside", celsius, oven=True)


GRATIN = Dish(
    key="gratin",
    words=("gratin", "dauphinoise", "potato bake", "casserole bake", "auflauf"),
    courses=(Course.SIDE, Course.MAIN),
    cuisines=("french", "german"),
    slots=(_LAYERS, _GARLIC, _CREAMY, _TOPPING, _NUTMEG, _HERB, SEASON),
    write=told(
        "{veg*} gratin",
        _oven(_MODERATE),
        cutting("veg", "aroma", "cheese", "herb", minutes=15),
        Say("Warm {cream,aroma,spice,herb} in a pan or a bowl until steaming.[ Season with {season}.]",
            3),
        Say("Layer {veg} in an oven dish and pour the warm liquid over; it should come to just below the top; "
            "add a little water if it does not.", 3),
        Say("Cover and bake for 30 minutes.", 30),
        Say("Uncover[, scatter {cheese} over it] and bake for 15 minutes more, until golden and a knife slides in "
            "easily.", 15),
        Say("Let it stand for 5 minutes, so that it sets.", 5, "rest"),
        tips=("The thinner the slices, the more even it cooks.",),
        storage="Keeps 3 days in the fridge; reheat until steaming hot.",
        equipment=("oven", "oven dish"),
        needs=("oven",),
    ),
)  # fmt: skip
FISH_PARCEL = Dish(
    key="fish_parcel",
    words=("parcel", "en papillote", "baked fish", "fish in foil"),
    courses=(Course.MAIN,),
    cuisines=("french", "greek"),
    slots=(_FISH, _UNDER, _GARLIC, ACID, _HERB, _BUTTER, SEASON),
    write=told(
        "{fish} baked in a parcel[ with {veg}]",
        _oven(_HOT),
        cutting("fish", "veg", "aroma", "herb", minutes=8),
        Say("Lay {veg} on large sheets of baking paper, one for each serving.[ Dot with {fat}.]", 2, "prep"),
        Say("Put {fish} on top[, with {aroma,acid,herb}].[ Season with {season}.] Fold the paper over and "
            "crimp the edges shut.", 2, "prep"),
        Say("Bake on a tray for 18 minutes, until it is opaque and flakes ({heat} inside).", 18, celsius=63),
        "Open the parcels at the table: the steam is hot.",
        tips=("Foil does as well; nothing needs washing up but the tray.",),
        equipment=("oven", "baking paper", "baking tray"),
        needs=("oven",),
    ),
)  # fmt: skip
PIZZA = Dish(
    key="pizza",
    words=("pizza", "flammkuchen", "tarte flambee"),
    courses=(Course.MAIN, Course.SNACK),
    cuisines=("italian", "american"),
    slots=(_FLOUR, _RISING, _WATER, _SAUCE, _ON_PIZZA, _READY, _MELTS, _OREGANO, FAT, SALT),
    write=told(
        "Quick pizza with {veg,cheese}",
        _oven(_VERY_HOT),
        cutting("sauce", "veg", "protein", "cheese", minutes=8),
        Say("Mix {flour,leaven,season,liquid,fat} into a soft dough; add water by the spoonful if it "
            "is dry. Knead for 2 minutes.", 5, "prep"),
        Say("Roll or press the dough out 4 mm thin on baking paper.", 4, "prep"),
        Say("Spread {sauce} over it, leaving a rim.[ Sprinkle with {spice}.]", 1),
        Say("Lay {veg,protein,cheese} on top.", 1),
        Say("Bake on the lowest shelf for 14 minutes, until the rim is brown and the base is dry.", 14),
        tips=("Heat the tray with the oven and slide the pizza onto it with its paper: the base turns crisp.",),
        equipment=("oven", "baking tray"),
        needs=("oven",),
    ),
)  # fmt: skip
SODA_BREAD = Dish(
    key="soda_bread",
    words=("soda bread", "bread", "loaf", "scones", "rolls"),
    courses=(Course.BREAD, Course.BREAKFAST, Course.SNACK),
    cuisines=("british", "irish", "german"),
    slots=(_BREAD_FLOUR, _BREAD_RISES, _SOUR, _SEEDS, SALT),
    write=told(
        "Quick loaf of {flour}[ with {seed}]",
        _oven(_HOT),
        Say("Mix {flour,leaven,season,seed} in a bowl.", 3, "prep"),
        Say("Stir in {liquid}, and water by the spoonful, until a soft, rough dough forms. Do not knead it.", 2,
            "prep"),
        Say("Shape it into a round of about 4 cm on baking paper, dust it with a little of {flour} and cut a deep "
            "cross.", 2, "prep"),
        Say("Bake for 35 minutes, until brown and hollow-sounding when tapped underneath.", 35),
        Say("Leave to cool on a rack for 10 minutes.", 10, "rest"),
        tips=("Put it into the oven as soon as it is mixed: baking powder does not wait.",),
        storage="Best on the day; toast it the day after.",
        equipment=("oven", "bowl", "baking tray"),
        needs=("oven",),
    ),
)  # fmt: skip
CRUMBLE = Dish(
    key="crumble",
    words=("crumble", "crisp", "cobbler", "pie", "fruit cake", "dessert", "sweet", "treat"),
    kin=("cake", "apple cake", "plum cake", "rhubarb cake", "pear cake", "peach cake", "cherry cake", "berry cake"),
    courses=(Course.DESSERT,),
    cuisines=("british", "american"),
    slots=(_BAKING_FRUIT, ACID, _RUBBED, _SHORT, _CRUMBLE_SUGAR, _WARM, _NUTS, PINCH),
    write=told(
        "{fruit*} crumble",
        _oven(_MODERATE),
        cutting("fruit", "nuts"),
        Say("Mix {fruit,acid,spice} in an oven dish.", 1, "prep"),
        Say("Rub {dry,fat,sweet,nuts,season} together with your fingertips until they form clumps.",
            5, "prep"),
        Say("Scatter the clumps over the dish and bake for 35 minutes, until golden and bubbling at the edges.", 35),
        Say("Leave to stand for 10 minutes: the filling is very hot.", 10, "rest"),
        tips=("Frozen fruit goes in without thawing; bake it 5 minutes longer.",),
        storage="Keeps 3 days in the fridge.",
        equipment=("oven", "oven dish"),
        needs=("oven",),
    ),
    sweet=True,
)  # fmt: skip
BAKED_FRUIT = Dish(
    key="baked_fruit",
    words=("baked apple", "baked fruit", "bratapfel", "baked pears", "dessert", "sweet"),
    courses=(Course.DESSERT,),
    cuisines=("german", "french"),
    slots=(_BAKED, _STUFFING, SWEET, _WARM, _SPOON),
    write=told(
        "Baked {fruit}[ with {nuts}]",
        _oven(_MODERATE),
        cutting("fruit", "nuts", minutes=6),
        Say("Set {fruit} in an oven dish, cut side up[, and fill them with {nuts}].", 2, "prep"),
        Say("Trickle {sweet,spice} over; add three spoonfuls of water to the dish.", 1, "prep"),
        Say("Bake for 25 minutes, until soft when pricked with a knife.", 25),
        "Spoon the juices from the dish over it and serve warm[ with {cream}].",
        equipment=("oven", "oven dish"),
        needs=("oven",),
    ),
    sweet=True,
)
ROASTED_CHICKPEAS = Dish(
    key="roasted_chickpeas",
    words=("roasted chickpeas", "crunchy", "nibbles", "finger food"),
    courses=(Course.SNACK, Course.STARTER),
    cuisines=("middle eastern", "indian"),
    slots=(_CHICKPEAS, _CRISP_SPICE, FAT, SALT),
    write=told(
        "Crisp spiced {beans}",
        _oven(_HOT),
        cutting("beans", minutes=3),
        Say("Dry {beans} well with a cloth and toss them on a tray[ with {fat}].", 3, "prep"),
        Say("Roast for 28 minutes, shaking the tray twice, until brown and crisp.", 28),
        Say("Toss with {spice} while hot.[ Season with {season}.]", 1),
        Say("Leave to cool on the tray for 5 minutes: they turn crisper.", 5, "rest"),
        storage="Crisp for one day in an open bowl; do not close them in.",
        equipment=("oven", "baking tray"),
        needs=("oven",),
    ),
)
