"""What the shelf never adds of its own accord for a diet of numbers, which only the whole dish can keep or break."""

from alchemorsel.domain.vocabulary import Diet
from alchemorsel.infrastructure.ai.mock.foods.food import Kind

_STARCH = frozenset({Kind.GRAIN, Kind.PASTA, Kind.NOODLE, Kind.BREAD, Kind.FLOUR, Kind.OATS, Kind.POTATO})
UNFIT: dict[Diet, tuple[frozenset[Kind], frozenset[str]]] = {
    Diet.KETO: (
        _STARCH
        | {Kind.SWEET, Kind.CHOCOLATE, Kind.FRUIT, Kind.DRIED_FRUIT, Kind.BEAN, Kind.MILK, Kind.ROOT, Kind.DRINK},
        frozenset({"sweetcorn", "peas"}),
    ),
    Diet.LOW_CARB: (_STARCH | {Kind.SWEET, Kind.CHOCOLATE, Kind.DRIED_FRUIT}, frozenset()),
    Diet.DIABETIC_FRIENDLY: (frozenset({Kind.SWEET, Kind.CHOCOLATE, Kind.DRIED_FRUIT}), frozenset()),
    Diet.LOW_SODIUM: (
        frozenset(
            {
                Kind.SALTY,
                Kind.BACON,
                Kind.SAUSAGE,
                Kind.CHEESE,
                Kind.STOCK,
                Kind.LEAVEN,
                Kind.BREAD,
                Kind.BEAN,
                Kind.READY,
                Kind.SHELLFISH,
            }
        ),
        frozenset({"salt", "olives", "chopped tomatoes"}),
    ),
    Diet.LOW_FAT: (
        frozenset(
            {
                Kind.FAT,
                Kind.CREAM,
                Kind.MILK,
                Kind.CHEESE,
                Kind.NUT,
                Kind.BACON,
                Kind.SAUSAGE,
                Kind.PASTE,
                Kind.EGG,
                Kind.TOFU,
                Kind.MEAT,
                Kind.MINCE,
            }
        ),
        frozenset(
            {
                "hummus",
                "avocado",
                "salmon fillet",
                "olives",
                "duck breast",
                "dark chocolate",
                "chicken thigh",
                "chia seeds",
            }
        ),
    ),
    Diet.LOW_CALORIE: (
        frozenset({Kind.SWEET, Kind.CHOCOLATE, Kind.BACON, Kind.SAUSAGE}),
        frozenset({"cream", "butter", "hummus"}),
    ),
    Diet.HALAL: (frozenset(), frozenset({"white wine"})),
}
"""Kinds and single foods; water is always allowed."""
