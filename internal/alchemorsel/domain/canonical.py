"""One form for equal wishes: the prompt renders from it and the cache key is made of it."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from alchemorsel.domain.reading import heeded
from alchemorsel.domain.requests import DEFAULT_SERVINGS, NutritionRequest, PantryItem, Wish, pantry
from alchemorsel.domain.words import singular, tidy

W = TypeVar("W", bound=Wish)


def canonical_wish(wish: W) -> W:
    """Case, blanks, plurals, order and repetition do not count; what the text says and defaults are filled in."""
    wish = heeded(wish)
    return replace(
        wish,
        prompt=_folded(wish.prompt),
        ingredients=_items(wish.ingredients),
        excluded_ingredients=_names(wish.excluded_ingredients),
        cuisine=_folded(wish.cuisine) if wish.cuisine else None,
        diets=tuple(sorted(set(wish.diets))),
        allergies=tuple(sorted(set(wish.allergies))),
        custom_allergies=_names(wish.custom_allergies),
        servings=wish.servings or DEFAULT_SERVINGS,
        equipment=_names(wish.equipment),
        language=wish.language.casefold(),
        notes=_folded(wish.notes),
    )


def canonical_nutrition(request: NutritionRequest) -> NutritionRequest:
    """Lines keep their order, for the answer speaks of them in it; servings are filled in."""
    own = request.recipe.servings if request.recipe else 1
    return replace(
        request,
        ingredients=tuple(tidy(line) for line in request.ingredients),
        servings=request.servings or own,
    )


def _folded(text: str) -> str:
    return tidy(text).lower()


def _name(text: str) -> str:
    first, _, last = _folded(text).rpartition(" ")
    return f"{first} {singular(last)}".strip()


def _names(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({_name(text) for text in texts}))


def _items(items: tuple[str | PantryItem, ...]) -> tuple[str | PantryItem, ...]:
    named = {replace(item, name=_name(item.name)) for item in pantry(items)}
    return tuple(sorted(named, key=_order))


def _order(item: PantryItem) -> tuple[str, float, str, bool]:
    return item.name, item.quantity or 0.0, item.unit or "", item.must_use
