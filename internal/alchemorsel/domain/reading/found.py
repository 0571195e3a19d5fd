"""Gathers what the rules of reading find, as the fields of a wish have it."""

from collections.abc import Iterable
from typing import NamedTuple

from alchemorsel.domain.reading.foods import Concept
from alchemorsel.domain.reading.listing import Named
from alchemorsel.domain.vocabulary import Allergen, Diet


class RuledOut(NamedTuple):
    """Everything that one text rules out, sorted, each once; `doubtful` are those of it that no rule read for sure."""

    diets: tuple[Diet, ...]
    allergies: tuple[Allergen, ...]
    custom_allergies: tuple[str, ...]
    excluded: tuple[str, ...]
    doubtful: tuple[str, ...]


class Found:
    """What was found so far."""

    def __init__(self) -> None:
        self.diets: set[Diet] = set()
        self._allergies: set[Allergen] = set()
        self._custom: set[str] = set()
        self._excluded: set[str] = set()
        self._doubtful: set[str] = set()

    def exclude(self, names: Iterable[Named]) -> None:
        """Foods that shall not be there."""
        for name in names:
            if name.concept is not None and name.concept.diet is not None:
                self.diets.add(name.concept.diet)
            else:
                self._excluded |= _both(name)
            self._doubt(name)

    def free_from(self, names: Iterable[Named]) -> None:
        """Foods that the dish is to be free from, which is a diet where there is one of that name."""
        for name in names:
            if name.concept is not None and name.concept.free is not None:
                self.diets.add(name.concept.free)
            else:
                self._excluded |= _both(name)

    def allergic(self, names: Iterable[Named]) -> None:
        """Foods that somebody does not stand."""
        for name in names:
            concept = name.concept
            if concept is not None and concept.diet is not None:
                self.diets.add(concept.diet)
            self._allergies |= set(concept.allergens if concept else ())
            if concept is None or not (concept.allergens or concept.diet):
                self._custom |= _both(name)
            self._doubt(name)

    def all(self) -> RuledOut:
        """All of it."""
        return RuledOut(
            tuple(sorted(self.diets)),
            tuple(sorted(self._allergies)),
            tuple(sorted(self._custom)),
            tuple(sorted(self._excluded)),
            tuple(sorted(self._doubtful)),
        )

    def _doubt(self, name: Named) -> None:
        if name.doubtful:
            self._doubtful.add(name.said)


def _both(name: Named) -> set[str]:
    """The English name, and the word itself where it is another language's: a recipe may be written in either."""
    if name.concept is None:
        return {name.said}
    own = name.said
    same = own in {name.concept.name, f"{name.concept.name}s"} or _is_english(own, name.concept)
    return {name.concept.name} if same else {name.concept.name, own}


def _is_english(said: str, concept: Concept) -> bool:
    return said.rstrip("s").removesuffix("e") in {concept.name, concept.name.removesuffix("y") + "i"}
