"""Dishes told in plain sentences with places for foods, so that a pattern reads like the recipe it becomes."""

import re
from collections.abc import Callable, Iterable

import msgspec

from alchemorsel.infrastructure.ai.mock.cutting import cut
from alchemorsel.infrastructure.ai.mock.moves import boil_aside, brown, degrees, kind_of, longest, titled
from alchemorsel.infrastructure.ai.mock.plate import Item, Method, Move, Plate, Write, listed, parts

_PLACE = re.compile(r"\{(?P<slots>[a-z,]+)(?P<one>\*)?\}")
_OPTIONAL = re.compile(r"\[(?P<text>[^\[\]]*)\]")
_LONGEST_PLACE = 150
"""Characters of one enumeration within a sentence that may hold several."""


class Say(msgspec.Struct, frozen=True):
    """A step. `{veg}` stands for what is in a place (`{veg,aroma}`: in both); what is in [brackets] falls away where a
    place in it is empty, and so does the whole step where one outside of them is. `{minutes}` and `{heat}` are its own.

    `slowest` are places whose slowest food may take longer than `minutes`.
    """

    text: str
    minutes: int = 0
    phase: str = "cook"
    celsius: int | None = None
    oven: bool = False
    slowest: tuple[str, ...] = ()

    def moves(self, plate: Plate) -> list[Move]:
        minutes = longest(plate.of(*self.slowest), self.minutes) if self.slowest else self.minutes
        heat = degrees(plate, self.celsius) if self.celsius is not None else ""
        own = self.text.replace("{minutes}", str(minutes)).replace("{heat}", heat)
        return _told(plate, own, Move("", minutes, self.phase, self.celsius, self.oven))


Part = str | Say | Callable[[Plate], Iterable[Move]]


def told(
    title: str,
    *parts_: Part,
    tips: tuple[str, ...] = (),
    storage: str | None = None,
    equipment: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
) -> Write:
    """A writer from sentences. In the title, `{veg*}` is the place's food as it stands before a noun: `carrot` soup."""

    def write(plate: Plate) -> Method:
        return Method(
            title=_titled(plate, title),
            moves=tuple(move for part in parts_ for move in _moves(plate, part)),
            tips=tips,
            storage=storage,
            equipment=equipment,
            needs=frozenset(needs),
        )

    return write


def _moves(plate: Plate, part: Part) -> Iterable[Move]:
    if isinstance(part, str):
        return _told(plate, part, Move(""))
    return part.moves(plate) if isinstance(part, Say) else part(plate)


def cutting(*slots: str, minutes: int | None = None) -> Callable[[Plate], list[Move]]:
    """What the knife has to do first."""
    return lambda plate: cut(plate.of(*slots), minutes)


def browned(*slots: str) -> Callable[[Plate], list[Move]]:
    """What must not be eaten raw, cooked through and lifted out."""
    return lambda plate: brown(plate, *slots)


def boiled(*slots: str) -> Callable[[Plate], list[Move]]:
    """What boils in a pot of its own meanwhile."""
    return lambda plate: boil_aside(plate.of(*slots))


def _told(plate: Plate, text: str, form: Move) -> list[Move]:
    """Foods that one sentence cannot hold get another one. Names are the caller's words: nothing formats them."""
    kept = _kept(plate, text)
    if not all(_there(plate, place) for place in _PLACE.finditer(kept)):
        return []
    over: list[Item] = []

    def names(place: re.Match[str]) -> str:
        first, *others = parts(_there(plate, place), _LONGEST_PLACE)
        over.extend(item for group in others for item in group)
        return listed(first)

    said = _PLACE.sub(names, kept)
    more = [Move(f"Do the same with {listed(group)}.", 0, form.phase) for group in parts(over)]
    return [msgspec.structs.replace(form, text=said), *more]


def _kept(plate: Plate, text: str) -> str:
    """The text without the parts in brackets of which a place is empty."""

    def part(found: re.Match[str]) -> str:
        return found["text"] if all(_there(plate, place) for place in _PLACE.finditer(found["text"])) else ""

    return _OPTIONAL.sub(part, text)


def _there(plate: Plate, place: re.Match[str]) -> tuple[Item, ...]:
    return plate.of(*place["slots"].split(","))


def _titled(plate: Plate, title: str) -> str:
    def name(place: re.Match[str]) -> str:
        return kind_of(_there(plate, place)) if place["one"] else titled(_there(plate, place))

    return _PLACE.sub(name, _kept(plate, title)).strip().capitalize()
