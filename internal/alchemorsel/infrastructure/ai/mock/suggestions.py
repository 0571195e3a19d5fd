"""Ideas by rule: what goes with the pantry, what stands in for it, which staples are missing."""

import re
from collections.abc import Iterable, Iterator

from alchemorsel.domain.checker import check_text
from alchemorsel.domain.drafts import SuggestionDraft, SuggestionsDraft
from alchemorsel.domain.reading.said import as_said
from alchemorsel.domain.requests import IngredientRequest
from alchemorsel.domain.substitutions import SWAPS
from alchemorsel.domain.vocabulary import Role, SuggestionKind
from alchemorsel.domain.words import words
from alchemorsel.infrastructure.ai.mock.craving import Craving
from alchemorsel.infrastructure.ai.mock.foods import recognise
from alchemorsel.infrastructure.ai.mock.pairings import PAIRINGS, STAPLES, SWEET_KINDS, SWEET_STAPLES
from alchemorsel.infrastructure.ai.mock.plate import Item

MOST = 15
_PAIRINGS_EACH = 3
_MOST_OF_A_KIND = {
    SuggestionKind.PAIRING: 6,
    SuggestionKind.SUBSTITUTION: 6,
    SuggestionKind.MISSING_STAPLE: 4,
}


_SWAPS = SuggestionKind.SUBSTITUTION
_SWAPS_ONLY = {_SWAPS: _MOST_OF_A_KIND[_SWAPS]}
_SWAP = re.compile(
    r"\b(?:instead of|in place of|replac\w+|substitut\w+|swap|alternative\w* (?:to|for)|anstatt|statt|ersatz|ersetz\w+|"
    r"a la place d|au lieu d|remplac\w+)"
)
"""Who asks so wants nothing that goes well with it."""


def suggest(request: IngredientRequest) -> Iterator[SuggestionsDraft]:
    """The ideas that keep the request's terms; nothing at all where none does."""
    craving = Craving(request)
    kinds = _SWAPS_ONLY if _SWAP.search(as_said(request.prompt)) and _allowed(craving, _SWAPS) else _MOST_OF_A_KIND
    ideas = _each_once(idea for kind, most in kinds.items() for idea in _allowed(craving, kind)[:most])
    if ideas:
        yield SuggestionsDraft(suggestions=tuple(ideas[:MOST]))


def _each_once(ideas: Iterable[SuggestionDraft]) -> list[SuggestionDraft]:
    """A staple that goes well with something is told as that, and not again as missing."""
    kept: dict[object, SuggestionDraft] = {}
    for idea in ideas:
        kept.setdefault((idea.name, idea.for_ingredient if idea.kind is _SWAPS else None), idea)
    return list(kept.values())


def _allowed(craving: Craving, kind: SuggestionKind) -> list[SuggestionDraft]:
    had = {item.food.name for item in craving.items if item.have is not None}
    return [
        idea
        for idea in _IDEAS[kind](craving)
        if not check_text(f"{idea.name}, {_given(idea)}", craving.rules)
        and craving.allows(idea.name, recognise(idea.name))
        and (kind is SuggestionKind.SUBSTITUTION or recognise(idea.name).name not in had)
    ]


def _given(idea: SuggestionDraft) -> str:
    return (idea.ratio or "").rpartition("->")[2]


def _pairings(craving: Craving) -> Iterator[SuggestionDraft]:
    """In rounds, so that every food gets its first pairing before any gets a second."""
    seen: set[str] = set()
    for round_ in range(_PAIRINGS_EACH):
        for item in craving.items:
            others = PAIRINGS.get(item.food.name, "").split("|")
            if round_ < len(others) and others[round_] and others[round_] not in seen:
                seen.add(others[round_])
                yield _pairing(item, others[round_])


def _pairing(item: Item, other: str) -> SuggestionDraft:
    return SuggestionDraft(
        name=other,
        kind=SuggestionKind.PAIRING,
        for_ingredient=item.name,
        role=Role.AROMA if recognise(other).kind in {"herb", "spice", "aroma"} else None,
        reason=f"A classic with {item.name}.",
    )


def _substitutions(craving: Craving) -> Iterator[SuggestionDraft]:
    for item in craving.items:
        names = {words(item.name), words(item.food.name)}
        for swap in SWAPS:
            if any(words(name) in names for name in swap.food.split("|")):
                yield SuggestionDraft(
                    name=swap.by,
                    kind=SuggestionKind.SUBSTITUTION,
                    for_ingredient=item.name,
                    ratio=swap.ratio,
                    role=swap.role,
                    reason=swap.reason,
                )


def _staples(craving: Craving) -> Iterator[SuggestionDraft]:
    sweet = bool(craving.items) and all(item.kind in SWEET_KINDS for item in craving.items)
    for staple in SWEET_STAPLES if sweet else STAPLES:
        kind = SuggestionKind.MISSING_STAPLE
        yield SuggestionDraft(name=staple.name, kind=kind, role=staple.role, reason=staple.reason)


_IDEAS = {
    SuggestionKind.PAIRING: _pairings,
    SuggestionKind.SUBSTITUTION: _substitutions,
    SuggestionKind.MISSING_STAPLE: _staples,
}
