"""What a recipe is to be kept free of by name: of the wish's own field and of its words, each once."""

from collections.abc import Iterable

import msgspec

from alchemorsel.domain.book.entry import StatedCustomAllergies
from alchemorsel.domain.book.requests import SaveRequest
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.recipe_requests import MOST_NAMED
from alchemorsel.domain.words import fold, tidy


def custom_allergies_of(request: SaveRequest) -> tuple[str, ...]:
    """The allergies that no list knows.

    Raises:
        InvalidRequest: a book cannot keep so many, or so long ones.
    """
    names = each_once((*request.custom_allergies, *request.understood.custom_allergies))
    try:
        return msgspec.convert(names, StatedCustomAllergies)
    except msgspec.ValidationError as error:
        raise InvalidRequest(
            f"These allergies cannot be kept: {error}.",
            field="custom_allergies",
            suggestion=f"Name at most {MOST_NAMED} foods, each in a word or two.",
        ) from None


def each_once(names: Iterable[str]) -> tuple[str, ...]:
    """The names as they were first written, without those that differ in case or accents alone."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(tidy(name)), tidy(name))
    return tuple(first.values())
