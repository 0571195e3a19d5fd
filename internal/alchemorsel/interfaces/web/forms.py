"""Reads what a form sent: as fields, whole, and never more of it than is allowed."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from litestar import Request

MOST_BYTES = 384 * 1024
"""The API takes 64 KiB of JSON; percent-encoding and a wish beside it make more of that."""
MOST_FIELDS = 400
FORM = "application/x-www-form-urlencoded"


class BadForm(Exception):
    """The form cannot be read; `code` names the trouble, `status` is HTTP's."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


class Form(Mapping[str, list[str]]):
    """Fields by name, each with every value it was given."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._fields: dict[str, list[str]] = {}
        for name, value in pairs:
            self._fields.setdefault(name, []).append(value)

    def one(self, name: str) -> str:
        """The last value, without blanks around it; empty where there is none."""
        return self._fields.get(name, [""])[-1].strip()

    def every(self, name: str) -> list[str]:
        """All values that are not blank."""
        return [text for value in self._fields.get(name, []) if (text := value.strip())]

    def __getitem__(self, name: str) -> list[str]:
        return self._fields[name]

    def __iter__(self) -> Any:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)


async def read_form(request: Request[Any, Any, Any]) -> Form:
    """The form of a POST.

    Raises:
        BadForm: it is longer than `MOST_BYTES`, has too many fields, or is no form.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise BadForm(415, "malformed")
    body = await _all_of(request)
    try:
        return Form(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"))
    except ValueError:
        raise BadForm(400, "malformed") from None


async def _all_of(request: Request[Any, Any, Any]) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise BadForm(413, "too_large")
    return bytes(body)
