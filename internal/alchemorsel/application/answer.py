"""An answer: its value and its JSON bytes, each made from the other only when somebody asks."""

from typing import Generic, TypeVar

import msgspec

from alchemorsel.application.cache import CacheOrigin
from alchemorsel.domain.answers import Served
from alchemorsel.domain.value import encode

A = TypeVar("A", bound=Served)


class Answer(Generic[A]):
    """A served value. On a cache hit `body` is what was stored and nothing is decoded.

    `origin` is how it came about, where the memory had a say in it.
    """

    __slots__ = ("_body", "_type", "_value", "origin")

    def __init__(
        self,
        answer_type: type[A],
        *,
        value: A | None = None,
        body: bytes | None = None,
        origin: CacheOrigin | None = None,
    ) -> None:
        self.origin = origin
        self._type = answer_type
        self._value = value
        self._body = body

    @classmethod
    def of(cls, value: A) -> "Answer[A]":
        """An answer just made."""
        return cls(type(value), value=value)

    @property
    def value(self) -> A:
        """Decoded at the first look."""
        if self._value is None:
            self._value = msgspec.json.decode(self._body or b"", type=self._type)
        return self._value

    @property
    def body(self) -> bytes:
        """Encoded at the first look; equal values have equal bytes."""
        if self._body is None:
            self._body = encode(self._value)
        return self._body
