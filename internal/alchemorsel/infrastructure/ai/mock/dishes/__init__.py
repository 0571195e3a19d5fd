"""The dish patterns; a new one is a declaration in a file here and a name in this list."""

from alchemorsel.infrastructure.ai.mock.dishes.asian import DAL, GLAZED, NOODLE_SALAD, NOODLE_SOUP
from alchemorsel.infrastructure.ai.mock.dishes.breakfast import PANCAKES, PORRIDGE
from alchemorsel.infrastructure.ai.mock.dishes.chocolate import CHOCOLATE_POTS
from alchemorsel.infrastructure.ai.mock.dishes.chocolate_cake import CHOCOLATE_CAKE
from alchemorsel.infrastructure.ai.mock.dishes.cold import (
    BITES,
    COUSCOUS_SALAD,
    GAZPACHO,
    JACKET_POTATO,
    MUESLI,
    MUG_CAKE,
)
from alchemorsel.infrastructure.ai.mock.dishes.curry import CURRY
from alchemorsel.infrastructure.ai.mock.dishes.drinks import INFUSION, LEMONADE, SPICED_MILK
from alchemorsel.infrastructure.ai.mock.dishes.eggs import SCRAMBLE, SHAKSHUKA, TOFU_SCRAMBLE
from alchemorsel.infrastructure.ai.mock.dishes.frittata import FRITTATA
from alchemorsel.infrastructure.ai.mock.dishes.fruit_dessert import COMPOTE, FRUIT_SALAD
from alchemorsel.infrastructure.ai.mock.dishes.grain_bowl import GRAIN_BOWL
from alchemorsel.infrastructure.ai.mock.dishes.hearty import BEAN_PATTIES, BRAISE, FRIED_POTATOES, PATTIES, POTATO_SALAD
from alchemorsel.infrastructure.ai.mock.dishes.mexican import CHILLI, QUESADILLA, TACOS
from alchemorsel.infrastructure.ai.mock.dishes.oven import (
    BAKED_FRUIT,
    CRUMBLE,
    FISH_PARCEL,
    GRATIN,
    PIZZA,
    ROASTED_CHICKPEAS,
    SODA_BREAD,
)
from alchemorsel.infrastructure.ai.mock.dishes.pasta import PASTA
from alchemorsel.infrastructure.ai.mock.dishes.rice import PILAF, RICE_PUDDING, RISOTTO
from alchemorsel.infrastructure.ai.mock.dishes.roast_tray import ROAST_TRAY
from alchemorsel.infrastructure.ai.mock.dishes.salad import SALAD
from alchemorsel.infrastructure.ai.mock.dishes.sauces import DRESSING, GUACAMOLE, SALSA, TOMATO_SAUCE, TZATZIKI
from alchemorsel.infrastructure.ai.mock.dishes.sides import COLESLAW, GREENS, MASH, RATATOUILLE, STEAMED, VEG_PLATE
from alchemorsel.infrastructure.ai.mock.dishes.skillet import SKILLET
from alchemorsel.infrastructure.ai.mock.dishes.small_plates import DIP, FLATBREAD, SANDWICH, SMOOTHIE
from alchemorsel.infrastructure.ai.mock.dishes.soup import SOUP
from alchemorsel.infrastructure.ai.mock.dishes.stew import STEW
from alchemorsel.infrastructure.ai.mock.dishes.stir_fry import STIR_FRY
from alchemorsel.infrastructure.ai.mock.plate import Dish

DISHES: tuple[Dish, ...] = (
    STIR_FRY, SOUP, PASTA, SALAD, ROAST_TRAY, CURRY, FRITTATA, GRAIN_BOWL, STEW, SKILLET, CHILLI, TACOS, QUESADILLA,
    RISOTTO, PILAF, NOODLE_SOUP, GLAZED, NOODLE_SALAD, DAL, SHAKSHUKA, SCRAMBLE, TOFU_SCRAMBLE, GRATIN, FISH_PARCEL,
    PIZZA, PATTIES, BEAN_PATTIES, FRIED_POTATOES, POTATO_SALAD, BRAISE, RATATOUILLE, COUSCOUS_SALAD, GAZPACHO,
    JACKET_POTATO, MASH, GREENS, COLESLAW, STEAMED, VEG_PLATE, PORRIDGE, PANCAKES, MUESLI, COMPOTE, FRUIT_SALAD,
    CRUMBLE, BAKED_FRUIT, CHOCOLATE_CAKE, CHOCOLATE_POTS, RICE_PUDDING, MUG_CAKE, BITES, ROASTED_CHICKPEAS, SANDWICH,
    DIP, SALSA, GUACAMOLE, TZATZIKI, TOMATO_SAUCE, DRESSING, FLATBREAD, SODA_BREAD, SMOOTHIE, LEMONADE, SPICED_MILK,
    INFUSION,
)  # fmt: skip
