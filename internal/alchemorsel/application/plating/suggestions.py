"""Plates ideas: what breaks a rule is dropped and counted, the rest is tagged by code."""

from collections.abc import Iterable, Iterator

from alchemorsel.application.plating.plated import Origin, Plated
from alchemorsel.domain.answers import SuggestionsAnswer
from alchemorsel.domain.checker import Rules, allergens_of, check_text, diets_kept
from alchemorsel.domain.drafts import SuggestionDraft, SuggestionsDraft
from alchemorsel.domain.errors import BadAnswer
from alchemorsel.domain.illegible import illegible
from alchemorsel.domain.inedible import inedible_finding
from alchemorsel.domain.reading import understood_of
from alchemorsel.domain.requests import IngredientRequest, pantry
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.suggestions import IngredientSuggestion
from alchemorsel.domain.vocabulary import SuggestionKind, Where
from alchemorsel.domain.words import tidy, words

MOST = 15
_ARROWS = ("->", "→", "=>", "=")


def plate_suggestions(request: IngredientRequest, draft: SuggestionsDraft, origin: Origin) -> Plated:
    rules = Rules.of(request)
    fresh = list(_fresh(request, draft.suggestions))
    broken = [(idea, found) for idea in fresh if (found := _breaks(idea, rules, origin.language))]
    kept = [idea for idea in fresh if not _breaks(idea, rules, origin.language)][:MOST]
    if not kept:
        raise BadAnswer(
            "No idea is left after the checks.",
            suggestion="Ask again, or loosen the request.",
            findings=tuple(found[0] for _, found in broken[:MOST]),
        )
    suggestions = tuple(_suggestion(idea, place, origin) for place, idea in enumerate(kept))
    understood = understood_of(request)
    return Plated(
        lambda provenance: SuggestionsAnswer(
            suggestions=suggestions, filtered=len(broken), understood=understood, provenance=provenance
        )
    )


def _fresh(request: IngredientRequest, ideas: Iterable[SuggestionDraft]) -> Iterator[SuggestionDraft]:
    """Each idea once, and none that the cook has already."""
    had = {words(item.name) for item in pantry(request.ingredients)}
    seen: set[tuple[object, ...]] = set()
    for idea in ideas:
        name = words(idea.name)
        key = (name, idea.kind, words(idea.for_ingredient or ""))
        if name and key not in seen and (idea.kind is SuggestionKind.SUBSTITUTION or name not in had):
            seen.add(key)
            yield idea


def _breaks(idea: SuggestionDraft, rules: Rules, language: str) -> tuple[Finding, ...]:
    given = _given(idea.ratio or "")
    return (
        *check_text(idea.name, rules),
        *check_text(given, rules),
        *illegible(f"{idea.name}, {given}", rules, language),
        *inedible_finding(f"{idea.name}, {given}", Where.INGREDIENT),
    )


def _given(ratio: str) -> str:
    """What a ratio puts in, which is what must be checked: the part behind the arrow, or all of it."""
    for arrow in _ARROWS:
        if arrow in ratio:
            return ratio.partition(arrow)[2]
    return ratio


def _suggestion(idea: SuggestionDraft, place: int, origin: Origin) -> IngredientSuggestion:
    held = f"{idea.name}; {_given(idea.ratio or '')}"
    return IngredientSuggestion(
        name=tidy(idea.name),
        kind=idea.kind,
        for_ingredient=idea.for_ingredient,
        ratio=idea.ratio,
        role=idea.role,
        reason=tidy(idea.reason),
        allergens=allergens_of(held),
        diets_ok=diets_kept(held),
        score=round(1 - place / (MOST + 1), 2),
        source=origin.source,
    )
