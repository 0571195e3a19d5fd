"""Reads out of a free text what code must know before any model is asked, and lays it over the fields."""

from functools import lru_cache
from typing import TypeVar

from msgspec.structs import replace

from alchemorsel.domain.reading.counts import minutes_said, servings_said
from alchemorsel.domain.reading.diets import diets_said
from alchemorsel.domain.reading.exclusions import ruled_out
from alchemorsel.domain.reading.manner import course_said, cuisine_said, units_said
from alchemorsel.domain.reading.said import as_said
from alchemorsel.domain.reading.spelling import as_written
from alchemorsel.domain.reading.understood import Understood
from alchemorsel.domain.requests import Wish
from alchemorsel.domain.vocabulary import UnitSystem

__all__ = ["Understood", "heeded", "read_wish", "servings_in", "understood_of"]

W = TypeVar("W", bound=Wish)


@lru_cache(maxsize=512)
def read_wish(text: str) -> Understood:
    """What a text says in so many words, in its own spelling; nothing is guessed."""
    said = as_said(text)
    out = ruled_out(said)
    return Understood(
        diets=tuple(sorted({*out.diets, *diets_said(said)})),
        allergies=out.allergies,
        custom_allergies=as_written(out.custom_allergies, text),
        excluded_ingredients=as_written(out.excluded, text),
        servings=servings_said(said),
        max_total_minutes=minutes_said(said),
        cuisine=cuisine_said(said),
        course=course_said(said),
        unit_system=units_said(said),
        avoided_to_be_safe=as_written(out.doubtful, text),
    )


def servings_in(prompt: str) -> int | None:
    """How many a sentence wants to feed: `tomato pasta for two`, `serves 6`; None where it does not say."""
    return servings_said(as_said(prompt))


def understood_of(wish: Wish) -> Understood:
    """What the free texts of a wish say."""
    return read_wish(f"{wish.prompt} . {wish.notes}")


def heeded(wish: W) -> W:
    """The wish with what its texts say in its fields; where both speak, the stricter holds."""
    read = understood_of(wish)
    limits = [minutes for minutes in (wish.max_total_minutes, read.max_total_minutes) if minutes]
    units = read.unit_system if wish.unit_system is UnitSystem.METRIC and read.unit_system else wish.unit_system
    return replace(
        wish,
        diets=_union(wish.diets, read.diets),
        allergies=_union(wish.allergies, read.allergies),
        custom_allergies=_union(wish.custom_allergies, read.custom_allergies),
        excluded_ingredients=_union(wish.excluded_ingredients, read.excluded_ingredients),
        servings=wish.servings or read.servings,
        max_total_minutes=min(limits) if limits else None,
        cuisine=wish.cuisine or read.cuisine,
        course=wish.course or read.course,
        unit_system=units,
    )


T = TypeVar("T")


def _union(given: tuple[T, ...], read: tuple[T, ...]) -> tuple[T, ...]:
    return (*given, *(each for each in read if each not in given))
