"""What a visitor sees of a wrong address and of a bug: a page, in words, and never a trace."""

from typing import Any

import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap

from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.posting import VisitorGone, refused
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.visit import visit_of

_log = structlog.get_logger(__name__)
_BUG = 500
GONE = 499


def failure_handlers(site: Site) -> ExceptionHandlersMap:
    """One handler for everything that is raised."""

    def told(request: Request[Any, Any, Any], error: Exception) -> Response[str]:
        status = error.status_code if isinstance(error, HTTPException) else _BUG
        if status >= _BUG:
            _log.error("page_failed", path=request.url.path, exc_info=error)
        code = "no_such_page" if status < _BUG else "internal"
        return refused(visit_of(request, site), ApiFailure(code, status=status))

    def gone(_request: Request[Any, Any, Any], _error: Exception) -> Response[bytes]:
        return Response(b"", status_code=GONE, media_type="text/plain")

    return {VisitorGone: gone, Exception: told}
