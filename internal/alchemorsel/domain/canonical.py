"""One form for equal wishes: the prompt renders from it and the cache key is made of it."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from alchemorsel.domain.reading import heeded
from alchemorsel.domain.recipe import IngredientLine
from alchemorsel.domain.requests import DEFAULT_SERVINGS, NutritionRequest, PantryItem, Wish, pantry
from alchemorsel.domain.words import evened, singular

W = TypeVar("W", bound=Wish)


def canonical_wish(wish: W) -> W:
    """Case, blanks, plurals, order and repetition do not count, nor does how an accent is encoded; what the text says
    and defaults are filled in.
    """
    wish = heeded(wish)
    return replace(
        wish,
        prompt=evened(wish.prompt),
        ingredients=_items(wish.ingredients),
        excluded_ingredients=_names(wish.excluded_ingredients),
        cuisine=evened(wish.cuisine) if wish.cuisine else None,
        diets=tuple(sorted(set(wish.diets))),
        allergies=tuple(sorted(set(wish.allergies))),
        custom_allergies=_names(wish.custom_allergies),
        servings=wish.servings or DEFAULT_SERVINGS,
        equipment=_names(wish.equipment),
        language=wish.language.casefold(),
        notes=evened(wish.notes),
    )


def canonical_nutrition(request: NutritionRequest) -> NutritionRequest:
    """Lines keep their order, for the answer speaks of them in it; case and blanks do not count, nor does how an
    accent is encoded, and servings are filled in.
    """
    recipe = request.recipe
    return replace(
        request,
        ingredients=tuple(evened(line) for line in request.ingredients),
        recipe=recipe and replace(recipe, ingredients=tuple(_line(line) for line in recipe.ingredients)),
        servings=request.servings or (recipe.servings if recipe else 1),
    )


def _line(line: IngredientLine) -> IngredientLine:
    return replace(
        line,
        name=evened(line.name),
        preparation=None if line.preparation is None else evened(line.preparation),
        original_text=evened(line.original_text),
    )


def _name(text: str) -> str:
    first, _, last = evened(text).rpartition(" ")
    return f"{first} {singular(last)}".strip()


def _names(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({_name(text) for text in texts}))


def _items(items: tuple[str | PantryItem, ...]) -> tuple[str | PantryItem, ...]:
    named = {replace(item, name=_name(item.name)) for item in pantry(items)}
    return tuple(sorted(named, key=_order))


def _order(item: PantryItem) -> tuple[str, float, str, bool]:
    return item.name, item.quantity or 0.0, item.unit or "", item.must_use
