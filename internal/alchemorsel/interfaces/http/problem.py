"""Every failure as RFC 9457 problem details: one table from code to status and title."""

import math
from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from alchemorsel.domain.errors import AlchemorselError, InvalidRequest, NoKey, NotCached, OverLimit, Unavailable
from alchemorsel.domain.provenance import Attempt
from alchemorsel.interfaces.http.cache_headers import NOT_CACHED
from alchemorsel.interfaces.http.mistakes import NO_HEADERS, Mistake
from alchemorsel.interfaces.http.ratelimit_headers import quota_headers

PROBLEM_JSON = "application/problem+json"
LONGEST_WAIT_S = 86_400

KINDS: Mapping[str, tuple[int, str]] = {
    "malformed": (400, "Malformed request"),
    "not_allowed": (403, "Not allowed"),
    "not_found": (404, "Not found"),
    "method_not_allowed": (405, "Method not allowed"),
    "lost_race": (412, "Changed meanwhile"),
    "too_large": (413, "Request too large"),
    "unsupported_media_type": (415, "Unsupported media type"),
    "invalid": (422, "Invalid request"),
    "refused": (422, "Refused by the model"),
    "precondition_required": (428, "Precondition required"),
    "client_gone": (499, "The client went away"),
    "internal": (500, "Internal error"),
    "bad_answer": (502, "The model's answer did not pass the checks"),
    "unavailable": (503, "No answer available"),
    "loading": (503, "The model is loading"),
    "busy": (503, "Too busy"),
    "rate_limited": (503, "The provider asks for fewer requests"),
    "misconfigured": (503, "The operator must act"),
    "too_long": (503, "Too long for the model"),
    "exhausted": (503, "Every provider failed"),
    "timeout": (504, "Out of time"),
    "not_cached": (504, "Nothing remembered"),
}
"""HTTP status and title of each code; 499 is never read by anybody, it is for the log."""

OWN_STATUS: Mapping[type[AlchemorselError], int] = {NoKey: 401, OverLimit: 429}
"""The kinds of one code that HTTP tells apart."""


class FieldError(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with one field. `allowed` lists the values, names or forms that would be accepted."""

    field: Annotated[str, Meta(description="A path in the body, such as `ingredients[0].quantity`.")]
    message: str
    allowed: tuple[str, ...] = ()


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """RFC 9457 problem details. `code` is for programs, `detail` and `suggestion` are for people."""

    type: Annotated[str, Meta(description="`urn:alchemorsel:problem:` and the code.")]
    title: Annotated[str, Meta(description="The same for every problem of this type.")]
    status: Annotated[int, Meta(ge=400, le=599)]
    code: Annotated[str, Meta(description="The word to branch on.")]
    detail: Annotated[str, Meta(description="What happened this time.")]
    suggestion: Annotated[str, Meta(description="What to do next; empty where there is nothing to do.")]
    request_id: Annotated[str, Meta(description="The same as the header `X-Request-ID`.")]
    errors: Annotated[tuple[FieldError, ...], Meta(description="Which fields are at fault.")] = ()
    attempts: Annotated[tuple[Attempt, ...], Meta(description="Who was asked, and why each failed.")] = ()


INTERNAL = "Something broke on our side."
TRY_AGAIN = "Try again; if it stays, tell the operator the request id."


def problem_of(failure: AlchemorselError | Mistake | None, request_id: str) -> Problem:
    """The problem that a failure is; None stands for a bug, of which nothing is told."""
    code = failure.code if failure is not None and failure.code in KINDS else "internal"
    usual, title = KINDS[code]
    status = OWN_STATUS.get(type(failure), usual) if isinstance(failure, AlchemorselError) else usual
    return Problem(
        type=f"urn:alchemorsel:problem:{code}",
        title=title,
        status=status,
        code=code,
        detail=failure.detail if failure is not None else INTERNAL,
        suggestion=failure.suggestion if failure is not None else TRY_AGAIN,
        request_id=request_id,
        errors=_errors(failure),
        attempts=failure.attempts if isinstance(failure, Unavailable) else (),
    )


def headers_of(failure: AlchemorselError | Mistake | None) -> dict[str, str]:
    """What the answer's headers say of a failure."""
    headers = {"Cache-Control": "no-store"}
    headers.update(failure.headers if isinstance(failure, Mistake) else NO_HEADERS)
    if isinstance(failure, Unavailable) and failure.retry_after_s is not None:
        headers["Retry-After"] = str(_whole_seconds(failure.retry_after_s))
    if isinstance(failure, NotCached):
        headers["Cache-Status"] = NOT_CACHED
    if isinstance(failure, OverLimit):
        headers.update(quota_headers(failure.quota))
    if isinstance(failure, NoKey):
        headers["WWW-Authenticate"] = "Bearer"
    return headers


def _errors(failure: AlchemorselError | Mistake | None) -> tuple[FieldError, ...]:
    if not isinstance(failure, InvalidRequest) or not failure.field:
        return ()
    return (FieldError(field=failure.field, message=failure.detail, allowed=failure.allowed),)


def _whole_seconds(seconds: float) -> int:
    # In this order a NaN becomes 1 and infinity the longest wait.
    return math.ceil(min(max(1.0, seconds), LONGEST_WAIT_S))
