"""Reads a request's headers as the bytes they are, before any framework has looked at them."""

from collections.abc import Iterable

Headers = Iterable[tuple[bytes, bytes]]


def values_of(headers: Headers, name: bytes) -> list[bytes]:
    """Every value of a header, in the order they came; `name` is in small letters."""
    return [value for each, value in headers if each == name]


def only_value_of(headers: Headers, name: bytes) -> str:
    """The one value of a header; empty where it is absent, given twice, or not ASCII."""
    values = [value for each, value in headers if each == name]
    return values[0].decode("ascii").strip() if len(values) == 1 and values[0].isascii() else ""
