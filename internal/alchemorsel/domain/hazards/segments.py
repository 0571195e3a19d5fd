"""Cuts steps into what is done at a time: a verb with everything it is done to."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from alchemorsel.domain.hazards import heat_words as words
from alchemorsel.domain.hazards import word_kinds as kind
from alchemorsel.domain.hazards.proteins import Protein, places_in
from alchemorsel.domain.hazards.word_kinds import any_of, kinds_of
from alchemorsel.domain.lexicon.tokens import ENDS, tokens

_LEAST_HOT_C, _LEAST_HOT_F = 55, 131
_FAHRENHEIT = frozenset({"f", "fahrenheit"})
_NOTHING: frozenset[str] = frozenset()


class Segment(NamedTuple):
    """One thing that is done.

    `raw` are the raw proteins it names, each with the words that do; `core` is the clause of the verb that heats;
    `begins` is whether a sentence does here, `together` whether it speaks of all there is. `ready` are words that stand
    behind `grilled` and the like, `done` those of products: the chicken of chicken stock.
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
    together: bool
    ready: frozenset[str]
    done: frozenset[str]


@lru_cache(maxsize=512)
def segments(texts: tuple[str, ...]) -> tuple[Segment, ...]:
    """Everything that the steps do, in order."""
    return tuple(segment for step, text in enumerate(texts) for segment in _of(step, text))


def _of(step: int, text: str) -> Iterator[Segment]:
    said = tokens(text)
    kinds = kinds_of(said)
    places = places_in(text)
    for start, end, told in _spans(kinds):
        here = [(protein, phrase) for at, protein, phrase in places if start <= at < end]
        begins = start == 0 or bool(kinds[start - 1] & kind.STOP)
        yield _segment(step, said[start:end], told, here, begins=begins)


def _spans(kinds: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Where each begins and ends, and all kinds of words in it: a new one begins at a clause with a verb of its own, at
    one that says raw, and behind a sentence's end.
    """
    start, told = 0, 0
    for clause, end in _clauses(kinds):
        here = any_of(kinds[clause:end])
        if clause > start and (here & told & kind.VERB or kinds[clause - 1] & kind.STOP or here & kind.RAW):
            yield start, clause, told
            start, told = clause, 0
        told |= here
    if start < len(kinds):
        yield start, len(kinds), told


def _clauses(kinds: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for at in [at for at, each in enumerate(kinds) if each & (kind.MARK | kind.AND)]:
        if at > start:
            yield start, at + 1
        start = at + 1
    if start < len(kinds):
        yield start, len(kinds)


def _segment(
    step: int,
    whole: tuple[str, ...],
    told: int,
    named: Sequence[tuple[Protein | None, tuple[str, ...]]],
    *,
    begins: bool,
) -> Segment:
    said = tuple([word for word in whole if word not in ENDS])
    off = bool(told & kind.HEAT) and _off_the_heat(said)
    preheats = bool(told & kind.PREHEATS)
    heats = not (off or preheats) and _heats(said, told)
    return Segment(
        step=step,
        said=said,
        raw=tuple([(protein, phrase) for protein, phrase in named if protein is not None]) if named else (),
        heats=heats,
        preheats=preheats,
        ends_heat=off or bool(told & kind.ENDS_HEAT),
        serves=bool(told & kind.SERVES) and not words.SERVES.isdisjoint(said[:2]),
        takes_time=not told & kind.PASSES and _takes_time(said, told),
        whips=bool(told & kind.WHIPS),
        cuts=bool(told & kind.CUTS) and not words.CUTS.isdisjoint(said[:3]),
        core=_core(whole) if heats else said,
        begins=begins,
        together=bool(told & kind.TOGETHER),
        ready=_ready(said) if told & kind.HEATED else _NOTHING,
        done=_done(named) if named else _NOTHING,
    )


def _done(named: Sequence[tuple[Protein | None, tuple[str, ...]]]) -> frozenset[str]:
    return frozenset(word for protein, phrase in named if protein is None for word in phrase)


def _ready(said: tuple[str, ...]) -> frozenset[str]:
    return frozenset(food for word, food in pairwise(said) if word in words.HEATED)


def _core(whole: tuple[str, ...]) -> tuple[str, ...]:
    clauses = [whole[start:end] for start, end in _clauses(kinds_of(whole))]
    return next((clause for clause in clauses if not words.HEATS.isdisjoint(clause)), clauses[0])


def _off_the_heat(said: tuple[str, ...]) -> bool:
    """`off the heat`, `the heat of the pasta`, `residual heat`: whatever it does, nobody can count on it."""
    at = said.index("heat")
    return "residual" in said or said[at + 1 : at + 2] == ("of",) or not {"off", "from"}.isdisjoint(said[:at])


def _heats(said: tuple[str, ...], told: int) -> bool:
    # `au four` is in the oven, and `for four` is not.
    in_place = told & kind.PLACE or (told & kind.FOUR and "au" in said)
    if in_place and words.TAKES_OUT.isdisjoint(said[:2]):
        return True
    if told & kind.HEATS and any(_is_verb(said, at) for at, word in enumerate(said) if word in words.HEATS):
        return True
    return bool(told & kind.DEGREE) and _stated_hot(said)


def _is_verb(said: tuple[str, ...], at: int) -> bool:
    word, before = said[at], said[at - 1] if at else ""
    if word == "brown":
        return at <= 1 and said[at + 1 : at + 2] not in _BY_NATURE
    return before not in words.NOT_A_VERB_AFTER or word in words.EVEN_AFTER_THESE


_BY_NATURE = frozenset((word,) for word in words.NOT_BROWN)


def _stated_hot(said: tuple[str, ...]) -> bool:
    return any(
        after in words.DEGREES
        and word.isdecimal()
        and int(word) >= (_LEAST_HOT_F if after in _FAHRENHEIT else _LEAST_HOT_C)
        for word, after in pairwise(said)
    )


def _takes_time(said: tuple[str, ...], told: int) -> bool:
    if told & kind.TELLS_TIME:
        return True
    return bool(told & kind.SET) and any(a in words.BEFORE_SET and b == "set" for a, b in pairwise(said))
