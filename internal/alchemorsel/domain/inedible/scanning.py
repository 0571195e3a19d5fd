"""Finds what nobody should eat in a text: the longest phrase wins, and a phrase that masks takes its words away."""

from collections import defaultdict

from alchemorsel.domain.inedible import household, poisons, remedies
from alchemorsel.domain.inedible.masks import BETWEEN, DENIED_AFTER, DENIED_BEFORE, EDIBLE_ALL_THE_SAME
from alchemorsel.domain.lexicon.tokens import ENDS, tokens

_Phrase = tuple[str, ...]
_Listed = dict[str, tuple[_Phrase, ...]]

_NEVER = (
    household.CHEMICALS, household.FUELS, household.GARDEN, remedies.MEDICINES, remedies.DRUGS,
    poisons.PLANTS, poisons.FUNGI, poisons.METALS,
)  # fmt: skip
_NOT_TO_EAT = (*_NEVER, household.FOR_CLEANING, remedies.COSMETICS, poisons.PARTS)


def _by_first(*listings: str) -> _Listed:
    found: defaultdict[str, set[_Phrase]] = defaultdict(set)
    for name in ",".join(listings).split(","):
        phrase = tokens(name.strip())
        found[phrase[0]].add(phrase)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


_IN_A_STEP = _by_first(*_NEVER)
_ANYWHERE_ELSE = _by_first(*_NOT_TO_EAT)
_MASKS = _by_first(EDIBLE_ALL_THE_SAME)
_ALONE = _by_first(household.THINGS)
_FIRSTS = frozenset(_ANYWHERE_ELSE) | frozenset(_ALONE)
_FIRSTS_IN_A_STEP = frozenset(_IN_A_STEP)
_EDGES = frozenset({(), *((mark,) for mark in ENDS)})


def inedible(text: str, *, in_a_step: bool = False) -> str | None:
    """The first thing in a text that is no food, in its singular words; None where there is none.

    Args:
        in_a_step: what a cook washes with, and parts that are thrown away, may be named there.
    """
    said = tokens(text)
    if (_FIRSTS_IN_A_STEP if in_a_step else _FIRSTS).isdisjoint(said):
        return None
    listed = _IN_A_STEP if in_a_step else _ANYWHERE_ELSE
    at = 0
    while at < len(said):
        masked = _phrase(said, at, _MASKS)
        found = None if masked else _phrase(said, at, listed) or (None if in_a_step else _alone(said, at))
        if found and not _denied(said, at, len(found)):
            return " ".join(found)
        at += len(masked or found or (at,))
    return None


def _phrase(said: _Phrase, at: int, listed: _Listed) -> _Phrase | None:
    for name in listed.get(said[at], ()):
        if said[at : at + len(name)] == name:
            return name
    return None


def _alone(said: _Phrase, at: int) -> _Phrase | None:
    """What is no food where nothing else stands between two marks: `lead`, and not `lead the dough over`."""
    found = _phrase(said, at, _ALONE)
    before = at - 1 if at and said[at - 1].isdecimal() else at
    if found is None or said[max(0, before - 1) : before] not in _EDGES:
        return None
    end = at + len(found)
    return found if said[end : end + 1] in _EDGES else None


def _denied(said: _Phrase, at: int, size: int) -> bool:
    """`bleach-free flour`, `no bleach`, `never use rhubarb leaves`."""
    before = at - 1
    while before >= 0 and said[before] in BETWEEN:
        before -= 1
    denies = before >= 0 and said[before] in DENIED_BEFORE
    return denies or not DENIED_AFTER.isdisjoint(said[at + size : at + size + 1])
