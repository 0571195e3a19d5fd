"""Proves what can be proved of cooking through: heat reaches the food, and no stated temperature is too low."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from alchemorsel.domain.hazards.heating import RawFood, raw_foods
from alchemorsel.domain.hazards.proteins import FISH, GENERIC, POULTRY, Protein, places_in, raw_in_step
from alchemorsel.domain.hazards.temperatures import inside
from alchemorsel.domain.recipe import Recipe, Step
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Severity, Where
from alchemorsel.domain.words import fold

_RAW = re.compile(
    r"\b(?:medium[- ]rare|rare|tartare|sashimi|carpaccio|(?:serve|eat|enjoy)\w*\s(?:\w+\s){0,4}raw|"
    r"roh (?:servieren|essen)|(?:servir|manger) cru|servire crud[oa]|(?<!longer )(?<!not )(?<!never )(?<!isn\'t )"
    r"pink in the (?:middle|cent(?:re|er))|still pink)\b",
    re.IGNORECASE,
)
_RAW_CUES = ("raw", "rare", "pink", "tartare", "sashimi", "carpaccio", "roh", "cru")
"""One of these stands, folded, wherever the pattern is found."""
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_TOLERANCE_C = 0.6
"""What rounding from Fahrenheit may cost."""


def doneness(recipe: Recipe) -> tuple[Step, ...]:
    """The steps, with a note at the last one that heats each raw protein, or that says how hot it must get."""
    stating = frozenset(at for at, step in enumerate(recipe.steps) if inside(step))
    notes: dict[int, list[str]] = {}
    for food in raw_foods(recipe):
        at = _last_hot(food, stating)
        if at is not None and food.protein.note not in notes.setdefault(at, []):
            notes[at].append(food.protein.note)
    return tuple(_noted(step, notes.get(at, [])) for at, step in enumerate(recipe.steps))


def _noted(step: Step, notes: list[str]) -> Step:
    return replace(step, warning=" ".join(notes)[:400]) if notes else step


def _last_hot(food: RawFood, stating: frozenset[int]) -> int | None:
    """Where it is warmed up again nobody looks whether it is done."""
    return max(food.named & stating or stating.intersection(food.heated) or food.named or food.heated, default=None)


def undercooked(recipe: Recipe) -> Iterator[Finding]:
    """What must not be eaten as the recipe leaves it; all of them block."""
    foods = raw_foods(recipe)
    for food in foods:
        if food.protein.must_heat and not food.heated:
            yield _blocks("no_heat", f"no step cooks the {food.name}, and {food.protein.name} must be cooked", None)
    for index, step in enumerate(recipe.steps):
        yield from _too_cool(step, index, tuple(food.protein for food in foods))
        yield from _served_raw(step, index)


def _too_cool(step: Step, index: int, all_raw: tuple[Protein, ...]) -> Iterator[Finding]:
    stated = max(inside(step), default=None)
    if stated is None:
        return
    least = max((protein.least_c for protein in _meant(step.text, all_raw)), default=0.0)
    if stated < least - _TOLERANCE_C:
        yield _blocks("undercooked", f"{stated:g} °C inside is too little; it must be {least:g} °C", index)


def _meant(text: str, all_raw: tuple[Protein, ...]) -> Iterable[Protein]:
    """What a step names by a name of its own, else its fish or poultry; `the meat` may be any of the list."""
    named = [(protein, GENERIC.issuperset(phrase)) for _, protein, phrase in places_in(text) if protein]
    if own := [protein for protein, generic in named if not generic]:
        return own
    kinds = {protein for protein, _ in named}
    return [protein for protein in all_raw if protein in kinds] if kinds and kinds <= {FISH, POULTRY} else all_raw


def _served_raw(step: Step, index: int) -> Iterator[Finding]:
    if not any(map(fold(step.text).__contains__, _RAW_CUES)):
        return
    for sentence in _SENTENCE.split(step.text):
        risky = [p for p in raw_in_step(sentence) if p.must_heat] if _RAW.search(sentence) else ()
        if risky:
            yield _blocks("served_raw", f"{risky[0].name} must be cooked through", index)


def _blocks(code: str, explanation: str, index: int | None) -> Finding:
    return Finding(
        severity=Severity.BLOCK,
        code=code,
        rule_id=f"hazard.{code}",
        where=Where.RECIPE if index is None else Where.STEP,
        index=index,
        explanation=explanation,
        hazard=code,
    )
