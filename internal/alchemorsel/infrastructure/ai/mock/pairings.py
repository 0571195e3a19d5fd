"""What goes well with what, and which staples a kitchen like this would want."""

from typing import NamedTuple

from alchemorsel.domain.vocabulary import Role
from alchemorsel.infrastructure.ai.mock.foods.food import Kind


class Staple(NamedTuple):
    name: str
    role: Role
    reason: str


PAIRINGS = {
    "tomatoes": "basil|mozzarella|olive oil|garlic",
    "chopped tomatoes": "garlic|basil|white beans|olives",
    "chicken breast": "lemon|thyme|garlic|mushrooms",
    "chicken thigh": "lemon|paprika|carrots",
    "beef steak": "mushrooms|rosemary|onions",
    "minced beef": "tomatoes|ground cumin|kidney beans",
    "lamb": "mint|rosemary|aubergines",
    "pork loin": "apples|sage|fennel",
    "salmon fillet": "dill|lemon|asparagus|cucumber",
    "cod fillet": "lemon|parsley|tomatoes|olives",
    "prawns": "garlic|chilli|lime|coconut milk",
    "eggs": "spinach|spring onions|cheddar|potatoes",
    "firm tofu": "ginger|soy sauce|broccoli|sesame seeds",
    "chickpeas": "ground cumin|lemon|spinach|tahini",
    "white beans": "sage|tomatoes|garlic|kale",
    "black beans": "lime|coriander|sweetcorn|avocado",
    "kidney beans": "chilli|ground cumin|sweetcorn",
    "cooked lentils": "carrots|ground cumin|spinach|lemon",
    "potatoes": "rosemary|leeks|mustard|parsley",
    "sweet potatoes": "lime|black beans|chilli|coconut milk",
    "carrots": "ginger|oranges|ground cumin|coriander",
    "beetroot": "feta|walnuts|oranges|dill",
    "butternut squash": "sage|chilli|pumpkin seeds",
    "broccoli": "garlic|chilli|lemon|almonds",
    "cauliflower": "curry powder|raisins|almonds|tahini",
    "peas": "mint|feta|lemon",
    "cabbage": "apples|caraway|ginger",
    "asparagus": "eggs|lemon|parmesan",
    "bell peppers": "onions|paprika|feta|chickpeas",
    "courgettes": "mint|feta|lemon|tomatoes",
    "aubergines": "tahini|tomatoes|garlic|pomegranate",
    "mushrooms": "thyme|garlic|parsley|cream",
    "leeks": "potatoes|thyme|cream|mustard",
    "spinach": "nutmeg|garlic|chickpeas|feta",
    "kale": "lemon|garlic|white beans|chilli",
    "avocado": "lime|coriander|tomatoes",
    "cucumber": "dill|yogurt|mint",
    "rice": "coriander|lime|coconut milk|peas",
    "quinoa": "avocado|black beans|lime",
    "penne": "tomatoes|basil|garlic|parmesan",
    "spaghetti": "garlic|olive oil|chilli|tomatoes",
    "rolled oats": "apples|ground cinnamon|walnuts|bananas",
    "apples": "ground cinnamon|walnuts|rolled oats|raisins",
    "pears": "ginger|walnuts|dark chocolate",
    "bananas": "dark chocolate|walnuts|rolled oats|maple syrup",
    "oranges": "dark chocolate|mint|almonds",
    "strawberries": "basil|mint|yogurt",
    "mixed berries": "lemon|mint|yogurt|rolled oats",
    "mango": "lime|coconut milk|mint|chilli",
    "pineapple": "mint|lime|chilli",
    "feta": "watermelon|mint|olives|tomatoes",
    "coconut milk": "ginger|lime|coriander|curry powder",
    "dark chocolate": "oranges|almonds|mixed berries",
}
"""Our own names of foods, on both sides."""

STAPLES = (
    Staple("onions", Role.AROMA, "The base of most soups, stews and sauces."),
    Staple("garlic", Role.AROMA, "A clove gives depth to almost everything savoury."),
    Staple("olive oil", Role.FAT, "For frying, roasting and dressings."),
    Staple("lemon", Role.ACID, "A squeeze at the end lifts a flat dish."),
    Staple("chopped tomatoes", Role.BULK, "A can of them is a sauce, a soup or a stew."),
    Staple("rice", Role.BULK, "Turns vegetables and a sauce into a meal."),
    Staple("chickpeas", Role.PROTEIN, "Ready protein from a can."),
    Staple("vegetable stock", Role.AROMA, "More taste than water wherever something simmers."),
    Staple("parsley", Role.AROMA, "Something fresh and green for the end."),
)
SWEET_STAPLES = (
    Staple("rolled oats", Role.BULK, "For porridge, crumbles and a crunch on top."),
    Staple("ground cinnamon", Role.AROMA, "Warms fruit, porridge and cakes."),
    Staple("maple syrup", Role.SWEETENER, "Sweetens without dissolving first."),
    Staple("lemon", Role.ACID, "Keeps cut fruit bright, and sweet things from being dull."),
)
SWEET_KINDS = frozenset({Kind.FRUIT, Kind.DRIED_FRUIT, Kind.OATS, Kind.SWEET, Kind.CHOCOLATE})
