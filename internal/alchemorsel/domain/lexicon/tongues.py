"""Which foods a text names in any of six languages: `Kartoffelbrei` for somebody who must not eat potatoes."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from alchemorsel.domain.lexicon.foods.tongues import TONGUES
from alchemorsel.domain.lexicon.tokens import tokens


class Named(NamedTuple):
    """A food by its English name, and where in the text it stands (token positions)."""

    food: str
    start: int
    end: int


def _names() -> Iterator[tuple[str, str, bool]]:
    for entry in TONGUES.replace("\n    ", " ").strip().splitlines():
        food, _, listing = entry.partition(":")
        yield food, food, False
        for name in listing.split(","):
            yield food, name.strip().removesuffix("*"), name.endswith("*")


_BY_NAME: dict[tuple[str, ...], str] = {tokens(name): food for food, name, _ in _names()}
_STEMS = tuple(sorted(((name, food) for food, name, joins in _names() if joins), key=lambda stem: -len(stem[0])))
_PLURALS = ("n", "en", "e", "s")
_SHORTEST_BEFORE = 2


def _sizes() -> dict[str, tuple[int, ...]]:
    sizes: defaultdict[str, set[int]] = defaultdict(set)
    for name in _BY_NAME:
        sizes[name[0]].add(len(name))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in sizes.items()}


_SIZES = _sizes()


@lru_cache(maxsize=4096)
def foods_in(text: str) -> tuple[Named, ...]:
    """Every food that is named in one of the languages, the longest name first at each place."""
    said = tokens(text)
    found: list[Named] = []
    for at in [at for at, word in enumerate(said) if _may_begin(word)]:
        inside = found and at < found[-1].end
        named = None if inside else _named(said, at)
        found += [named] if named else []
    return tuple(found)


@lru_cache(maxsize=8192)
def _may_begin(word: str) -> bool:
    """Whether a name can begin with this word, which is true of few."""
    return word in _SIZES or _joined(word) is not None


def english(name: str) -> str:
    """The English name of a food that is known in another language; else the name itself, as tokens."""
    said = tokens(name)
    return _BY_NAME.get(said) or _singular(said) or " ".join(said)


def _singular(said: tuple[str, ...]) -> str | None:
    """The food of a plural that no English rule makes singular: `Kartoffeln`."""
    *before, last = said or ("",)
    stems = ((*before, last.removesuffix(ending)) for ending in _PLURALS if last.endswith(ending))
    return next((_BY_NAME[stem] for stem in stems if stem in _BY_NAME), None)


def _named(said: tuple[str, ...], at: int) -> Named | None:
    for size in _SIZES.get(said[at], ()):
        food = _BY_NAME.get(said[at : at + size])
        if food is not None:
            return Named(food, at, at + size)
    joined = _joined(said[at])
    return Named(joined, at, at + 1) if joined else None


@lru_cache(maxsize=8192)
def _joined(word: str) -> str | None:
    """The food that a compound begins or ends with."""
    if word.isdecimal():
        return None  # a number is no compound, and each is a word of its own to every cache
    fitting = (food for stem, food in _STEMS if len(word) > len(stem) and _holds(word, stem))
    return next(fitting, None)


def _holds(word: str, stem: str) -> bool:
    if word.startswith(stem):
        return True
    return any(word.endswith(stem + ending) for ending in ("", *_PLURALS)) and len(word) >= len(stem) + _SHORTEST_BEFORE
