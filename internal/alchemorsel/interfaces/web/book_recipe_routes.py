"""A kept recipe's own page, and what is done with one: marked, cooked, taken along, deleted and brought back."""

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler

from alchemorsel.domain.book.requests import CookedRequest
from alchemorsel.domain.recipe_requests import ExportFormat
from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.api_client.book import changed, cooked, one, removed, restored
from alchemorsel.interfaces.web.book_query import query_in
from alchemorsel.interfaces.web.book_recipe_page import book_recipe_page, missing_page
from alchemorsel.interfaces.web.book_sheet import kept_sheet
from alchemorsel.interfaces.web.book_undo import Gone, path_without
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.pages import BOOK
from alchemorsel.interfaces.web.posting import form_route, refused
from alchemorsel.interfaces.web.recipe_routes import recipe_file
from alchemorsel.interfaces.web.recipe_sheet import once_in
from alchemorsel.interfaces.web.see_other import see_other
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.visit import Visit, visit_of
from alchemorsel.interfaces.web.wish_form import number_of

ONE = f"{BOOK.path}/{{recipe_id:str}}"
_MOST_FIELDS = 50
AnyRequest = Request[Any, Any, Any]


def book_recipe_routes(site: Site) -> list[HTTPRouteHandler]:
    """The page, its files, and its forms."""
    return [
        get(ONE, name=ONE)(_shown(site, _show)),
        get(f"{ONE}/file", name=f"{ONE}/file")(_shown(site, _file)),
        form_route(site, f"{ONE}/cooked", _cook),
        form_route(site, f"{ONE}/delete", _delete),
        form_route(site, f"{ONE}/restore", _restore),
        form_route(site, f"{BOOK.path}/star", _star),
    ]


def id_in(visit: Visit) -> str:
    """Which recipe an address is about."""
    return visit.path.strip("/").split("/")[1]


Showing = Callable[[Visit, Form], Coroutine[Any, Any, Response[Any]]]


def _shown(site: Site, show: Showing) -> Callable[[AnyRequest], Coroutine[Any, Any, Response[Any]]]:
    async def page(request: AnyRequest) -> Response[Any]:
        visit = visit_of(request, site)
        try:
            return await show(visit, fields_of(request))
        except ApiFailure as failure:
            return missing_page(visit, id_in(visit), failure)

    return page


def fields_of(request: AnyRequest) -> Form:
    """What an address says behind its question mark; nothing where it cannot be read."""
    try:
        return Form(parse_qsl(request.url.query, max_num_fields=_MOST_FIELDS))
    except ValueError:
        return Form()


async def _show(visit: Visit, form: Form) -> Response[Any]:
    return await book_recipe_page(visit, kept_sheet(await one(visit.site.api, id_in(visit)), form))


async def _file(visit: Visit, form: Form) -> Response[Any]:
    sheet = kept_sheet(await one(visit.site.api, id_in(visit)), form)
    return await recipe_file(visit.site.api, sheet, form.one("format") or ExportFormat.MARKDOWN)


async def _cook(visit: Visit, form: Form) -> Response[Any]:
    try:
        asked = msgspec.convert({"rating": _rating(form), "note": form.one("note")}, CookedRequest)
    except msgspec.ValidationError as error:
        return refused(visit, ApiFailure("book_invalid", status=422, reasons=(str(error),)), form)
    try:
        saved = await cooked(visit.site.api, id_in(visit), asked, once_in(form))
    except ApiFailure as failure:
        return refused(visit, failure, form)
    return see_other(visit, f"{BOOK.path}/{saved.id}#log")


async def _delete(visit: Visit, form: Form) -> Response[Any]:
    try:
        saved = await one(visit.site.api, id_in(visit))
        await removed(visit.site.api, saved.id)
    except ApiFailure as failure:
        return refused(visit, failure, form)
    return see_other(visit, path_without(visit, Gone(saved.id, saved.recipe.name)))


async def _restore(visit: Visit, form: Form) -> Response[Any]:
    try:
        saved = await restored(visit.site.api, id_in(visit))
    except ApiFailure as failure:
        return refused(visit, failure, form)
    return see_other(visit, f"{BOOK.path}/{saved.id}")


async def _star(visit: Visit, form: Form) -> Response[Any]:
    """Marks a favourite, or no longer; `back` says which part of the list it was done in."""
    on = form.one("on")
    try:
        saved = await changed(visit.site.api, on or form.one("off"), {"favourite": bool(on)})
    except ApiFailure as failure:
        return refused(visit, failure, form)
    from_list = "back" in form
    return see_other(visit, query_in(form.one("back")).path if from_list else f"{BOOK.path}/{saved.id}")


def _rating(form: Form) -> Any:
    return number_of(form.one("rating")) if form.one("rating") else None
