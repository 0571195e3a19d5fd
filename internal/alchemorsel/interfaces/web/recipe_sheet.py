"""What a recipe's page carries along in its form: the answer as it came, the wish, and how it is being looked at.

Nothing is kept on the server. Amounts are always scaled from the answer itself, so roundings never add up.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from alchemorsel.domain.answers import RecipeAnswer
from alchemorsel.domain.recipe import IngredientLine, Recipe
from alchemorsel.domain.vocabulary import UnitSystem
from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.api_client.decoding import read
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.wish_form import read_wish

MOST_SERVINGS = 100


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """
    Args:
        answer: what the API answered; `answer_json` are its bytes.
        wish: what it was asked.
        remembered: whether it came from the cache.
        servings: for how many it is looked at.
        unit_system: in which units.
        swap: the id of the ingredient whose substitutes are shown; empty for none.
    """

    answer: RecipeAnswer
    answer_json: str
    wish: Mapping[str, Any]
    remembered: bool
    servings: int
    unit_system: UnitSystem
    swap: str = ""

    @property
    def recipe(self) -> Recipe:
        """As it was written."""
        return self.answer.recipe

    @property
    def wish_json(self) -> str:
        return msgspec.json.encode(self.wish).decode()

    @property
    def is_as_written(self) -> bool:
        return self.servings == self.recipe.servings and self.unit_system is written_in(self.answer, self.wish)

    @property
    def swapped(self) -> IngredientLine | None:
        """The ingredient whose substitutes are shown."""
        return next((line for line in self.recipe.ingredients if line.id == self.swap), None)


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
    )


def sheet_in(form: Form) -> Sheet:
    """What a recipe's page sent back; raises as `sheet_of`."""
    sheet = sheet_of(form.one("answer"), read_wish(form.one("wish")), remembered=form.one("remembered") == "true")
    return msgspec.structs.replace(
        sheet,
        servings=_servings(form.one("servings"), sheet.servings),
        unit_system=_unit_system(form.one("unit_system"), sheet.unit_system),
        swap=form.one("swap"),
    )


def written_in(answer: RecipeAnswer, wish: Mapping[str, Any]) -> UnitSystem:
    """The units that were wished for, in a field or in so many words."""
    return _unit_system(str(wish.get("unit_system", "")), answer.understood.unit_system or UnitSystem.METRIC)


def _servings(text: str, usual: int) -> int:
    if not text:
        return usual
    if text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= MOST_SERVINGS:
        return int(text[:6])
    raise ApiFailure("invalid", status=422, reasons=(f"servings: 1 - {MOST_SERVINGS}",))


def _unit_system(text: str, usual: UnitSystem) -> UnitSystem:
    return UnitSystem(text) if text in set(UnitSystem) else usual
