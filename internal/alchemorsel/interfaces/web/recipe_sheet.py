"""What a recipe's page carries along in its form: the answer as it came, the wish, and how it is being looked at.

Nothing is kept on the server. Amounts are always scaled from the answer itself, so roundings never add up.
"""

import re
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, Self
from uuid import uuid4

import msgspec

from alchemorsel.domain.answers import RecipeAnswer
from alchemorsel.domain.recipe import IngredientLine, Recipe
from alchemorsel.domain.vocabulary import UnitSystem
from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.api_client.decoding import read
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.wish_form import read_wish

MOST_SERVINGS = 100
_ONCE = re.compile(r"[0-9a-f]{32}")
_RULES = ("diets", "allergies", "custom_allergies", "excluded_ingredients")


class Viewed(msgspec.Struct, frozen=True, kw_only=True):
    """A recipe as it is looked at, wherever it comes from.

    Args:
        servings: for how many.
        unit_system: in which units.
        swap: the id of the ingredient whose substitutes are shown; empty for none.
    """

    servings: int
    unit_system: UnitSystem
    swap: str = ""

    @property
    @abstractmethod
    def recipe(self) -> Recipe:
        """As it was written, in `own_units`."""

    @property
    @abstractmethod
    def own_units(self) -> UnitSystem: ...

    @property
    @abstractmethod
    def rules(self) -> Mapping[str, Sequence[str]]:
        """What was ruled out, as the request for substitutes takes it."""

    @property
    def is_as_written(self) -> bool:
        return self.servings == self.recipe.servings and self.unit_system is self.own_units

    def as_written(self) -> Self:
        """The same, looked at as it was written: what can always be shown."""
        return msgspec.structs.replace(self, servings=self.recipe.servings, unit_system=self.own_units)

    @property
    def swapped(self) -> IngredientLine | None:
        """The ingredient whose substitutes are shown."""
        return next((line for line in self.recipe.ingredients if line.id == self.swap), None)


class Sheet(Viewed, frozen=True, kw_only=True):
    """
    Args:
        answer: what the API answered; `answer_json` are its bytes.
        wish: what it was asked.
        remembered: whether it came from the cache.
        once: makes saving it happen once, however often it is sent.
        kept: its id in the book; empty where it is not known to be there.
    """

    answer: RecipeAnswer
    answer_json: str
    wish: Mapping[str, Any]
    remembered: bool
    once: str
    kept: str = ""

    @property
    def recipe(self) -> Recipe:
        return self.answer.recipe

    @property
    def is_in_the_language_asked_for(self) -> bool:
        """The main language counts: `de-AT` is German."""
        return str(self.wish.get("language", self.recipe.language)).split("-")[0] == self.recipe.language.split("-")[0]

    @property
    def own_units(self) -> UnitSystem:
        return written_in(self.answer, self.wish)

    @property
    def wish_json(self) -> str:
        return msgspec.json.encode(self.wish).decode()

    @property
    def rules(self) -> Mapping[str, Sequence[str]]:
        """What was ruled out for the recipe, by field or by word."""
        return {name: self._both(name) for name in _RULES}

    def _both(self, name: str) -> tuple[str, ...]:
        asked = self.wish.get(name) or ()
        said = getattr(self.answer.understood, name)
        return tuple(dict.fromkeys([*(asked if isinstance(asked, list) else ()), *said]))


def sheet_of(answer_json: str, wish: Mapping[str, Any], *, remembered: bool) -> Sheet:
    """An answer as it came, looked at as it was written.

    Raises:
        ApiFailure: it is none.
    """
    answer = read(answer_json, RecipeAnswer)
    return Sheet(
        answer=answer,
        answer_json=answer_json,
        wish=wish,
        remembered=remembered,
        servings=answer.recipe.servings,
        unit_system=written_in(answer, wish),
        once=uuid4().hex,
    )


def sheet_in(form: Form) -> Sheet:
    """What a recipe's page sent back; raises as `sheet_of`."""
    sheet = sheet_of(form.one("answer"), read_wish(form.one("wish")), remembered=form.one("remembered") == "true")
    return msgspec.structs.replace(
        sheet,
        servings=servings_in(form, sheet.servings),
        unit_system=units_in(form, sheet.unit_system),
        swap=form.one("swap"),
        once=once_in(form),
        kept=form.one("kept"),
    )


def once_in(form: Form) -> str:
    """What the page gave its form to be sent once; another one where somebody changed it."""
    once = form.one("once")
    return once if _ONCE.fullmatch(once) else uuid4().hex


def written_in(answer: RecipeAnswer, wish: Mapping[str, Any]) -> UnitSystem:
    """The units that were wished for, in a field or in so many words."""
    return _unit_system(str(wish.get("unit_system", "")), answer.understood.unit_system or UnitSystem.METRIC)


def servings_in(form: Form, usual: int) -> int:
    """For how many a recipe is looked at.

    Raises:
        ApiFailure: for more, or less, than can be.
    """
    text = form.one("servings")
    if not text:
        return usual
    if text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= MOST_SERVINGS:
        return int(text[:6])
    raise ApiFailure("invalid", status=422, reasons=(f"servings: 1 - {MOST_SERVINGS}",))


def units_in(form: Form, usual: UnitSystem) -> UnitSystem:
    return _unit_system(form.one("unit_system"), usual)


def _unit_system(text: str, usual: UnitSystem) -> UnitSystem:
    return UnitSystem(text) if text in set(UnitSystem) else usual
