"""Breakfast from a pan: porridge, and pancakes with whatever binds them."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.cutting import cut
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import each, fat, kind_of, serve, titled
from alchemorsel.infrastructure.ai.mock.plate import Dish, Item, Method, Move, Plate, listed, slot
from alchemorsel.infrastructure.ai.mock.shelf import FRUIT, PINCH, SWEET

_OATS = slot("oats", {Kind.OATS}, "rolled oats|chia seeds", least=1, want=1, most=2)
_MILK = slot("milk", {Kind.MILK}, "milk|soya milk|water", least=1, want=1, most=2, staple=True)
_CREAM = slot("cream", {Kind.CREAM}, "", share=0.5)
_SPICE = slot("spice", {Kind.SWEET_SPICE}, "ground cinnamon", want=1, most=2)
_NUTS = slot("nuts", {Kind.NUT, Kind.PASTE}, "walnuts|pumpkin seeds|almonds", want=1, most=3)
_FLOUR = slot(
    "flour", {Kind.FLOUR}, "plain flour|buckwheat flour|rice flour|chickpea flour", least=1, want=1, most=2, staple=True
)
_BATTER_MILK = slot("milk", {Kind.MILK, Kind.CREAM, Kind.STOCK}, "milk|soya milk|lukewarm water", least=1,
                    want=1, share=0.5, staple=True)  # fmt: skip
_EGGS = slot("egg", {Kind.EGG}, "eggs", want=1, share=0.25)
_BUTTER = slot("fat", {Kind.FAT}, "butter|sunflower oil|olive oil", want=1, staple=True)
_LEAVEN = slot("leaven", {Kind.LEAVEN}, "baking powder", want=1)


def _porridge(plate: Plate) -> Method:
    pot = plate.of("oats", "milk", "spice", "season")
    top = plate.of("fruit", "cream", "sweet", "nuts")
    oats = plate.of("oats")
    moves = [
        *cut((*plate.of("fruit"), *plate.of("nuts")), 4),
        *each(pot, lambda names: f"Put {names} into a saucepan with half a cup of water for each serving.", 1),
        Move(f"Bring to a simmer and stir until {listed(oats)} are soft and it thickens.", 7),
        *serve(top),
    ]
    about = titled((*plate.of("fruit"), *plate.of("nuts")))
    return Method(
        title=f"{_pot_of(oats)}{f' with {about}' if about else ''}",
        moves=tuple(moves),
        tips=("Stir in more liquid if it stands: it keeps thickening.",),
        equipment=("saucepan",),
        needs=frozenset({"hob"}),
    )


def _pot_of(oats: tuple[Item, ...]) -> str:
    """Only oats are promised as porridge: who must not eat them reads the name first."""
    there = any(item.food.name == "rolled oats" for item in oats)
    return f"Porridge of {titled(oats)}" if there else f"Warm {kind_of(oats)} bowl"


def _grain(plate: Plate) -> str:
    """Buckwheat pancakes, and plain ones."""
    return kind_of(plate.of("flour")).removesuffix("flour").removesuffix("plain ").strip()


def _pancakes(plate: Plate) -> Method:
    dry, wet = plate.of("flour", "leaven", "season", "spice"), plate.of("milk", "egg")
    top = plate.of("fruit", "cream", "nuts", "sweet")
    moves = [
        *cut((*plate.of("fruit"), *plate.of("nuts")), 4),
        Move(f"Whisk {listed(dry)} in a bowl, then beat in {listed(wet)} until smooth; add water by the spoonful until "
             "the batter falls slowly from a ladle.", 4, "prep"),
        Move("Let the batter stand for 5 minutes.", 5, "rest"),
        Move(f"Cook ladlefuls {fat(plate)} over a medium heat, 2 minutes on each side, until golden outside and set "
             "all through. Keep the first ones warm under a cloth.", 12),
        *serve(top),
    ]  # fmt: skip
    about = titled(plate.of("fruit"))
    return Method(
        title=f"{_grain(plate)} pancakes{f' with {about}' if about else ''}".strip().capitalize(),
        moves=tuple(moves),
        tips=("The first pancake tells whether the pan is hot enough.",),
        equipment=("mixing bowl", "frying pan"),
        needs=frozenset({"hob"}),
    )


PORRIDGE = Dish(
    key="porridge",
    words=("porridge", "oatmeal", "oats", "breakfast"),
    courses=(Course.BREAKFAST,),
    slots=(_OATS, _MILK, FRUIT, _CREAM, SWEET, _SPICE, _NUTS, PINCH),
    write=_porridge,
    sweet=True,
)
PANCAKES = Dish(
    key="pancakes",
    words=("pancake", "crepe", "waffle", "brunch"),
    courses=(Course.BREAKFAST, Course.DESSERT),
    cuisines=("american", "french"),
    slots=(_FLOUR, _LEAVEN, _EGGS, _BATTER_MILK, FRUIT, SWEET, _SPICE, _NUTS, _BUTTER, PINCH),
    write=_pancakes,
    sweet=True,
)
