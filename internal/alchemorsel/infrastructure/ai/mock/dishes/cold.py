"""Without a flame: gazpacho, couscous from the kettle, muesli, date bites; and what only a microwave cooks."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.plate import Dish, slot
from alchemorsel.infrastructure.ai.mock.shelf import ACID, FAT, FRUIT, HERB, PINCH, SEASON, SWEET
from alchemorsel.infrastructure.ai.mock.telling import Say, cutting, told

_TOMATO = slot("tomato", {Kind.TOMATO}, "tomatoes|chopped tomatoes", least=1, want=1, most=2, scale=1.8)
_COLD = slot("raw", {Kind.RAW, Kind.CRISP}, "cucumber|bell peppers", want=2, most=4, share=1.3)
_GARLIC = slot("aroma", {Kind.AROMA}, "garlic|onions", want=1, most=2, scale=0.7)
_BREAD = slot("bread", {Kind.BREAD}, "bread", want=1, scale=0.4)
_GRAIN = slot("grain", {Kind.GRAIN}, "couscous|bulgur", least=1, want=1, only=True)
_MIXED = slot("raw", {Kind.RAW, Kind.TOMATO, Kind.CRISP}, "tomatoes|cucumber|bell peppers|olives", least=1, want=2,
              most=4, share=1.5)  # fmt: skip
_FILLING = slot("protein", {Kind.BEAN, Kind.READY, Kind.CHEESE}, "chickpeas|feta|white beans", want=1, most=2,
                scale=0.7)  # fmt: skip
_MINT = slot("herb", {Kind.HERB}, "mint|parsley|coriander", want=2, most=3, share=2)
_SPICE = slot("spice", {Kind.SPICE}, "ground cumin", want=1, most=2)
_SWEETNESS = slot("fruit", {Kind.DRIED_FRUIT, Kind.NUT}, "raisins|almonds", want=1, most=3)
_FLAKES = slot("oats", {Kind.OATS}, "rolled oats", least=1, want=1, most=2)
_SOFT = slot("milk", {Kind.MILK, Kind.CREAM}, "milk|yogurt|soya milk|coconut milk", least=1, want=1, most=2, scale=0.75,
             staple=True)  # fmt: skip
_NUTS = slot("nuts", {Kind.NUT}, "walnuts|almonds|sunflower seeds|pumpkin seeds", want=1, most=3, share=1.5)
_DATES = slot("fruit", {Kind.DRIED_FRUIT}, "dates|raisins", least=1, want=1, most=2, scale=1.6)
_CHEWY = slot("dry", {Kind.OATS, Kind.NUT}, "rolled oats|almonds|sunflower seeds|pumpkin seeds", least=1, want=2,
              most=4, share=1.6, scale=0.7)  # fmt: skip
_COCOA = slot("spice", {Kind.SWEET_SPICE}, "cocoa powder|ground cinnamon|vanilla extract", want=2, most=3, share=2)
_STICKY = slot("paste", {Kind.PASTE, Kind.SWEET}, "tahini|maple syrup", want=1, most=2)
_JACKET = slot("potato", {Kind.POTATO}, "potatoes|sweet potatoes", least=1, want=1, scale=1.4,
               prep="washed and pricked all over with a fork")  # fmt: skip
_ON_TOP = slot("topping", {Kind.BEAN, Kind.READY, Kind.CHEESE}, "white beans|cheddar|black beans|canned tuna", least=1,
               want=2, most=3, share=1.2)  # fmt: skip
_FRESH = slot("raw", {Kind.RAW, Kind.TOMATO, Kind.CRISP}, "tomatoes|cucumber|sweetcorn", want=1, most=3)
_SPREAD = slot("cream", {Kind.CREAM}, "yogurt", want=1, scale=0.5)
_MUG_FLOUR = slot("flour", {Kind.FLOUR}, "plain flour|rice flour|buckwheat flour", least=1, want=1, scale=0.7,
                  staple=True)  # fmt: skip
_MUG_SUGAR = slot("sweet", {Kind.SWEET}, "sugar|maple syrup|honey", least=1, want=1, scale=2, staple=True)
_LEAVEN = slot("leaven", {Kind.LEAVEN}, "baking powder", least=1, want=1, staple=True, scale=0.7)
_MUG_MILK = slot("milk", {Kind.MILK, Kind.STOCK, Kind.CREAM}, "milk|soya milk|water", least=1, want=1, scale=0.3,
                 staple=True)  # fmt: skip
_OIL = slot("fat", {Kind.FAT}, "sunflower oil|butter", least=1, want=1, staple=True, scale=2)
_MUG_TASTE = slot("spice", {Kind.SWEET_SPICE}, "cocoa powder|ground cinnamon", want=1, most=2, scale=2)
_MUG_CHOCOLATE = slot("chocolate", {Kind.CHOCOLATE}, "", scale=0.7)
_MUG_FRUIT = slot("fruit", {Kind.FRUIT}, "", most=1, scale=0.4)

GAZPACHO = Dish(
    key="gazpacho",
    words=("gazpacho", "cold soup", "salmorejo"),
    courses=(Course.SOUP, Course.STARTER, Course.DRINK),
    cuisines=("spanish",),
    slots=(_TOMATO, _COLD, _GARLIC, _BREAD, ACID, HERB, FAT, SEASON),
    write=told(
        "Cold {tomato*} soup",
        cutting("tomato", "raw", "aroma", "herb", minutes=8),
        Say("Blend {tomato,raw,aroma,bread,fat,acid} until very smooth.[ Season with "
            "{season}.]", 3),
        "Thin the soup with cold water to your liking[ and scatter {herb} over it].",
        tips=("Serve it ice-cold: with ice cubes at once, or after two hours in the fridge.",),
        storage="Keeps 2 days in the fridge.",
        equipment=("blender",),
        needs=("blender",),
    ),
)  # fmt: skip
COUSCOUS_SALAD = Dish(
    key="couscous_salad",
    words=("couscous", "tabbouleh", "tabouleh", "bulgur salad"),
    courses=(Course.SALAD, Course.MAIN, Course.SIDE),
    cuisines=("middle eastern", "moroccan", "greek"),
    slots=(_GRAIN, _MIXED, _FILLING, _MINT, _SPICE, _SWEETNESS, ACID, FAT, SEASON),
    write=told(
        "{grain*} salad with {protein,raw}",
        Say("Put {grain,spice} into a large bowl, pour the same volume of boiling water over, cover and leave for "
            "{minutes} minutes.", 8, "aside", slowest=("grain",)),
        cutting("raw", "protein", "herb", "fruit", minutes=9),
        Say("Loosen {grain} with a fork and stir in {acid,fat}.[ Season with {season}.]", 1),
        Say("Fold in {raw,protein,herb,fruit}.", 1),
        "Taste once more and serve lukewarm or cold.",
        tips=("It may stand for an hour: the grain takes up the dressing.",),
        storage="Keeps 2 days in the fridge.",
        equipment=("kettle", "large bowl"),
        needs=("kettle",),
    ),
)  # fmt: skip
MUESLI = Dish(
    key="muesli",
    words=("muesli", "bircher", "overnight oats", "granola", "breakfast"),
    courses=(Course.BREAKFAST, Course.SNACK),
    cuisines=("german", "swiss", "british"),
    slots=(_FLAKES, _SOFT, FRUIT, _NUTS, SWEET),
    write=told(
        "Muesli with {fruit}[ and {nuts}]",
        Say("Stir {oats} into {milk} and leave for 8 minutes to soften.", 8, "aside"),
        cutting("fruit", "nuts", minutes=5),
        Say("Fold in {fruit,sweet}.", 1),
        "Scatter {nuts} over the bowls and serve.",
        tips=("Stirred together the evening before, it is creamier.",),
        storage="Keeps 1 day in the fridge.",
        equipment=("bowl",),
    ),
    sweet=True,
)
BITES = Dish(
    key="date_bites",
    words=("energy balls", "energy bites", "bites", "bliss balls", "snack", "sweet", "treat"),
    courses=(Course.SNACK, Course.DESSERT),
    cuisines=("middle eastern", "american"),
    slots=(_DATES, _CHEWY, _COCOA, _STICKY, PINCH),
    write=told(
        "{fruit*} bites with {dry}",
        cutting("fruit", "dry", minutes=6),
        Say("Mash {fruit} with a spoonful of hot water until sticky.", 3, "prep"),
        Say("Knead in {dry,spice,paste,season} until it holds together.", 3, "prep"),
        Say("Roll into balls of 3 cm with wet hands.", 3, "prep"),
        tips=("Too dry to roll? Half a spoonful of water. Too wet? A few more flakes.",),
        storage="Keeps a week in the fridge.",
        equipment=("bowl",),
    ),
    sweet=True,
)
JACKET_POTATO = Dish(
    key="jacket_potato",
    words=("jacket potato", "baked potato", "microwave", "loaded potato"),
    courses=(Course.MAIN, Course.SIDE),
    cuisines=("british", "american"),
    slots=(_JACKET, _ON_TOP, _FRESH, _SPREAD, HERB, FAT, SEASON),
    write=told(
        "Jacket {potato} with {topping}",
        cutting("potato", "topping", "raw", "herb", minutes=5),
        Say("Cook {potato} in the microwave on full power for 12 minutes, turning once, until soft when pressed; two "
            "at a time, or a little longer for more.", 12),
        Say("Leave to stand for 2 minutes, then cut a cross and open them.[ Work in {fat}.][ Season with {season}.]", 2,
            "rest"),
        Say("Warm {topping} for 1 minute and pile onto {potato}.", 1),
        "Add {raw,cream,herb} and serve at once.",
        tips=("Prick them well, or they burst.",),
        equipment=("microwave", "fork"),
        needs=("microwave",),
    ),
)  # fmt: skip
MUG_CAKE = Dish(
    key="mug_cake",
    words=("mug cake", "microwave", "dessert", "sweet", "treat"),
    kin=("cake", "chocolate cake", "brownie", "muffin", "cupcake"),
    courses=(Course.DESSERT, Course.SNACK),
    cuisines=("american",),
    slots=(_MUG_FLOUR, _LEAVEN, _MUG_SUGAR, _MUG_TASTE, _MUG_MILK, _OIL, _MUG_CHOCOLATE, _MUG_FRUIT, PINCH),
    write=told(
        "Mug cake[ with {chocolate,spice}]",
        cutting("chocolate", "fruit", minutes=2),
        Say("Stir {flour,leaven,sweet,spice,season} together in a large mug for each serving.", 2,
            "prep"),
        Say("Beat in {milk,fat} until smooth[, then fold in {chocolate,fruit}]; the mug should be half full.", 2,
            "prep"),
        Say("Cook one mug at a time in the microwave on full power for 90 seconds, until risen and just set in the "
            "middle.", 2),
        Say("Leave to stand for 1 minute: the middle is very hot.", 1, "rest"),
        tips=("Ten seconds too long make it rubbery: look early.",),
        equipment=("microwave", "large mugs"),
        needs=("microwave",),
    ),
    sweet=True,
)  # fmt: skip
