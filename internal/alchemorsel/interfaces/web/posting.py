"""The one way in for forms: read whole, limited, and only when this browser was given the form by us."""

from collections.abc import Callable, Coroutine
from typing import Any

from litestar import Request, Response, post
from litestar.handlers import HTTPRouteHandler

from alchemorsel.interfaces.presence import while_present
from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.forms import BadForm, Form, read_form
from alchemorsel.interfaces.web.pages import Page
from alchemorsel.interfaces.web.rendering import render
from alchemorsel.interfaces.web.session import COOKIE
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.trouble import trouble_of
from alchemorsel.interfaces.web.visit import TYPED, Visit, visit_of

TOKEN = "csrf_token"  # noqa: S105 - the name of a field
STALE = "stale_form"
SECRET_FIELDS = frozenset({"key"})
"""What is typed into these is never put into a page."""
_SEND_AGAIN = Page(path="", label="", template="send_again.html")

Answering = Callable[[Visit, Form], Coroutine[Any, Any, Response[Any]]]
Showing = Callable[[Visit, Form], Response[str]]


class VisitorGone(Exception):
    """Whoever sent the form left before there was an answer; the model was stopped, too."""


def form_route(site: Site, path: str, answer: Answering, typed: Showing | None = None) -> HTTPRouteHandler:
    """A route that takes a form of ours. What a visitor sent in good faith is never lost: they may send it again.

    Args:
        typed: shows the form as it was filled in so far; asked for by `TYPED`.
    """

    async def take(request: Request[Any, Any, Any]) -> Response[Any]:
        visit = visit_of(request, site)
        try:
            form = await read_form(request)
        except BadForm as bad:
            return refused(visit, ApiFailure(bad.code, status=bad.status))
        if not is_own(request, site, form):
            return _again(visit, form, elsewhere=_is_from_elsewhere(request))
        if typed and visit.query == TYPED:
            return typed(visit, form)
        return await while_present(request.receive, answer(visit, form), VisitorGone)

    return post(path, status_code=200, name=f"post {path}")(take)


def refused(visit: Visit, failure: ApiFailure, form: Form | None = None) -> Response[str]:
    """A page that tells what went wrong; with `form`, it can be sent once more from there."""
    kept = {name: values for name, values in (form or Form()).items() if name not in {TOKEN, *SECRET_FIELDS}}
    fields = [(name, value) for name, values in kept.items() for value in values]
    trouble = trouble_of(failure, visit.words)
    return render(visit, _SEND_AGAIN, status=failure.status, trouble=trouble, fields=fields, token_field=TOKEN)


def is_own(request: Request[Any, Any, Any], site: Site, form: Form) -> bool:
    """Whether this browser was given the form by us."""
    session_id = site.sessions.read(request.cookies.get(COOKIE, ""))
    return not _is_from_elsewhere(request) and site.sessions.is_own_form(session_id, form.one(TOKEN))


def _is_from_elsewhere(request: Request[Any, Any, Any]) -> bool:
    """Whether the browser says that another site's page sent this; every browser of today does say it."""
    return request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}


def _again(visit: Visit, form: Form, *, elsewhere: bool) -> Response[str]:
    return refused(visit, ApiFailure(STALE, status=403), None if elsewhere else form)
