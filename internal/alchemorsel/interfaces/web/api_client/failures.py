"""What the API says when it cannot, or what is to be said when it says nothing."""

from collections.abc import Iterator, Mapping
from typing import Any

import httpx
import msgspec

API_DOWN = "api_down"
API_STRANGE = "api_strange"
TIMEOUT = "timeout"
TOO_OFTEN = "too_often"
NO_KEY = "no_key"


class ApiFailure(Exception):
    """A call that came to nothing.

    Args:
        code: the API's own word (docs/architecture.md has them all), or one of this module's.
        status: what a page that tells of it answers with.
        detail: the API's sentence on what happened; empty where it said none.
        suggestion: the API's sentence on what to do.
        retry_after_s: seconds until it makes sense to try again, where that is known.
        reasons: one line for each provider that was asked, or for each field that is wrong.
        fields: what is wrong in the request, as the API names it.
    """

    def __init__(
        self,
        code: str,
        *,
        status: int = 502,
        detail: str = "",
        suggestion: str = "",
        retry_after_s: int | None = None,
        reasons: tuple[str, ...] = (),
        fields: tuple[str, ...] = (),
    ) -> None:
        super().__init__(code, detail)
        self.code = code
        self.status = status
        self.detail = detail
        self.suggestion = suggestion
        self.retry_after_s = retry_after_s
        self.reasons = reasons
        self.fields = fields

    def named(self, code: str) -> "ApiFailure":
        """The same under another word, whose advice for people stands in for the API's, which is meant for programs."""
        return ApiFailure(
            code,
            status=self.status,
            detail=self.detail,
            retry_after_s=self.retry_after_s,
            # What a field's line says is mostly the whole detail.
            reasons=tuple(each for each in self.reasons if not (self.detail and each.endswith(self.detail))),
            fields=self.fields,
        )


def unreachable(error: httpx.TransportError) -> ApiFailure:
    """Nobody answered, or not to the end."""
    if isinstance(error, httpx.ReadTimeout | httpx.WriteTimeout | httpx.PoolTimeout):
        return ApiFailure(TIMEOUT, status=504)
    return ApiFailure(API_DOWN, status=502)


def failure_of(status: int, body: bytes, headers: Mapping[str, str]) -> ApiFailure:
    """What an answer other than 2xx says."""
    return problem_of(body, status=status, retry_after=headers.get("retry-after", ""))


def problem_of(body: bytes, *, status: int = 0, retry_after: str = "") -> ApiFailure:
    """The failure that a problem document tells of (RFC 9457).

    Args:
        status: the answer's; 0 takes the document's own, as in a stream.
    """
    problem = _object(body)
    status = status or _number(problem.get("status")) or 502
    return ApiFailure(
        _code(problem, status),
        status=status,
        detail=_text(problem.get("detail")),
        suggestion=_text(problem.get("suggestion")),
        retry_after_s=int(retry_after) if retry_after.isdecimal() else None,
        reasons=(*_fields(problem), *dict.fromkeys(_attempts(problem))),
        fields=tuple(_text(each.get("field")) for each in _objects(problem.get("errors"))),
    )


def _code(problem: Mapping[str, Any], status: int) -> str:
    own = {401: NO_KEY, 403: NO_KEY, 429: TOO_OFTEN}.get(status)
    return own or _text(problem.get("code")) or API_STRANGE


def _fields(problem: Mapping[str, Any]) -> Iterator[str]:
    for each in _objects(problem.get("errors")):
        allowed = ", ".join(_text(word) for word in each.get("allowed") or ())
        yield f"{_text(each.get('field'))}: {_text(each.get('message'))}" + (f" ({allowed})" if allowed else "")


def _attempts(problem: Mapping[str, Any]) -> Iterator[str]:
    for each in _objects(problem.get("attempts")):
        said = " ".join(filter(None, (_text(each.get("reason")), _text(each.get("suggestion")))))
        yield f"{_text(each.get('provider'))}: {said or _text(each.get('outcome'))}"


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _objects(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
