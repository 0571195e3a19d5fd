"""The way in for a file: of limited size, from a form of ours, and never kept on this side."""

from collections.abc import Callable, Coroutine
from typing import Any

from litestar import Request, Response, post
from litestar.datastructures import UploadFile
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler

from alchemorsel.interfaces.presence import while_present
from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.posting import STALE, TOKEN, VisitorGone, is_own
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.visit import Visit, visit_of

MOST_FILE_BYTES = 32 * 1024 * 1024
"""What the API takes in one piece."""
_AROUND = 64 * 1024
_FILE = "file"

Taking = Callable[[Visit, bytes], Coroutine[Any, Any, Response[Any]]]
Failing = Callable[[Visit, ApiFailure], Coroutine[Any, Any, Response[Any]]]


def upload_route(site: Site, path: str, take_in: Taking, fail: Failing) -> HTTPRouteHandler:
    """A route that takes a form with a file in it."""

    async def take(request: Request[Any, Any, Any]) -> Response[Any]:
        visit = visit_of(request, site)
        try:
            content = await _content(request, site)
        except ApiFailure as failure:
            return await fail(visit, failure)
        return await while_present(request.receive, take_in(visit, content), VisitorGone)

    most = MOST_FILE_BYTES + _AROUND
    return post(path, status_code=200, name=f"post {path}", request_max_body_size=most)(take)


async def _content(request: Request[Any, Any, Any], site: Site) -> bytes:
    """The file's bytes.

    Raises:
        ApiFailure: there is none, it is too long, or the form is not ours.
    """
    try:
        sent = await request.form()
    except HTTPException as error:
        too_long = error.status_code == 413  # noqa: PLR2004 - HTTP's own number
        raise ApiFailure("book_too_large" if too_long else "malformed", status=error.status_code) from None
    except ValueError:
        raise ApiFailure("malformed", status=400) from None
    token, file = sent.get(TOKEN), sent.get(_FILE)
    if not is_own(request, site, Form([(TOKEN, token if isinstance(token, str) else "")])):
        raise ApiFailure(STALE, status=403)
    if not isinstance(file, UploadFile):
        raise ApiFailure("no_file", status=422)
    return await file.read()
