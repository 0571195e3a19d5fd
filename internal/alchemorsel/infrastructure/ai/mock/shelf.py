"""Places that most dishes have, with what a shelf can put there."""

from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import COOKED_VEG, PROTEIN
from alchemorsel.infrastructure.ai.mock.plate import slot

FAT = slot("fat", {Kind.FAT}, "olive oil|sunflower oil|butter", want=1, staple=True)
SEASON = slot("season", {Kind.SEASONING}, "salt|black pepper", want=2, most=3, staple=True, share=2)
SALT = slot("season", {Kind.SEASONING}, "salt", want=1, most=1, staple=True)
PINCH = slot("season", {Kind.SEASONING}, "salt", want=1, most=1, staple=True, scale=0.25)
AROMA = slot("aroma", {Kind.AROMA}, "onions|garlic", want=2, most=4, share=2)
ACID = slot("acid", {Kind.ACID}, "lemon juice|lime juice|cider vinegar", want=1, staple=True)
HERB = slot("herb", {Kind.HERB}, "parsley|coriander|basil|dill|thyme|mint", want=1, most=3, share=1.5)
NUTS = slot("nuts", {Kind.NUT}, "", most=2, share=1.5)
CHEESE = slot("cheese", {Kind.CHEESE}, "", most=2, share=1.5)
SPICE = slot("spice", {Kind.SPICE}, "paprika|ground cumin|dried oregano|curry powder", want=1, most=3, share=2)
MAIN = slot("protein", PROTEIN, "chicken breast|chickpeas|firm tofu|salmon fillet|beef steak|white beans|prawns|lamb|"
            "pork loin", want=1, most=2)  # fmt: skip
VEG = slot("veg", COOKED_VEG, "carrots|bell peppers|broccoli|courgettes|green beans|spinach|mushrooms|cabbage",
           least=1, want=3, most=5, share=2.5)  # fmt: skip
SIDE = slot("starch", {Kind.GRAIN, Kind.NOODLE}, "rice|quinoa|rice noodles|couscous", want=1, most=1)
SWEET = slot("sweet", {Kind.SWEET}, "honey|maple syrup|sugar", want=1, staple=True)
FRUIT = slot("fruit", {Kind.FRUIT, Kind.DRIED_FRUIT}, "apples|bananas|mixed berries|pears|oranges|strawberries",
             want=1, most=4, share=1.5)  # fmt: skip
