"""The first page: a wish goes in; a recipe comes out, whole or as it is being written."""

import secrets
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.response import Stream

from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.api_client.asking import ask
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.module_words import ask_words
from alchemorsel.interfaces.web.pages import ASK
from alchemorsel.interfaces.web.posting import TOKEN, form_route
from alchemorsel.interfaces.web.recipe_page import recipe_page
from alchemorsel.interfaces.web.recipe_sheet import sheet_of
from alchemorsel.interfaces.web.relay import relayed
from alchemorsel.interfaces.web.rendering import render
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.trouble import Trouble, trouble_of
from alchemorsel.interfaces.web.visit import Visit, visit_of
from alchemorsel.interfaces.web.wish_form import form_of, read_wish, wish_of

_MOST_SEED = 2**31
_STREAM_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class Wanted(msgspec.Struct, frozen=True):
    """A wish, and whether something remembered will do for it."""

    wish: dict[str, Any]
    afresh: bool


def ask_routes(site: Site) -> list[HTTPRouteHandler]:
    """The page, its form, and the form's stream."""

    async def show(request: Request[Any, Any, Any]) -> Response[str]:
        return ask_page(visit_of(request, site), Form())

    return [
        get(ASK.path, name=ASK.path)(show),
        form_route(site, ASK.path, _answer, ask_page),
        form_route(site, "/stream", _stream),
    ]


def ask_page(visit: Visit, form: Form, *, status: int = 200, trouble: Trouble | None = None) -> Response[str]:
    """The form with what was written into it."""
    spoken = ask_words(visit.words)
    return render(visit, ASK, status=status, trouble=trouble, form=form, spoken=spoken, token_field=TOKEN)


def wanted_of(form: Form) -> Wanted:
    """The form's wish, or the one that a recipe's page carried along, as another idea: another seed, nothing old."""
    if not form.one("again"):
        return Wanted(wish_of(form), afresh=False)
    return Wanted({**read_wish(form.one("wish")), "seed": secrets.randbelow(_MOST_SEED)}, afresh=True)


async def _answer(visit: Visit, form: Form) -> Response[str]:
    wanted = wanted_of(form)
    try:
        given = await ask(visit.site.api, wanted.wish, afresh=wanted.afresh)
        sheet = sheet_of(given.body.decode(), wanted.wish, remembered=given.remembered)
    except ApiFailure as failure:
        written = form_of(wanted.wish) if wanted.afresh else form
        return ask_page(visit, written, status=failure.status, trouble=trouble_of(failure, visit.words))
    return await recipe_page(visit, sheet)


async def _stream(visit: Visit, form: Form) -> Stream:
    wanted = wanted_of(form)
    events = relayed(visit.site.api, wanted.wish, visit.words, afresh=wanted.afresh)
    return Stream(events, media_type="text/event-stream", headers=_STREAM_HEADERS)
