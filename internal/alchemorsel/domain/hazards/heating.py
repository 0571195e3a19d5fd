"""Follows each raw food through the steps, so that fried bacon does not count as cooked chicken."""

from functools import lru_cache
from typing import NamedTuple

from alchemorsel.domain.hazards.heat_words import TOWARDS
from alchemorsel.domain.hazards.proteins import EGG, FISH, GENERIC, Protein, raw_in_line
from alchemorsel.domain.hazards.segments import Segment, segments
from alchemorsel.domain.hazards.word_kinds import VERB, kinds_of
from alchemorsel.domain.lexicon.tokens import ENDS, tokens
from alchemorsel.domain.recipe import IngredientLine, Recipe, Step, line_text
from alchemorsel.domain.vocabulary import TemperatureKind, TemperatureUnit

_EGG_WORDS = ("egg", "yolk", "white", "ei", "eier", "eigelb", "oeuf", "huevo", "uova", "uovo", "eieren")
_LEAST_HOT_C = 55
_SHORTEST_STEM = 4
_LONG_ENOUGH_MINUTES = 3


class RawFood(NamedTuple):
    """A line's raw protein. `heated` are the steps that heat it, `named` those of them that say its name."""

    name: str
    protein: Protein
    heated: tuple[int, ...]
    named: frozenset[int]


def raw_foods(recipe: Recipe) -> tuple[RawFood, ...]:
    """Every raw protein of the list, with the steps whose heat reaches it."""
    return _followed(recipe.steps, recipe.ingredients)


@lru_cache(maxsize=64)
def _followed(steps: tuple[Step, ...], lines: tuple[IngredientLine, ...]) -> tuple[RawFood, ...]:
    heads = [_head(line.name) for line in lines]
    return tuple(
        _Way(steps, line.name, head, protein, frozenset(heads) - {head, ""}).walked()
        for line, head in zip(lines, heads, strict=True)
        for protein in raw_in_line(line_text(line))
    )


def _head(name: str) -> str:
    """The word that a step calls a line by: oil for extra virgin olive oil."""
    said = tokens(name)
    end = next((at for at, word in enumerate(said) if word in ENDS), len(said))
    return said[end - 1] if end else ""


class _Way:
    """One food's way through the steps. `_with` are the foods that it has become one with."""

    def __init__(self, steps: tuple[Step, ...], name: str, head: str, protein: Protein, others: frozenset[str]) -> None:
        self._steps = steps
        self._name = name
        self._protein = protein
        self._own = frozenset({*tokens(name), *(_EGG_WORDS if protein is EGG else ())}) - ENDS
        self._head = head
        self._others = others - self._own
        self._with: set[str] = set()
        self._hot = False
        self._spoken_of = False

    def walked(self) -> RawFood:
        done = segments(tuple(step.text for step in self._steps))
        naming = [self._names(segment) for segment in done]
        met = not any(naming)
        heated: list[int] = []
        named: set[int] = set()
        for segment, names in zip(done, naming, strict=True):
            met = met or names
            if met and self._is_heated(segment, names=names):
                heated.append(segment.step)
                named |= {segment.step} if names else set()
            self._go_on(segment, names=names, met=met)
        return RawFood(self._name, self._protein, tuple(dict.fromkeys(heated)), frozenset(named))

    def _names(self, segment: Segment) -> bool:
        if self._head in segment.said and self._head not in segment.done:
            return True
        return bool(segment.raw) and any(self._is_own(protein, phrase) for protein, phrase in segment.raw)

    def _is_own(self, protein: Protein, phrase: tuple[str, ...]) -> bool:
        if GENERIC.issuperset(phrase):
            return self._protein is not EGG and (protein is FISH) == (self._protein is FISH)
        return any(_akin(own, word) for own in self._own for word in phrase)

    def _is_heated(self, segment: Segment, *, names: bool) -> bool:
        if names and segment.ready and any(_akin(own, word) for own in self._own for word in segment.ready):
            return True
        hot = segment.heats or self._in_a_hot_place(segment, names=names)
        return hot and not segment.serves and (names or self._is_meant(segment))

    def _in_a_hot_place(self, segment: Segment, *, names: bool) -> bool:
        """Nothing says to heat it, but it is where something has just been heated, and for long enough."""
        step = self._steps[segment.step]
        if segment.preheats or segment.ends_heat or segment.whips or step.is_passive:
            return False
        if _is_hot_by_temperature(step):
            return True
        long = (step.minutes or 0) >= _LONG_ENOUGH_MINUTES and names and not segment.cuts
        return self._hot and (segment.takes_time or long)

    def _is_meant(self, segment: Segment) -> bool:
        """Whether what is heated is all of it, or no other food; behind `in the` stands what only helps."""
        if segment.together:
            return True
        verb = 0
        for at, (word, kinds) in enumerate(zip(segment.core, kinds_of(segment.core), strict=True)):
            verb = at if kinds & VERB else verb
            if word in self._others and word not in self._with and TOWARDS.isdisjoint(segment.core[verb:at]):
                return False
        return True

    def _go_on(self, segment: Segment, *, names: bool, met: bool) -> None:
        self._spoken_of = names or (self._spoken_of and not segment.begins)
        meant = self._spoken_of or (met and segment.together)
        if meant and not segment.cuts and (names or not segment.heats):
            self._with |= self._others.intersection(segment.said)
        self._hot = (self._hot or segment.heats or segment.preheats) and not segment.ends_heat


def _akin(one: str, other: str) -> bool:
    """Whether two words name one food: hähnchen is in hähnchenbrust."""
    if one == other:
        return True
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return len(short) >= _SHORTEST_STEM and long.startswith(short)


def _is_hot_by_temperature(step: Step) -> bool:
    heat = step.temperature
    if heat is None:
        return False
    celsius = heat.value if heat.unit is TemperatureUnit.C else (heat.value - 32) / 1.8
    return celsius >= _LEAST_HOT_C or heat.kind is TemperatureKind.OVEN
