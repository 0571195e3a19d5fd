"""Mistakes that only HTTP knows: the request never became a question."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class Mistake(Exception):
    """What is wrong with the request as a message.

    Args:
        detail: what happened, one sentence that repeats nothing of the body.
        suggestion: what to send instead, one sentence; empty where there is nothing to do.
        headers: what the answer has to say besides, such as `Allow`.
    """

    code: ClassVar[str] = "malformed"

    def __init__(self, detail: str, *, suggestion: str = "", headers: Mapping[str, str] = NO_HEADERS) -> None:
        super().__init__(detail)
        self.detail = detail
        self.suggestion = suggestion
        self.headers = headers


class Malformed(Mistake):
    """The bytes are no JSON."""


class TooLarge(Mistake):
    """The body is longer than any request has to be."""

    code = "too_large"


class UnsupportedMediaType(Mistake):
    """The body is not said to be JSON, or comes compressed."""

    code = "unsupported_media_type"


class UnknownPath(Mistake):
    """Nothing is served there."""

    code = "not_found"


class WrongMethod(Mistake):
    """The path is there, the method is not."""

    code = "method_not_allowed"


class ClientGone(Mistake):
    """The caller hung up; nobody will read the answer."""

    code = "client_gone"

    def __init__(self, detail: str = "The caller hung up before there was an answer.") -> None:
        super().__init__(detail)
