"""The dish patterns; a new one is a file here and a name in this list."""

from alchemorsel.infrastructure.ai.mock.dishes.breakfast import PANCAKES, PORRIDGE
from alchemorsel.infrastructure.ai.mock.dishes.curry import CURRY
from alchemorsel.infrastructure.ai.mock.dishes.frittata import FRITTATA
from alchemorsel.infrastructure.ai.mock.dishes.fruit_dessert import COMPOTE, FRUIT_SALAD
from alchemorsel.infrastructure.ai.mock.dishes.grain_bowl import GRAIN_BOWL
from alchemorsel.infrastructure.ai.mock.dishes.pasta import PASTA
from alchemorsel.infrastructure.ai.mock.dishes.roast_tray import ROAST_TRAY
from alchemorsel.infrastructure.ai.mock.dishes.salad import SALAD
from alchemorsel.infrastructure.ai.mock.dishes.skillet import SKILLET
from alchemorsel.infrastructure.ai.mock.dishes.small_plates import DIP, FLATBREAD, SANDWICH, SMOOTHIE
from alchemorsel.infrastructure.ai.mock.dishes.soup import SOUP
from alchemorsel.infrastructure.ai.mock.dishes.stew import STEW
from alchemorsel.infrastructure.ai.mock.dishes.stir_fry import STIR_FRY
from alchemorsel.infrastructure.ai.mock.plate import Dish

DISHES: tuple[Dish, ...] = (
    STIR_FRY, SOUP, PASTA, SALAD, ROAST_TRAY, CURRY, FRITTATA, GRAIN_BOWL, STEW, SKILLET, COMPOTE, FRUIT_SALAD,
    PORRIDGE, PANCAKES, SANDWICH, DIP, FLATBREAD, SMOOTHIE,
)  # fmt: skip
