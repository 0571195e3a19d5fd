"""Fruit for dessert: warm as a compote, or raw in a bowl when there is no flame or no time."""

from alchemorsel.domain.vocabulary import Course
from alchemorsel.infrastructure.ai.mock.cutting import cut
from alchemorsel.infrastructure.ai.mock.foods.food import Kind
from alchemorsel.infrastructure.ai.mock.moves import each, kind_of, longest, serve
from alchemorsel.infrastructure.ai.mock.plate import Dish, Method, Move, Plate, listed, slot
from alchemorsel.infrastructure.ai.mock.shelf import ACID, FRUIT, SWEET

_FRUIT = slot("fruit", FRUIT.kinds, "|".join(FRUIT.fillers), least=1, want=2, most=6, share=1.5)
_SPICE = slot("spice", {Kind.SWEET_SPICE}, "ground cinnamon|vanilla extract", want=1, most=2)
_CREAM = slot("cream", {Kind.CREAM}, "yogurt|coconut milk", want=1)
_TOP = slot("top", {Kind.NUT, Kind.OATS}, "almonds|pumpkin seeds|sunflower seeds|desiccated coconut",
            want=1, most=3)  # fmt: skip
_NUTS = slot("top", {Kind.NUT}, "|".join(_TOP.fillers), want=1, most=3)
_RAW = slot("fruit", FRUIT.kinds, "|".join(FRUIT.fillers), least=1, want=2, most=6, share=1.5, raw=True)
_SLOTS = (SWEET, ACID, _SPICE, _CREAM)


def _compote(plate: Plate) -> Method:
    pot = plate.of("fruit", "sweet", "acid", "spice")
    minutes = longest(plate.of("fruit"), 6) + 2
    moves = [
        *cut(plate.of("fruit", "top")),
        *each(pot, lambda names: f"Put {names} into a small pan with 3 spoonfuls of water.", 1),
        Move("Cover and simmer gently, stirring now and then, until soft and syrupy.", minutes),
        *each(
            plate.kind(Kind.OATS), lambda names: f"Meanwhile, toast {names} in a dry pan for 3 minutes until golden."
        ),
        Move("Leave to cool for 5 minutes; it thickens.", 5, "rest"),
        *_served(plate),
    ]
    return Method(
        title=f"Warm {kind_of(plate.of('fruit'))} compote",
        moves=tuple(moves),
        tips=("Also good cold.",),
        storage="Keeps 4 days in the fridge.",
        equipment=("small saucepan",),
        needs=frozenset({"hob"}),
    )


def _raw(plate: Plate) -> Method:
    mixed = plate.of("sweet", "acid", "spice")
    moves = [
        *cut(plate.of("fruit", "top"), max(3, min(8, 2 * len(plate.of("fruit"))))),
        *each(plate.of("fruit"), lambda names: f"Mix {names} gently in a bowl.", 1),
        *each(mixed, lambda names: f"Stir {names} together and turn the bowl's contents in it.", 1),
        *_served(plate),
    ]
    return Method(
        title=f"{kind_of(plate.of('fruit'))} fruit salad".capitalize(),
        moves=tuple(moves),
        tips=("Cut it shortly before serving: it keeps its colour.",),
        equipment=("bowl",),
    )


def _served(plate: Plate) -> list[Move]:
    top = plate.of("top")
    with_cream = f" with {listed(plate.of('cream'))}" if plate.of("cream") else ""
    return serve(top, with_cream) or [Move(f"Spoon into glasses and serve{with_cream}.", 1)]


COMPOTE = Dish(
    key="compote",
    words=("compote", "dessert", "poached", "sweet", "treat"),
    courses=(Course.DESSERT, Course.BREAKFAST),
    slots=(_FRUIT, *_SLOTS, _TOP),
    write=_compote,
    sweet=True,
)
FRUIT_SALAD = Dish(
    key="fruit_salad",
    words=("fruit salad", "fruit bowl", "fruit plate", "dessert", "parfait", "sweet", "treat"),
    courses=(Course.DESSERT, Course.BREAKFAST, Course.SNACK),
    slots=(_RAW, *_SLOTS, _NUTS),
    write=_raw,
    sweet=True,
)
