"""Reads a draft out of what a model wrote: fences and chatter tolerated, optional fields expendable.

Truncated text is never patched up: what does not close is not read.
"""

import json
import re
from functools import cache
from types import GenericAlias
from typing import Annotated, Any, NamedTuple, TypeVar, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo

from alchemorsel.domain.drafts import AnyDraft, Draft
from alchemorsel.domain.errors import BadAnswer
from alchemorsel.domain.lines import read_line

D = TypeVar("D", bound=Draft)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_THINKING = re.compile(r"<think>.*?</think>", re.DOTALL)


class Reading(NamedTuple):
    """A draft, and the optional fields of it that could not be read, as paths."""

    draft: AnyDraft
    dropped: tuple[str, ...]


def read_draft(text: str, kind: type[AnyDraft]) -> Reading:
    """The draft in a text.

    Raises:
        BadAnswer: there is no JSON object in it, it does not close, or a core field is missing or wrong.
    """
    raw = _outermost_object(_THINKING.sub("", text))
    dropped: list[str] = []
    draft = _read(kind, raw, "", dropped)
    return Reading(draft, tuple(dropped))


def _outermost_object(text: str) -> dict[str, Any]:
    start = text.find("{")
    if start < 0:
        raise BadAnswer("The model wrote no JSON object.")
    try:
        _, end = json.JSONDecoder().raw_decode(text[start:])
        found = msgspec.json.decode(text[start : start + end].encode("utf-8", "replace"))
    except (ValueError, RecursionError, msgspec.DecodeError):
        raise BadAnswer("The model's JSON object cannot be read to its end.") from None
    return dict(found)


def _read(kind: type[D], raw: dict[str, Any], path: str, dropped: list[str]) -> D:
    """Field by field, so that one bad optional field does not cost the rest."""
    values: dict[str, Any] = {}
    for field in _fields(kind):
        if raw.get(field.encode_name) is None and not field.required:
            continue
        here = f"{path}{field.encode_name}"
        try:
            values[field.name] = _value(field.type, raw.get(field.encode_name), here, dropped)
        except (BadAnswer, msgspec.ValidationError) as error:
            if field.required:
                raise BadAnswer(f"The model's {here} cannot be used: {_plain(error)}.") from None
            dropped.append(here)
    return kind(**values)


@cache
def _fields(kind: type[Draft]) -> tuple[FieldInfo, ...]:
    """Working out what a type declares takes as long as reading all of a draft."""
    return msgspec.structs.fields(kind)


def _value(kind: Any, raw: Any, path: str, dropped: list[str]) -> Any:
    item = _item_of(kind)
    if item is None or not isinstance(raw, list):
        return _converted(kind, raw, path)
    read = [_item(item, one, f"{path}[{index}].", dropped) for index, one in enumerate(raw)]
    kept = [one for one in read if one is not None]
    return msgspec.convert(kept, kind, from_attributes=True)


def _item(kind: type[D], raw: Any, path: str, dropped: list[str]) -> D | None:
    try:
        return _read(kind, _object(raw, path), path, dropped)
    except BadAnswer:
        if not kind.expendable:
            raise
        dropped.append(path.rstrip("."))
        return None


def _object(raw: Any, path: str) -> dict[str, Any]:
    if isinstance(raw, dict):
        return raw
    raise BadAnswer(f"The model's {path.rstrip('.')} is no object.")


def _item_of(kind: Any) -> type[Draft] | None:
    """The struct in `tuple[struct, ...]`, with or without bounds."""
    bare = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    inner = get_args(bare)[0] if isinstance(bare, GenericAlias) and get_origin(bare) is tuple else None
    return inner if isinstance(inner, type) and issubclass(inner, Draft) else None


def _converted(kind: Any, raw: Any, path: str) -> Any:
    clean = _clean(raw)
    try:
        return msgspec.convert(clean, kind, strict=False)
    except msgspec.ValidationError:
        if not isinstance(clean, str):
            raise
        return msgspec.convert(_as_number(clean) if path.endswith("quantity") else clean.casefold(), kind)


def _as_number(text: str) -> float | None:
    """A quantity written as `1 1/2`."""
    return read_line(f"{text} g x").quantity


def _clean(raw: Any) -> Any:
    """Text without control characters and without marks that turn its direction."""
    if isinstance(raw, str):
        return _UNSEEN.sub(" ", raw).strip()
    if isinstance(raw, list):
        return [_clean(one) for one in raw]
    if isinstance(raw, dict):
        return {key: _clean(value) for key, value in raw.items()}
    return raw


def _plain(error: Exception) -> str:
    return str(error).rstrip(".").partition(" - at ")[0][:120]
