"""Small things: open sandwiches, a bean dip, flatbread, a smoothie."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.cutting import cut
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import each, fat, kind_of, season, serve, titled
from alchemorsel.infrastructure.ai.mock.plate import Dish, Method, Move, Plate, slot
from alchemorsel.infrastructure.ai.mock.shelf import ACID, FAT, FRUIT, SALT, SEASON, SWEET

_BREAD = slot("bread", {Kind.BREAD}, "bread|corn tortillas|rice cakes", least=1, want=1)
_TOPPING = slot("topping", {Kind.READY, Kind.CHEESE, Kind.BEAN}, "feta|chickpeas|white beans|smoked salmon|mozzarella",
                want=1, most=3, share=0.8)  # fmt: skip
_RAW = slot("raw", {Kind.RAW, Kind.TOMATO, Kind.LEAF, Kind.AROMA}, "tomatoes|cucumber|avocado|rocket|radishes", want=2,
            most=4, share=1.2)  # fmt: skip
_HERB = slot("herb", {Kind.HERB, Kind.SPICE, Kind.NUT, Kind.PASTE, Kind.SALTY}, "", most=3)
_BEANS = slot("beans", {Kind.BEAN}, "chickpeas|white beans|black beans|cooked lentils", least=1, want=1, most=3,
              share=0.8)  # fmt: skip
_GARLIC = slot("aroma", {Kind.AROMA}, "garlic", want=1, most=2)
_DIP_TASTE = slot("taste", {Kind.PASTE, Kind.SPICE, Kind.SALTY, Kind.HERB, Kind.CREAM, Kind.NUT}, "tahini|ground cumin",
                  want=2, most=4, share=2)  # fmt: skip
_DIPPERS = slot("dippers", {Kind.CRISP, Kind.RAW, Kind.BREAD}, "carrots|cucumber",
                want=1, most=5)  # fmt: skip
_FLOUR = slot("flour", {Kind.FLOUR}, "plain flour|chickpea flour|buckwheat flour", least=1, want=1, most=2, share=1.5)
_LIQUID = slot("liquid", {Kind.CREAM, Kind.MILK, Kind.STOCK}, "water", least=1, want=1, share=0.12)
_DRINK = slot("liquid", {Kind.MILK, Kind.CREAM}, "milk|soya milk|water", least=1, want=1, most=2)
_BLEND = slot("extra", {Kind.OATS, Kind.SWEET_SPICE, Kind.NUT, Kind.PASTE, Kind.LEAF}, "", most=3, share=0.7)
_BLENDED = slot("fruit", FRUIT.kinds, "|".join(FRUIT.fillers), least=1, want=1, most=4, share=1.5)


def _sandwich(plate: Plate) -> Method:
    on = plate.of("topping", "raw", "herb")
    moves = [
        *cut(on, max(3, min(6, len(on)))),
        *each(plate.of("bread"), lambda names: f"Lay out {names}, toasted if you like.", 1),
        *each(plate.of("fat"), lambda names: f"Brush or spread with a little of {names}."),
        *each(on, lambda names: f"Pile {names} on top.{season(plate)} Serve at once.", 1),
    ]
    return Method(
        title=f"{titled(plate.of('bread'))} topped with {titled(on)}".capitalize(),
        moves=tuple(moves),
        tips=("Put wet things on last, so that nothing goes soggy.",),
        equipment=("knife", "board"),
    )


def _dip(plate: Plate) -> Method:
    mixed = plate.of("beans", "aroma", "acid", "fat", "taste")
    beans = plate.of("beans")
    moves = [
        *cut((*mixed, *plate.of("dippers")), 5),
        *each(mixed, lambda names: f"Mash or blend {names} until smooth, with a spoonful of water if stiff.", 4),
        Move(f"Taste the mashed {beans[0].name} and sharpen as you like.{season(plate)}", 1),
        *serve(plate.of("dippers")),
    ]
    return Method(
        title=f"{kind_of(beans)} dip".capitalize(),
        moves=tuple(moves),
        storage="Keeps 3 days in the fridge.",
        equipment=("bowl", "fork or blender"),
    )


def _flatbread(plate: Plate) -> Method:
    dough = plate.of("flour", "liquid", "season", "seed")
    moves = [
        *each(dough, lambda names: f"Mix {names} and knead 3 minutes to a soft dough, adding water if it is dry.", 6,
              "prep"),
        Move("Cover and leave to rest for 10 minutes.", 10, "rest"),
        Move(f"Shape thin rounds and cook {fat(plate)} over a high heat, 2 minutes on each side, until blistered "
             "and dry in the middle.", 12),
    ]  # fmt: skip
    return Method(
        title=f"Flat rounds of {titled(plate.of('flour'))}",
        moves=tuple(moves),
        tips=("Wrapped in a cloth they stay soft.",),
        equipment=("mixing bowl", "heavy frying pan"),
        needs=frozenset({"hob"}),
    )


def _smoothie(plate: Plate) -> Method:
    cup = plate.of("fruit", "liquid", "sweet", "extra")
    moves = [
        *cut(plate.of("fruit", "extra"), 3),
        *each(cup, lambda names: f"Blend {names} until smooth.", 1),
        Move("Thin with cold water if you like, pour into glasses and drink at once."),
    ]
    return Method(
        title=f"{kind_of(plate.of('fruit'))} smoothie".capitalize(),
        moves=tuple(moves),
        equipment=("blender",),
        needs=frozenset({"blender"}),
    )


SANDWICH = Dish(
    key="sandwich", words=("sandwich", "toast", "bruschetta", "wrap", "burger"),
    courses=(Course.SNACK, Course.BREAKFAST, Course.STARTER, Course.MAIN),
    slots=(_BREAD, _TOPPING, _RAW, _HERB, FAT, SEASON), write=_sandwich,
)  # fmt: skip
DIP = Dish(
    key="dip", words=("dip", "hummus", "spread", "sauce"), courses=(Course.SAUCE, Course.SNACK, Course.STARTER),
    cuisines=("lebanese", "middle eastern"),
    slots=(_BEANS, _GARLIC, ACID, FAT, _DIP_TASTE, SEASON, _DIPPERS), write=_dip,
)  # fmt: skip
FLATBREAD = Dish(
    key="flatbread", words=("flatbread", "bread", "naan", "chapati", "roti"), courses=(Course.BREAD, Course.SIDE),
    cuisines=("indian", "middle eastern"),
    slots=(_FLOUR, _LIQUID, slot("seed", {Kind.NUT, Kind.SPICE, Kind.HERB}, "", most=2), FAT, SALT), write=_flatbread,
)  # fmt: skip
SMOOTHIE = Dish(
    key="smoothie", words=("smoothie", "shake", "drink", "lassi"), courses=(Course.DRINK, Course.BREAKFAST),
    slots=(_BLENDED, _DRINK, SWEET, _BLEND), write=_smoothie, sweet=True,
)  # fmt: skip
