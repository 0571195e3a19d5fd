"""What a list shows and filters by, and the bits that stand for diets and allergens in a database."""

from collections.abc import Iterable

import msgspec

from alchemorsel.domain.vocabulary import Allergen, Diet


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """What the checks say of a recipe, all rules at once; `RecipeSummary` tells what each means.

    Args:
        rules: the version of the rules that say it.
    """

    diets: tuple[Diet, ...]
    allergens: tuple[Allergen, ...]
    may_contain: tuple[Allergen, ...]
    unverified: int
    rules: str


def bits_of(words: Iterable[Diet | Allergen]) -> int:
    """One number for a set of diets, or of allergens. The places are kept in databases: only ever append to a list."""
    return sum(1 << _PLACES[word] for word in set(words))


def diets_in(bits: int) -> tuple[Diet, ...]:
    return tuple(diet for diet in Diet if bits >> _PLACES[diet] & 1)


def allergens_in(bits: int) -> tuple[Allergen, ...]:
    return tuple(allergen for allergen in Allergen if bits >> _PLACES[allergen] & 1)


_PLACES: dict[Diet | Allergen, int] = {
    **{diet: place for place, diet in enumerate(Diet)},
    **{allergen: place for place, allergen in enumerate(Allergen)},
}
