"""What the list says of a recipe, and nothing twice: who eats vegan is not told that it is vegetarian."""

from collections.abc import Collection, Iterable, Mapping

from alchemorsel.domain.vocabulary import Diet

_IMPLIES: Mapping[Diet, frozenset[Diet]] = {
    Diet.VEGAN: frozenset({Diet.VEGETARIAN, Diet.PESCATARIAN, Diet.DAIRY_FREE, Diet.LACTOSE_FREE, Diet.EGG_FREE}),
    Diet.VEGETARIAN: frozenset({Diet.PESCATARIAN}),
    Diet.DAIRY_FREE: frozenset({Diet.LACTOSE_FREE}),
}
_USUAL = frozenset(
    {
        Diet.VEGAN, Diet.VEGETARIAN, Diet.PESCATARIAN, Diet.GLUTEN_FREE, Diet.DAIRY_FREE, Diet.LACTOSE_FREE,
        Diet.EGG_FREE, Diet.NUT_FREE,
    }
)  # fmt: skip
"""What is told unasked. The others hold for so many recipes that they would tell nothing."""


def telling(diets: Iterable[Diet], asked: Collection[str] = ()) -> tuple[Diet, ...]:
    """The diets worth telling, in the order of the vocabulary.

    Args:
        diets: all that nothing in the recipe speaks against.
        asked: what the visitor looks for.
    """
    held = set(diets)
    said = frozenset().union(*(_IMPLIES.get(diet, frozenset()) for diet in held))
    return tuple(diet for diet in Diet if diet in held and (diet in asked or diet in _USUAL - said))
