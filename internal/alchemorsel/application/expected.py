"""Knows what a request type accepts at each path, because a decoder's error names only what it refused."""

import difflib
import re
from collections.abc import Iterator
from typing import Any

from msgspec import inspect

_STEP = re.compile(r"\.?([^.\[\]]+)|(\[)[^\]]*\]")


class Expected:
    """The shape of one type, to be asked by path, such as `ingredients[0].quantity`."""

    def __init__(self, kind: Any) -> None:
        self._root = inspect.type_info(kind)

    def allowed(self, path: str) -> tuple[str, ...]:
        """The values, or the forms, that are accepted at a path; empty for an unknown path."""
        found = dict.fromkeys(words for kind in self._at(path) for words in _words(kind))
        return tuple(found)

    def names(self, path: str) -> tuple[str, ...]:
        """The fields that an object at this path has."""
        return tuple(name for kind in self._at(path) if isinstance(kind, inspect.StructType) for name in _names(kind))

    @staticmethod
    def nearest(word: str, words: tuple[str, ...]) -> str | None:
        """The one of `words` that `word` may be a slip of."""
        return next(iter(difflib.get_close_matches(word.lower(), words, n=1)), None)

    def _at(self, path: str) -> list[inspect.Type]:
        kinds = list(_plain(self._root))
        for name, _bracket in _STEP.findall(path):
            kinds = [plain for kind in kinds for inner in _inside(kind, name) for plain in _plain(inner)]
        return kinds


def _plain(kind: inspect.Type) -> Iterator[inspect.Type]:
    """Without annotations, each member of a union by itself, and without null: leaving it out is the same."""
    if isinstance(kind, inspect.Metadata):
        yield from _plain(kind.type)
    elif isinstance(kind, inspect.UnionType):
        for member in kind.types:
            yield from _plain(member)
    elif not isinstance(kind, inspect.NoneType):
        yield kind


def _inside(kind: inspect.Type, name: str) -> Iterator[inspect.Type]:
    match kind:
        case inspect.StructType(fields=fields) if name:
            yield from (field.type for field in fields if field.encode_name == name)
        case inspect.VarTupleType(item_type=item) if not name:
            yield item
        case inspect.DictType(value_type=value) if not name:
            yield value


def _names(kind: inspect.StructType) -> tuple[str, ...]:
    return tuple(field.encode_name for field in kind.fields)


def _words(kind: inspect.Type) -> tuple[str, ...]:
    match kind:
        case inspect.EnumType(cls=members):
            return tuple(str(member.value) for member in members)
        case inspect.LiteralType(values=values):
            return tuple(str(value) for value in values)
        case inspect.BoolType():
            return ("true", "false")
        case inspect.IntType() | inspect.FloatType():
            return (_number(kind),)
        case inspect.StrType():
            return (_text(kind),)
        case _:
            return _composite(kind)


def _composite(kind: inspect.Type) -> tuple[str, ...]:
    match kind:
        case inspect.VarTupleType():
            return (_list(kind),)
        case inspect.StructType():
            return (f"an object with {', '.join(_names(kind))}",)
        case inspect.DictType():
            return ("an object",)
        case inspect.DateTimeType():
            return ("a time such as 2026-11-20T12:00:00Z",)
    return ()


def _number(kind: inspect.IntType | inspect.FloatType) -> str:
    noun = "an integer" if isinstance(kind, inspect.IntType) else "a number"
    bounds = (
        f"above {kind.gt:g}" if kind.gt is not None else "",
        f"from {kind.ge}" if kind.ge is not None else "",
        f"below {kind.lt:g}" if kind.lt is not None else "",
        f"up to {kind.le}" if kind.le is not None else "",
    )
    return " ".join([noun, *filter(None, bounds)])


def _text(kind: inspect.StrType) -> str:
    if kind.pattern == r"\S":
        return f"text of {_span(kind.min_length, kind.max_length, 'characters')}, not blank"
    form = f" matching {kind.pattern}" if kind.pattern else ""
    return f"text of {_span(kind.min_length, kind.max_length, 'characters')}{form}"


def _list(kind: inspect.VarTupleType) -> str:
    return f"a list of {_span(kind.min_length, kind.max_length, 'items')}"


def _span(least: int | None, most: int | None, noun: str) -> str:
    if least is None and most is None:
        return f"any number of {noun}"
    return f"{least or 0} to {most} {noun}" if most is not None else f"at least {least} {noun}"
