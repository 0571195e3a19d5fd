"""Makes a typed request of raw bytes, and says exactly which field stands in the way."""

import re
from typing import Generic, TypeVar

import msgspec

from alchemorsel.application.expected import Expected
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.lone_surrogates import lone_surrogate
from alchemorsel.interfaces.http.mistakes import Malformed

R = TypeVar("R", bound=msgspec.Struct)

_PATH = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<path>[^`]*)`)?", re.DOTALL)
_FIELD = re.compile(r"Object (?P<how>contains unknown|missing required) field `(?P<name>.*)`", re.DOTALL)
_ENUM = re.compile(r"Invalid enum value '(?P<value>.*)'", re.DOTALL)
_LONGEST_ECHO = 60
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class RequestDecoder(Generic[R]):
    """Decodes one kind of request, strictly: no unknown field, no value of another type."""

    def __init__(self, request_type: type[R]) -> None:
        self._decoder = msgspec.json.Decoder(request_type)
        self._expected = Expected(request_type)

    def decode(self, body: bytes) -> R:
        """The request.

        Raises:
            Malformed: the bytes are no JSON.
            InvalidRequest: they are, and a field is unknown, missing, of the wrong type or out of range.
        """
        try:
            return self._decoder.decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            _check_syntax(body)
            raise self._explained(str(error)) from None

    def _explained(self, words: str) -> InvalidRequest:
        match = _PATH.fullmatch(words)
        what, path = (match["what"], match["path"] or "") if match else (words, "")
        if field := _FIELD.fullmatch(what):
            return self._wrong_name(path, field["name"], unknown=field["how"] == "contains unknown")
        return self._wrong_value(path, what)

    def _wrong_name(self, path: str, name: str, *, unknown: bool) -> InvalidRequest:
        field = f"{path}.{name}".removeprefix(".")
        if not unknown:
            return _invalid(field, "this field is missing", self._expected.allowed(field))
        names = self._expected.names(path)
        return _invalid(field, "there is no such field", names, Expected.nearest(name[:_LONGEST_ECHO], names))

    def _wrong_value(self, path: str, what: str) -> InvalidRequest:
        allowed = self._expected.allowed(path)
        value = _ENUM.fullmatch(what)
        nearest = Expected.nearest(value["value"][:_LONGEST_ECHO], allowed) if value else None
        return _invalid(path, _uncapitalised(what), allowed, nearest)


def _check_syntax(body: bytes) -> None:
    """A typed decoder stops at the first wrong field; what comes after it may not even be JSON.

    Raises:
        Malformed: it is not.
    """
    try:
        body.decode("utf-8")
        msgspec.json.decode(body, type=msgspec.Raw)
    except UnicodeDecodeError as error:
        raise _malformed(f"The body is not UTF-8 (byte {error.start}).") from None
    except RecursionError:
        raise _malformed("The body is nested too deeply.") from None
    except msgspec.DecodeError as error:
        raise _malformed(f"The body is not JSON: {_syntax_words(body, str(error))}.") from None


def _syntax_words(body: bytes, said: str) -> str:
    if not body.strip():
        return "it is empty"
    half = lone_surrogate(body)
    return f"`{half}` is half of a character, and the other half is missing" if half else _uncapitalised(said)


def _malformed(detail: str) -> Malformed:
    return Malformed(detail, suggestion='Send one JSON object in UTF-8, such as {"prompt": "tomato soup for two"}.')


def _invalid(path: str, what: str, allowed: tuple[str, ...], nearest: str | None = None) -> InvalidRequest:
    field = _short(path)
    suggestion = (
        f"Allowed: {', '.join(allowed)}." if allowed else "What it takes stands in the documentation at /schema."
    )
    return InvalidRequest(
        f"{f'`{field}`' if field else 'The body'}: {_short(what)}.",
        field=field,
        allowed=allowed,
        suggestion=f"Did you mean `{nearest}`?" if nearest else suggestion,
    )


def _short(text: str) -> str:
    """A caller's own words come back cut and without control characters."""
    limit = 3 * _LONGEST_ECHO
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text if len(text) <= limit else f"{text[:limit]}...")


def _uncapitalised(text: str) -> str:
    return text[:1].lower() + text[1:]
