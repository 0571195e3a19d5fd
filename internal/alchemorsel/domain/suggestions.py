"""An idea for an ingredient: what goes well, what stands in, what is missing."""

from typing import Annotated

from msgspec import Meta

from alchemorsel.domain.value import Value
from alchemorsel.domain.vocabulary import Allergen, Diet, Role, SuggestionKind, SuggestionSource


class IngredientSuggestion(Value, frozen=True, kw_only=True):
    """`ratio` reads like `1 egg -> 1 tbsp ground flax + 3 tbsp water`; `score` is 0..1, best first."""

    name: str
    kind: SuggestionKind
    for_ingredient: str | None = None
    ratio: str | None = None
    role: Role | None = None
    reason: str
    allergens: tuple[Allergen, ...] = ()
    diets_ok: tuple[Diet, ...] = ()
    caveats: tuple[str, ...] = ()
    score: Annotated[float, Meta(ge=0, le=1)]
    source: SuggestionSource
