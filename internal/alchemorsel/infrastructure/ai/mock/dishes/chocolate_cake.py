"""A chocolate cake from two bowls; milk and eggs are welcome in it and not needed, nor is wheat."""

from typing import NamedTuple

from msgspec.structs import replace

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.plate import Dish, Method, Move, Plate, slot
from alchemorsel.infrastructure.ai.mock.shelf import PINCH
from alchemorsel.infrastructure.ai.mock.telling import Say, cutting, told

# For eight: 190 g flour, 2 tsp baking powder, 43 g cocoa, 175 g sugar, 240 ml milk, 80 ml oil, and 2 eggs where there
# are some. The batter of cocoa, oil and flour rises and holds without them, too.
_FLOUR = slot("flour", {Kind.FLOUR}, "plain flour|buckwheat flour", least=1, want=1, staple=True, scale=0.4, only=True)
_LEAVEN = slot("leaven", {Kind.LEAVEN}, "baking powder", least=1, want=1, staple=True, scale=0.5)
_COCOA = slot("cocoa", {Kind.SWEET_SPICE}, "cocoa powder", least=1, want=1, staple=True, scale=3, only=True)
_SUGAR = slot("sweet", {Kind.SWEET}, "sugar", least=1, want=1, staple=True, scale=2.6, only=True)
_MILK = slot("milk", {Kind.MILK, Kind.STOCK}, "milk|soya milk|lukewarm water", least=1, want=1, staple=True,
             scale=0.15, only=True)  # fmt: skip
_FAT = slot("fat", {Kind.FAT}, "sunflower oil|olive oil|butter", least=1, want=1, staple=True, scale=1.35)
_EGGS = slot("egg", {Kind.EGG}, "eggs", want=1, staple=True, scale=0.125)
_VANILLA = slot("spice", {Kind.SWEET_SPICE}, "vanilla extract", want=1)
_CHOCOLATE = slot("chocolate", {Kind.CHOCOLATE}, "dark chocolate", want=1)
_FOLDED = slot("folded", {Kind.FRUIT, Kind.DRIED_FRUIT, Kind.NUT}, "", most=2, share=0.4)
_MODERATE = 180


class _Tin(NamedTuple):
    """For at most so many servings."""

    servings: float
    greased: str
    minutes: int


_TINS = (
    _Tin(3, "Grease small ovenproof cups, to be filled two thirds.", 20),
    _Tin(5, "Grease and line a round tin of 16 cm.", 30),
    _Tin(9, "Grease and line a round tin of 20 cm.", 35),
    _Tin(13, "Grease and line a round tin of 24 cm.", 38),
    _Tin(18, "Grease and line a round tin of 28 cm.", 40),
    _Tin(float("inf"), "Grease and line a deep baking tray for every 30 servings.", 30),
)
"""So that the batter stands 3 cm high."""


def _tin(plate: Plate) -> _Tin:
    return next(tin for tin in _TINS if plate.servings <= tin.servings)


def _greased(plate: Plate) -> list[Move]:
    return [Move(_tin(plate).greased, 3, "prep")]


def _melted(plate: Plate) -> list[Move]:
    """Only what is liquid can be whisked in."""
    hard = [item for item in plate.of("fat") if item.food.name == "butter"]
    return [Move(f"Melt the {item.name} in a small pan and let it cool a little.", 3) for item in hard]


def _baked(plate: Plate) -> list[Move]:
    minutes = _tin(plate).minutes
    return [
        Move(
            f"Bake for {minutes} minutes, until it springs back and a skewer from the middle comes out clean.", minutes
        )
    ]


_told = told(
    "Chocolate cake[ with {folded}]",
    Say("Heat the oven to {heat}.", 10, "aside", _MODERATE, oven=True),
    cutting("chocolate", "folded", minutes=4),
    _greased,
    _melted,
    Say("Mix {flour,cocoa,leaven,sweet,season} in a large bowl, pressing out every lump.", 3, "prep"),
    Say("Whisk {milk,fat,egg,spice} in another bowl.", 2, "prep"),
    Say("Pour the wet into the dry and stir only until no dry patch shows[; fold in {folded}]. Fill it in at once.", 2,
        "prep"),
    _baked,
    Say("Leave it to cool for 10 minutes as it is, then for 30 minutes on a rack: warm, it crumbles.", 40, "rest"),
    Say("Melt {chocolate} in a bowl over a pan of hot water and spread it over the top once all is cold.", 6),
    tips=("Bake it as soon as it is mixed: baking powder does not wait.",),
    storage="Keeps 3 days in a closed tin at room temperature.",
    equipment=("oven", "two bowls", "whisk", "cake tin"),
    needs=("oven",),
)  # fmt: skip


def _write(plate: Plate) -> Method:
    """Without chocolate it must not be called by it: who rules that out reads the name first."""
    method = _told(plate)
    return method if plate.of("chocolate") else replace(method, title=method.title.replace("Chocolate", "Cocoa", 1))


CHOCOLATE_CAKE = Dish(
    key="chocolate_cake",
    words=("cake", "chocolate cake", "birthday cake", "sponge", "torte", "brownie", "chocolate brownie"),
    kin=("muffin", "cupcake"),
    courses=(Course.DESSERT, Course.SNACK),
    cuisines=("american", "british", "german"),
    slots=(_FLOUR, _LEAVEN, _COCOA, _SUGAR, PINCH, _MILK, _FAT, _EGGS, _VANILLA, _CHOCOLATE, _FOLDED),
    write=_write,
    sweet=True,
)
