"""What the rule kitchen knows of one food: what it is to a cook, how much feeds one, and how it is cut."""

from enum import StrEnum, auto

import msgspec

from alchemorsel.domain.vocabulary import Unit


class Kind(StrEnum):
    """What a food is to a cook: two foods of a kind can stand in one another's place in a dish.

    CRISP vegetables are good raw and cooked, RAW ones raw only, all others cooked only. PASTE is made of nuts or seeds.
    """

    POULTRY = auto()
    MEAT = auto()
    MINCE = auto()
    SAUSAGE = auto()
    BACON = auto()
    FISH = auto()
    SHELLFISH = auto()
    EGG = auto()
    TOFU = auto()
    BEAN = auto()
    READY = auto()
    CHEESE = auto()
    POTATO = auto()
    ROOT = auto()
    CRISP = auto()
    FIRM = auto()
    TENDER = auto()
    TOMATO = auto()
    LEAF = auto()
    RAW = auto()
    FRUIT = auto()
    DRIED_FRUIT = auto()
    NUT = auto()
    GRAIN = auto()
    PASTA = auto()
    NOODLE = auto()
    BREAD = auto()
    FLOUR = auto()
    OATS = auto()
    AROMA = auto()
    HERB = auto()
    SPICE = auto()
    SWEET_SPICE = auto()
    FAT = auto()
    ACID = auto()
    SALTY = auto()
    PASTE = auto()
    SWEET = auto()
    CHOCOLATE = auto()
    MILK = auto()
    CREAM = auto()
    STOCK = auto()
    DRINK = auto()
    LEAVEN = auto()
    SEASONING = auto()
    UNKNOWN = auto()


UNCOOKED = frozenset(
    {Kind.POULTRY, Kind.MEAT, Kind.MINCE, Kind.SAUSAGE, Kind.BACON, Kind.FISH, Kind.SHELLFISH, Kind.EGG}
)
"""What must be cooked through before anybody eats it."""


class Food(msgspec.Struct, frozen=True):
    """`amount` in `unit` feeds one; `each_g` is the mass of one piece, can or clove, `cup_g` of a US cup.

    `minutes` is how long it simmers until tender; `done` how a cook sees that it is cooked.
    Half a `whole` one is no use to anybody. What is `cooked_only` goes into no salad.
    """

    name: str
    kind: Kind
    amount: float
    unit: Unit = Unit.G
    prep: str = ""
    each_g: float | None = None
    cup_g: float | None = None
    minutes: int = 0
    whole: bool = False
    done: str = ""
    cooked_only: bool = False
    aka: tuple[str, ...] = ()


def names(text: str) -> tuple[str, ...]:
    """Other names, split at bars: `aubergine|egg plant`."""
    return tuple(text.split("|")) if text else ()
