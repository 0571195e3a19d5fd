"""Turns whatever was raised into the one answer that it deserves."""

from typing import Any

import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap

from alchemorsel.domain.errors import AlchemorselError
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.mistakes import Malformed, Mistake, UnknownPath, WrongMethod
from alchemorsel.interfaces.http.problem import PROBLEM_JSON, headers_of
from alchemorsel.interfaces.http.timing import timing_headers
from alchemorsel.interfaces.http.told_problem import problem_for

log = structlog.get_logger(__name__)

AnyRequest = Request[Any, Any, Any]


def failure_handlers() -> ExceptionHandlersMap:
    """What Litestar is to do with each kind of exception."""
    return {AlchemorselError: _known, Mistake: _known, HTTPException: _framework, Exception: _bug}


def _known(request: AnyRequest, failure: AlchemorselError | Mistake) -> Response[bytes]:
    return _answer(request, failure)


def _framework(request: AnyRequest, raised: HTTPException) -> Response[bytes]:
    mistake = _mistake_of(request, raised)
    return _bug(request, raised) if mistake is None else _answer(request, mistake)


def _bug(request: AnyRequest, raised: Exception) -> Response[bytes]:
    log.error("bug", exc_info=raised)
    return _answer(request, None)


def _answer(request: AnyRequest, failure: AlchemorselError | Mistake | None) -> Response[bytes]:
    problem = problem_for(request.scope, failure)
    return Response(
        encode(problem),
        status_code=problem.status,
        media_type=PROBLEM_JSON,
        headers={**headers_of(failure), **timing_headers(request.scope)},
    )


def _mistake_of(request: AnyRequest, raised: HTTPException) -> Mistake | None:
    """Routing's own refusals in our words; None for what should never happen here."""
    if raised.status_code == 404:  # noqa: PLR2004 - the number is the name
        return UnknownPath("Nothing is served at this path.", suggestion="GET /schema lists every path.")
    if raised.status_code == 405:  # noqa: PLR2004 - the number is the name
        return _wrong_method(request, raised)
    if raised.status_code == 400:  # noqa: PLR2004 - the number is the name
        return Malformed("The request is no proper HTTP request.", suggestion="Check the Host header.")
    return None


def _wrong_method(request: AnyRequest, raised: HTTPException) -> WrongMethod:
    allowed = ", ".join(sorted((raised.headers or {}).get("allow", "").split(", ")))
    return WrongMethod(
        f"This path does not take {request.scope['method'][:20]}.",
        suggestion=f"Use {allowed}.",
        headers={"Allow": allowed},
    )
