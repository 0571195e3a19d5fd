"""What a card of the book says of a recipe, and nothing twice: who eats vegan is not told that it is vegetarian."""

from collections.abc import Iterable, Mapping

from alchemorsel.domain.vocabulary import Diet

_IMPLIES: Mapping[Diet, frozenset[Diet]] = {
    Diet.VEGAN: frozenset(
        {Diet.VEGETARIAN, Diet.PESCATARIAN, Diet.DAIRY_FREE, Diet.LACTOSE_FREE, Diet.EGG_FREE, Diet.HINDU}
    ),
    Diet.VEGETARIAN: frozenset({Diet.PESCATARIAN}),
    Diet.DAIRY_FREE: frozenset({Diet.LACTOSE_FREE}),
    Diet.KETO: frozenset({Diet.LOW_CARB}),
}


def telling(diets: Iterable[Diet]) -> tuple[Diet, ...]:
    """The diets that no other of them says already, in the order of the vocabulary."""
    held = set(diets)
    said = frozenset().union(*(_IMPLIES.get(diet, frozenset()) for diet in held))
    return tuple(diet for diet in Diet if diet in held and diet not in said)
