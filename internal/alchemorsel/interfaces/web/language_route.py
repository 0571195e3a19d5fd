"""Lets a visitor choose the language of the pages."""

from typing import Any

from litestar import Response
from litestar.handlers import HTTPRouteHandler

from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.locales import DEFAULT, LANGUAGES
from alchemorsel.interfaces.web.pages import own_path
from alchemorsel.interfaces.web.posting import form_route
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.visit import Visit


def language_route(site: Site) -> HTTPRouteHandler:
    """Remembers the choice, and goes back to where it was made."""
    return form_route(site, "/language", _choose)


async def _choose(visit: Visit, form: Form) -> Response[Any]:
    chosen = form.one("language")
    cookie = visit.language_cookie(chosen if chosen in LANGUAGES else DEFAULT)
    headers = {"Location": own_path(form.one("next")), "Cache-Control": "no-store"}
    return Response(b"", status_code=303, headers=headers, cookies=[*visit.cookies(), cookie])
