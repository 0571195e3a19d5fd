"""Lets a visitor choose the language of the pages, from any of them, and lose nothing of what is on it."""

from typing import Any
from urllib.parse import unquote_plus

from litestar import Response
from litestar.handlers import HTTPRouteHandler

from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.locales import DEFAULT, LANGUAGES
from alchemorsel.interfaces.web.pages import own_address
from alchemorsel.interfaces.web.posting import form_route
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.visit import Visit

CHOICE = "read_in"
"""No other form has such a field: the choice travels with the fields of the form it was made beside."""
_CARRY = "carry"
_GET_IT = 303
_SEND_IT_THERE = 307


def language_route(site: Site) -> HTTPRouteHandler:
    """Remembers the choice, and goes back to where it was made.

    A page that is made of its form names itself behind `?carry=`: the browser then sends that form on to it.
    """
    return form_route(site, "/language", _choose)


async def _choose(visit: Visit, form: Form) -> Response[Any]:
    chosen = form.one(CHOICE)
    cookie = visit.language_cookie(chosen if chosen in LANGUAGES else DEFAULT)
    status, address = _way_back(visit, form)
    headers = {"Location": address, "Cache-Control": "no-store"}
    return Response(b"", status_code=status, headers=headers, cookies=[*visit.cookies(), cookie])


def _way_back(visit: Visit, form: Form) -> tuple[int, str]:
    carried = unquote_plus(visit.query.removeprefix(f"{_CARRY}="))
    if carried and own_address(carried) == carried:
        return _SEND_IT_THERE, carried
    return _GET_IT, own_address(form.one("next"))
