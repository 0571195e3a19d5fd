"""Cuts steps into what is done at a time: a verb with everything it is done to."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from alchemorsel.domain.hazards import heat_words as words
from alchemorsel.domain.hazards.proteins import Protein, places_in
from alchemorsel.domain.lexicon.tokens import ENDS, tokens

VERBS = words.HEATS | words.PREPARES | words.PASSES | words.SERVES | {"preheat"}
_PREHEATS = frozenset({"preheat", "vorheizen", "prechauffer", "prechauffez", "precalentar", "preriscaldare"})
_LEAST_HOT_C, _LEAST_HOT_F = 55, 131
_DEGREES = frozenset({"c", "degree", "celsius", "grad", "grado", "gradi", "graden", "degre", "f", "fahrenheit"})
_IN_A_PLACE = words.PLACES | {"four"}
"""`au four` is in the oven, and `for four` is not."""
_TAKEN_OUT = frozenset({"take", "remove", "out", "from", "off", "serve"})
_FAHRENHEIT = frozenset({"f", "fahrenheit"})


class Segment(NamedTuple):
    """One thing that is done.

    `raw` are the raw proteins it names, each with the words that do; `core` is the clause of the verb that heats;
    `begins` is whether a sentence does here. `ready` are words that stand behind `grilled` and the like, `done` those
    of products: the chicken of chicken stock.
    """

    step: int
    said: tuple[str, ...]
    raw: tuple[tuple[Protein, tuple[str, ...]], ...]
    heats: bool
    preheats: bool
    ends_heat: bool
    serves: bool
    takes_time: bool
    whips: bool
    cuts: bool
    core: tuple[str, ...]
    begins: bool
    ready: frozenset[str]
    done: frozenset[str]


@lru_cache(maxsize=512)
def segments(texts: tuple[str, ...]) -> tuple[Segment, ...]:
    """Everything that the steps do, in order."""
    return tuple(segment for step, text in enumerate(texts) for segment in _of(step, text))


def _of(step: int, text: str) -> Iterator[Segment]:
    said = tokens(text)
    places = places_in(text)
    for start, end in _spans(said):
        here = tuple((protein, phrase) for at, protein, phrase in places if start <= at < end)
        yield _segment(step, said[start:end], here, begins=start == 0 or said[start - 1] == ".")


def _spans(said: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where each begins and ends: at a clause with a verb of its own, at one that says raw, and at a sentence's end."""
    start, has_verb = 0, False
    for clause, end in _clauses(said):
        verb = not VERBS.isdisjoint(said[clause:end])
        if clause > start and ((verb and has_verb) or _begins(said, clause, end)):
            yield start, clause
            start, has_verb = clause, False
        has_verb = has_verb or verb
    if start < len(said):
        yield start, len(said)


def _begins(said: tuple[str, ...], clause: int, end: int) -> bool:
    return said[clause - 1] == "." or not words.RAW.isdisjoint(said[clause:end])


def _clauses(said: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    start = 0
    for at, word in enumerate(said):
        if word in ENDS or word in words.AND:
            if at > start:
                yield start, at + 1
            start = at + 1
    if start < len(said):
        yield start, len(said)


def _segment(
    step: int, whole: tuple[str, ...], named: tuple[tuple[Protein | None, tuple[str, ...]], ...], *, begins: bool
) -> Segment:
    said = tuple(word for word in whole if word not in ENDS)
    there = frozenset(said)
    off = _off_the_heat(said)
    preheats = not _PREHEATS.isdisjoint(there)
    heats = not (off or preheats) and _heats(said, there)
    return Segment(
        step=step,
        said=said,
        raw=tuple((protein, phrase) for protein, phrase in named if protein is not None),
        heats=heats,
        preheats=preheats,
        ends_heat=off or not words.ENDS_HEAT.isdisjoint(there),
        serves=not words.SERVES.isdisjoint(said[:2]),
        takes_time=words.PASSES.isdisjoint(there) and _takes_time(said, there),
        whips=not words.WHIPS.isdisjoint(there),
        cuts=not words.CUTS.isdisjoint(said[:3]),
        core=_core(whole) if heats else said,
        begins=begins,
        ready=frozenset() if words.HEATED.isdisjoint(there) else _ready(said),
        done=frozenset(word for protein, phrase in named if protein is None for word in phrase),
    )


def _ready(said: tuple[str, ...]) -> frozenset[str]:
    return frozenset(food for word, food in pairwise(said) if word in words.HEATED)


def _core(whole: tuple[str, ...]) -> tuple[str, ...]:
    clauses = [whole[start:end] for start, end in _clauses(whole)]
    return next((clause for clause in clauses if not words.HEATS.isdisjoint(clause)), clauses[0])


def _off_the_heat(said: tuple[str, ...]) -> bool:
    """`off the heat`, `the heat of the pasta`, `residual heat`: whatever it does, nobody can count on it."""
    if "heat" not in said:
        return False
    at = said.index("heat")
    return "residual" in said or said[at + 1 : at + 2] == ("of",) or not {"off", "from"}.isdisjoint(said[:at])


def _heats(said: tuple[str, ...], there: frozenset[str]) -> bool:
    in_place = not _IN_A_PLACE.isdisjoint(there) and _TAKEN_OUT.isdisjoint(said[:2])
    if in_place and ("four" not in there or not there.isdisjoint(words.PLACES) or "au" in there):
        return True
    verbs = there & words.HEATS
    if verbs and any(_is_verb(said, at) for at, word in enumerate(said) if word in verbs):
        return True
    return not _DEGREES.isdisjoint(there) and _stated_hot(said)


def _is_verb(said: tuple[str, ...], at: int) -> bool:
    word, before = said[at], said[at - 1] if at else ""
    if word == "brown":
        return at <= 1 and said[at + 1 : at + 2] not in _BY_NATURE
    return before not in words.NOT_A_VERB_AFTER or word in words.EVEN_AFTER_THESE


_BY_NATURE = frozenset((word,) for word in words.NOT_BROWN)


def _stated_hot(said: tuple[str, ...]) -> bool:
    return any(
        after in _DEGREES and word.isdecimal() and int(word) >= (_LEAST_HOT_F if after in _FAHRENHEIT else _LEAST_HOT_C)
        for word, after in pairwise(said)
    )


def _takes_time(said: tuple[str, ...], there: frozenset[str]) -> bool:
    if not (words.TIMES.isdisjoint(there) and words.DONE_SIGNS.isdisjoint(there)):
        return True
    return "set" in there and any(one in words.BEFORE_SET and other == "set" for one, other in pairwise(said))
