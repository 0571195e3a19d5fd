"""What must be used and has no place in the dish still reaches the table, cooked where it has to be."""

from collections.abc import Iterable

from alchemorsel.infrastructure.ai.mock.foods.food import UNCOOKED, Kind
from alchemorsel.infrastructure.ai.mock.moves import RAW_PROTEIN, boil_aside, each, fried
from alchemorsel.infrastructure.ai.mock.plate import Item, Move, Plate

_BOILED = frozenset(
    {
        Kind.GRAIN,
        Kind.PASTA,
        Kind.NOODLE,
        Kind.POTATO,
        Kind.CRISP,
        Kind.ROOT,
        Kind.FIRM,
        Kind.TENDER,
        Kind.OATS,
        Kind.LEAF,
    }
)
_STIRRED = frozenset(
    {
        Kind.SPICE,
        Kind.SWEET_SPICE,
        Kind.SALTY,
        Kind.PASTE,
        Kind.ACID,
        Kind.SWEET,
        Kind.SEASONING,
        Kind.FAT,
        Kind.HERB,
        Kind.AROMA,
    }
)
_SIMMERED = _BOILED | {Kind.STOCK, Kind.TOFU}
_THICKENING = frozenset({Kind.FLOUR, Kind.LEAVEN})
_POURED = frozenset({Kind.DRINK, Kind.MILK})
_HEATED = UNCOOKED | _BOILED | _THICKENING | {Kind.STOCK, Kind.UNKNOWN, Kind.TOFU}
_AS_THEY_ARE = frozenset(Kind) - _HEATED - _STIRRED - _POURED
_BOIL_EGGS = "Boil {} for 10 minutes until firm, cool in cold water, peel and halve; serve beside the dish."
_BAKE_ROUNDS = (
    "Mix {} with enough water for thin little rounds and cook them in a hot pan, 3 minutes on each side, until dry in "
    "the middle; serve beside the dish."
)
_WARM = "Heat {} through in a pan or a microwave for 4 minutes, until steaming; serve beside the dish."
_AS_BY_ITSELF = "Cook {} as its pack or a cookbook says, thoroughly where it has to be, and serve beside the dish."


def beside(plate: Plate, items: Iterable[Item]) -> list[Move]:
    """Steps for everything that is left, none of it raw that must not be."""
    left = tuple(items)
    stewed = [item for item in left if item.food.cooked_only]
    fried_apart = [fried(plate, item) for item in left if item.kind in RAW_PROTEIN]
    return [
        *[
            Move(f"For the side, in a pan of its own: {_lower(m.text)}", m.minutes, celsius=m.celsius)
            for m in fried_apart
        ],
        *_of(left, {Kind.EGG}, _BOIL_EGGS, 10, "aside"),
        *boil_aside(item for item in left if item.kind in _BOILED),
        *_of(left, _BOILED, "Serve {} beside the dish."),
        *_of(left, _STIRRED, "Stir in {} to taste, a little at a time."),
        *_of(left, _THICKENING, _BAKE_ROUNDS, 6),
        *_of(left, {Kind.STOCK}, "Heat {} until steaming and serve it in cups beside the dish.", 3),
        *_of(left, {Kind.UNKNOWN}, _AS_BY_ITSELF, 10),
        *_of(left, {Kind.TOFU}, _WARM, 4),
        *_of(left, _POURED, "Pour {} to drink with it."),
        *each(
            stewed, lambda names: f"Stew {names} with two spoonfuls of water for 10 minutes; serve beside the dish.", 10
        ),
        *_of(
            (item for item in left if not item.food.cooked_only),
            _AS_THEY_ARE,
            "Serve {} beside the dish, cut up where needed.",
        ),
    ]


def heat_for(items: Iterable[Item]) -> frozenset[str]:
    """What it takes to cook them: what only boils can do so in a microwave as well."""
    hot = [item for item in items if item.kind in _HEATED or item.food.cooked_only]
    if not hot:
        return frozenset()
    return frozenset({"simmer"} if all(item.kind in _SIMMERED or item.food.cooked_only for item in hot) else {"hob"})


def _of(items: Iterable[Item], kinds: Iterable[Kind], text: str, minutes: int = 0, phase: str = "cook") -> list[Move]:
    """`{}` in the text becomes the names; names are the caller's words, so nothing formats them."""
    wanted = frozenset(kinds)
    return each((i for i in items if i.kind in wanted), lambda names: text.replace("{}", names), minutes, phase)


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
