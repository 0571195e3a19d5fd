"""Decides which food of the table a line names, by rules alone: the name, the name without its trimmings, its head."""

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from alchemorsel.domain.foods import Food, FoodTable
from alchemorsel.domain.matching_words import CHANGERS, GUARDED_HEADS, STATES, STRIPPED
from alchemorsel.domain.vocabulary import Evidence, Unit
from alchemorsel.domain.words import words

STARCHY_G = 50.0
"""A food with more carbohydrate per 100 g than this is dry: cooked, it weighs two or three times as much."""
_OR = re.compile(r"\s+(?:or|oder|ou|oppure|of)\s+|\s*/\s*", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|und|et|y|e|en)\s+|\s*[&+]\s*", re.IGNORECASE)
_FOR = re.compile(r"\s+(?:for|to|zum|zur|pour|para|per|voor)\s.*", re.IGNORECASE)
_PARTS = dict.fromkeys(words("juice saft jus zumo jugo succo sap"), "juice") | dict.fromkeys(
    words("zest rind peel abrieb schale zeste ralladura scorza rasp"), "zest"
)
_JOINTS = frozenset({"or", "and", "well", "very"})
_OF = re.compile(r"(.+?)\s+(?:of|from)\s+(?:an?\s+|the\s+|\d+\s+)?(.+)", re.IGNORECASE)


class How(StrEnum):
    """How a name led to a food, surest first."""

    NAME = "name"
    STRIPPED = "stripped"
    STAND_IN = "stand_in"
    HEAD_NOUN = "head_noun"
    FIRST_NAMED = "first_named"
    MODEL = "model"


EVIDENCE = {
    How.NAME: Evidence.MEASURED,
    How.STRIPPED: Evidence.MEASURED,
    How.STAND_IN: Evidence.ESTIMATED,
    How.HEAD_NOUN: Evidence.DERIVED,
    How.FIRST_NAMED: Evidence.ESTIMATED,
    How.MODEL: Evidence.ESTIMATED,
}
"""The best that a line can be, whatever its mass is known by."""


class Match(msgspec.Struct, frozen=True):
    """A food, and how it was found."""

    food: Food
    how: How


def find(name: str, table: FoodTable, preparation: str | None = None, unit: Unit | None = None) -> Match | None:
    """The food that a name means; None where no rule is sure of one.

    Args:
        preparation: what the line says behind the name; `cooked` there is another food than without.
        unit: what it is counted in; what comes in a can is canned.
    """
    if not table:
        return None
    said = f"{preparation or ''},canned" if unit is Unit.CAN else preparation or ""
    return _one(name, said, table) or _first_of(name, said, table)


def choose(name: str, line: str, table: FoodTable) -> Match | None:
    """The food that a model's word for a line means. The table is closed: a word that is not in it counts for nothing,
    and neither does a food that the rules refused for that line (no milk for coconut milk).
    """
    match = _exact(words(name), table) or _stripped(words(name), table)
    if match is None or match.food.name in {food.name for food in _refused(words(line), table)}:
        return None
    return Match(match.food, How.MODEL)


def of_part(match: Match | None, preparation: str | None, table: FoodTable) -> Match | None:
    """The juice, where a line says `juice of 1 lemon`, and the zest alone; the whole fruit where it says both."""
    parts = {_PARTS[word] for word in words(preparation or "") if word in _PARTS}
    if match is None or len(parts) != 1:
        return match
    named = table.named(words(f"{match.food.name} {parts.pop()}"))
    return Match(named.food, How.STAND_IN if named.stand_in else match.how) if named else match


def _one(name: str, preparation: str, table: FoodTable) -> Match | None:
    for text in _texts(name, preparation):
        tokens = words(text)
        match = _exact(tokens, table) or _stripped(tokens, table)
        if match is not None:
            return None if _cooked_dry(match.food, words(f"{preparation} {name}")) else match
    return _head(words(name), table)


def _first_of(name: str, preparation: str, table: FoodTable) -> Match | None:
    """`butter or olive oil` is taken for butter, `chicken or vegetable stock` for chicken stock."""
    first, *others = _OR.split(name) if _OR.search(name) else _AND.split(name)
    if not others:
        return None
    shared = f"{first} {others[0].split()[-1]}" if others[0].split() else first
    match = _one(shared, preparation, table) or _one(first, preparation, table) or _one(others[0], preparation, table)
    return Match(match.food, How.FIRST_NAMED) if match else None


def _texts(name: str, preparation: str) -> Iterator[str]:
    """The ways to read a name, one at a time: most are known by the first."""
    yield from _with_state(name, preparation)
    yield name
    yield from _turned(name)


def _with_state(name: str, preparation: str) -> Iterator[str]:
    """`basil, dried` as `dried basil`, where the words behind the comma say that and nothing else."""
    for part in preparation.split(","):
        said = set(words(part))
        if said & STATES and said <= STATES | STRIPPED | _JOINTS:
            yield from (f"{'canned' if state == 'tinned' else state} {name}" for state in sorted(said & STATES))


def _turned(name: str) -> Iterator[str]:
    """`breast of chicken` as `chicken breast`, `oil for frying` as `oil`."""
    bare = _FOR.sub("", name)
    if bare and bare != name:
        yield bare
    found = _OF.fullmatch(name)
    if found:
        yield f"{found[2]} {found[1]}"


def _exact(tokens: tuple[str, ...], table: FoodTable) -> Match | None:
    named = table.named(tokens)
    return Match(named.food, How.STAND_IN if named.stand_in else How.NAME) if named else None


def _stripped(tokens: tuple[str, ...], table: FoodTable) -> Match | None:
    """The longest run of words that is left when trimmings at the ends go, then when all of them go."""
    inner = list(tokens)
    while inner and inner[0] in STRIPPED:
        inner.pop(0)
        if match := _exact(tuple(inner), table):
            return _no_surer(match)
    while inner and inner[-1] in STRIPPED:
        inner.pop()
        if match := _exact(tuple(inner), table):
            return _no_surer(match)
    bare = tuple(token for token in inner if token not in STRIPPED)
    match = _exact(bare, table) if bare else None
    return _no_surer(match) if match else None


def _no_surer(match: Match) -> Match:
    return match if match.how is How.STAND_IN else Match(match.food, How.STRIPPED)


def _head(tokens: tuple[str, ...], table: FoodTable) -> Match | None:
    """The longest ending that is a food, unless what stands before it makes another food of it."""
    bare = tuple(token for token in tokens if token not in STRIPPED)
    for start in range(1, len(bare)):
        named = table.named(bare[start:])
        if named is not None:
            return Match(named.food, How.HEAD_NOUN) if _harmless(bare[:start], bare[start:], table) else None
    return None


def _harmless(before: tuple[str, ...], head: tuple[str, ...], table: FoodTable) -> bool:
    if head[-1] in GUARDED_HEADS:
        return False
    return not any(token in CHANGERS or table.named((token,)) for token in before)


def _refused(tokens: tuple[str, ...], table: FoodTable) -> Iterator[Food]:
    """The foods inside a name that the guards keep it from being taken for."""
    bare = tuple(token for token in tokens if token not in STRIPPED)
    for start in range(1, len(bare)):
        named = table.named(bare[start:])
        if named is not None and not _harmless(bare[:start], bare[start:], table):
            yield named.food


def _cooked_dry(food: Food, said: tuple[str, ...]) -> bool:
    """Whether a line means the cooked form of what the table knows dry."""
    cooked = {"cooked", "boiled", "gekocht", "cuit", "cuite", "cocido", "cotto"} & set(said)
    return bool(cooked) and "cooked" not in words(food.name) and (food.value("carbohydrate_g") or 0) > STARCHY_G
