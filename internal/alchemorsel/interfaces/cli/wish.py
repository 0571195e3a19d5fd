"""The flags that say what a cook would like, and the request they make."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

import click
import msgspec

from alchemorsel.domain.lines import read_line
from alchemorsel.domain.vocabulary import Allergen, Course, Diet, Skill, UnitSystem

R = TypeVar("R", bound=msgspec.Struct)

_FIELD_OF = {
    "diet": "diets",
    "allergy": "allergies",
    "custom_allergy": "custom_allergies",
    "exclude": "excluded_ingredients",
    "minutes": "max_total_minutes",
    "units": "unit_system",
    "kcal": "target.energy_kcal",
    "protein": "target.protein_g",
    "have": "ingredients",
}
_FLAG_OF = {field: f"--{name.replace('_', '-')}" for name, field in _FIELD_OF.items()}
_WORDS_OF = {
    "prompt": "the wish",
    "ingredients.line": "the lines",
    "name": "the model's name",
    "host": "--at",
    "text": "the text",
    "recipe": "the recipe",
    "q": "the words",
    "ingredient": "--with",
    "tags": "--tag",
}
_AT = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")


class Word(click.Choice[str]):
    """A word of a closed list; `gluten-free` is `gluten_free`."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert(str(value).casefold().replace("-", "_"), param, ctx)


def wish_parameters() -> list[click.Parameter]:
    """What `ask` and `suggest` take."""
    return [
        click.Argument(["prompt"], nargs=-1, metavar="[WISH]..."),
        _words("diet", Diet, "Keep to a diet; may be repeated."),
        _words("allergy", Allergen, "Keep an allergen out; may be repeated."),
        _texts("custom-allergy", "FOOD", "Another allergy, matched by its words; may be repeated."),
        _texts("exclude", "FOOD", "Never in the answer; may be repeated."),
        _texts("have", "LINE", 'What is in the pantry, such as "2 eggs"; may be repeated.'),
        _texts("must-use", "LINE", "The same, and the recipe has to use it; may be repeated."),
        _number("servings", "For how many, 1 to 100."),
        _number("minutes", "Ready in at most so many minutes, 5 to 1440."),
        _text("cuisine", "Such as italian."),
        _word("course", Course, "Which course."),
        _word("skill", Skill, "How much the cook knows."),
        _texts("equipment", "THING", "What the kitchen has, where not the usual; may be repeated."),
        _number("kcal", "About so many kcal a serving, 50 to 3000."),
        _number("protein", "About so many grams of protein a serving, 1 to 300."),
        _word("units", UnitSystem, "Which units."),
        _text("language", "The answer's language as BCP 47, such as de."),
        _text("notes", "Anything else."),
        click.Option(["--no-staples"], is_flag=True, help="Not even salt, oil or water may be added."),
        _number("seed", "Another seed, another idea."),
    ]


def wish_request(params: Mapping[str, Any], kind: type[R]) -> R:
    """The request that the flags make.

    Raises:
        click.UsageError: a value is out of its range.
    """
    given = {name: value for name, value in params.items() if value is not None and value is not False and value != ()}
    target = {field: given.pop(name) for name, field in _TARGET.items() if name in given}
    items = [_item(line) for line in given.pop("have", ())]
    items += [{**_item(line), "must_use": True} for line in given.pop("must_use", ())]
    fields = {_FIELD_OF.get(name, name): value for name, value in given.items() if name != "no_staples"}
    fields |= {"prompt": " ".join(given.get("prompt", ())), "ingredients": items, "target": target or None}
    return request_of({**fields, "allow_pantry_staples": "no_staples" not in given}, kind)


_TARGET = {"kcal": "energy_kcal", "protein": "protein_g"}


def request_of(fields: Mapping[str, Any], kind: type[R]) -> R:
    """A request out of plain values.

    Raises:
        click.UsageError: a value does not fit.
    """
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        raise click.UsageError(_explained(str(error))) from None


def flag_of(path: str) -> str:
    """The flag that fills a request's field: `excluded_ingredients[0]` is `--exclude`."""
    name = re.sub(r"\[[^]]*\].*", "", path)
    return _FLAG_OF.get(path) or _FLAG_OF.get(name) or _WORDS_OF.get(name) or f"--{name.replace('_', '-')}"


def _explained(said: str) -> str:
    at = _AT.search(said)
    return f"{flag_of(at['path'])}: {said[: at.start()]}" if at else said


def _item(line: str) -> dict[str, Any]:
    read = read_line(line)
    return {"name": read.name, "quantity": read.quantity, "unit": read.unit}


def _words(name: str, words: Iterable[StrEnum], says: str) -> click.Option:
    return _word(name, words, says, multiple=True)


def _word(name: str, words: Iterable[StrEnum], says: str, *, multiple: bool = False) -> click.Option:
    values = [word.value for word in words]
    return click.Option(
        [f"--{name}"], type=Word(values), metavar="WORD", multiple=multiple, help=f"{says} {', '.join(values)}."
    )


def _texts(name: str, metavar: str, says: str) -> click.Option:
    return click.Option([f"--{name}"], multiple=True, metavar=metavar, help=says)


def _text(name: str, says: str) -> click.Option:
    return click.Option([f"--{name}"], metavar="TEXT", help=says)


def _number(name: str, says: str) -> click.Option:
    return click.Option([f"--{name}"], type=click.INT, metavar="N", help=says)
