"""Turns the fields of the ask form into the API's request and back; the API judges what they say."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from alchemorsel.domain.vocabulary import Unit
from alchemorsel.interfaces.web.forms import Form

_APART = re.compile(r"[,;\n]")
_UNITS = "|".join(sorted((unit.value for unit in Unit), key=len, reverse=True))
_AMOUNT = re.compile(rf"(\d{{1,6}}(?:[.,]\d{{1,3}})?)\s*(?:({_UNITS})\s+|\s)(\S.*)", re.IGNORECASE)
_USE_UP = "!"
_TEXTS = ("prompt", "cuisine", "notes")
_CHOICES = ("course", "skill", "unit_system", "language")
_NUMBERS = ("servings", "max_total_minutes", "seed")
_WORD_LISTS = ("excluded_ingredients", "custom_allergies", "equipment")
_CLOSED_LISTS = ("diets", "allergies")
_TARGETS = ("energy_kcal", "protein_g")
_STAPLES = "allow_pantry_staples"


def wish_of(form: Form) -> dict[str, Any]:
    """The request; what was left empty is left out."""
    wish: dict[str, Any] = {name: form.one(name) for name in (*_TEXTS, *_CHOICES)}
    wish |= {name: number_of(form.one(name)) for name in _NUMBERS}
    wish |= {name: list(_words(form.every(name))) for name in _WORD_LISTS}
    wish |= {name: form.every(name) for name in _CLOSED_LISTS}
    wish["ingredients"] = [_pantry_item(word) for word in _words(form.every("ingredients"))]
    wish["target"] = {name: value for name in _TARGETS if (value := number_of(form.one(f"target.{name}"))) != ""}
    wish[_STAPLES] = False if form.one(_STAPLES) == "false" else ""
    return {name: value for name, value in wish.items() if value not in ("", [], {})}


def form_of(wish: Mapping[str, Any]) -> Form:
    """The fields that would say the same."""
    return Form(_fields(wish))


def read_wish(text: str) -> dict[str, Any]:
    """A request that a page carried along; empty where it is none."""
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _words(values: Iterable[str]) -> Iterator[str]:
    return (text for value in values for part in _APART.split(_decimals_kept(value)) if (text := _restored(part)))


def _decimals_kept(value: str) -> str:
    # 1,5 kg is one thing.
    return re.sub(r"(?<=\d),(?=\d)", "\0", value)


def _restored(part: str) -> str:
    return part.replace("\0", ",").strip()


def number_of(text: str) -> float | int | str:
    """Digits become a number; anything else goes to the API as it is, which says what is wrong with it."""
    if text.isascii() and text.isdecimal():
        return int(text[:12])
    return float(text.replace(",", ".")) if re.fullmatch(r"\d{1,9}[.,]\d{1,6}", text) else text


def _pantry_item(word: str) -> str | dict[str, Any]:
    """`250 g spinach!`: how much there is, what it is, and that it has to be used up."""
    must_use = word.endswith(_USE_UP)
    name = word.rstrip(_USE_UP + " ")
    item: dict[str, Any] = {}
    if match := _AMOUNT.fullmatch(name):
        number, unit, name = match.groups()
        item = {"quantity": float(number.replace(",", ".")), **({"unit": unit.lower()} if unit else {})}
    item |= {"must_use": True} if must_use else {}
    return {"name": name, **item} if item else name


def _fields(wish: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    shown: Mapping[str, Callable[[Any], str]] = {"ingredients": _pantry_text}
    for name, value in wish.items():
        if name == "target" and isinstance(value, dict):
            yield from ((f"target.{part}", _plain(amount)) for part, amount in value.items())
        elif name in _CLOSED_LISTS and isinstance(value, list):
            yield from ((name, _plain(each)) for each in value)
        elif isinstance(value, list):
            yield name, ", ".join(shown.get(name, _plain)(each) for each in value)
        else:
            yield name, _plain(value)


def _pantry_text(item: Any) -> str:
    if not isinstance(item, dict):
        return _plain(item)
    parts = (item.get("quantity"), item.get("unit"), item.get("name"))
    return " ".join(_plain(part) for part in parts if part) + (_USE_UP if item.get("must_use") else "")


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)
