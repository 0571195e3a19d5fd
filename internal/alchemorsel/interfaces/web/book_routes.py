"""The book's routes: the list, and the whole book coming in and going out."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.response import Stream

from alchemorsel.domain.book.requests import BookFormat
from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.api_client.book import in_own_words, taken_in, whole
from alchemorsel.interfaces.web.book_edit_routes import book_edit_routes
from alchemorsel.interfaces.web.book_list import book_page
from alchemorsel.interfaces.web.book_query import query_in
from alchemorsel.interfaces.web.book_recipe_routes import book_recipe_routes, fields_of
from alchemorsel.interfaces.web.book_saving import saving_route
from alchemorsel.interfaces.web.book_undo import FIELD, gone_in
from alchemorsel.interfaces.web.pages import BOOK
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.uploads import upload_route
from alchemorsel.interfaces.web.visit import Visit, visit_of

_FILES = {
    BookFormat.JSON: ("application/json", "recipes.json"),
    BookFormat.JSON_LD: ("application/ld+json", "recipes.jsonld"),
}
AnyRequest = Request[Any, Any, Any]


def book_routes(site: Site) -> list[HTTPRouteHandler]:
    """Everything below the book's address, and the way into it from a recipe's page."""

    async def show(request: AnyRequest) -> Response[str]:
        visit = visit_of(request, site)
        gone = gone_in(visit, fields_of(request).one(FIELD))
        return await book_page(visit, query_in(request.url.query), gone=gone)

    async def export(request: AnyRequest) -> Response[Any]:
        visit = visit_of(request, site)
        to = fields_of(request).one("format") or BookFormat.JSON
        try:
            return await _export(visit, BookFormat(to))
        except ValueError:
            return await _failed(visit, ApiFailure("book_invalid", status=422, reasons=(", ".join(BookFormat),)))
        except ApiFailure as failure:
            return await _failed(visit, in_own_words(failure))

    return [
        get(BOOK.path, name=BOOK.path)(show),
        get(f"{BOOK.path}/export", name=f"{BOOK.path}/export")(export),
        upload_route(site, f"{BOOK.path}/import", _import, _failed),
        *book_recipe_routes(site),
        *book_edit_routes(site),
        saving_route(site),
    ]


async def _import(visit: Visit, document: bytes) -> Response[Any]:
    try:
        report = await taken_in(visit.site.api, document)
    except ApiFailure as failure:
        return await _failed(visit, failure)
    return await book_page(visit, query_in(""), report=report)


async def _failed(visit: Visit, failure: ApiFailure) -> Response[Any]:
    return await book_page(visit, query_in(""), failure=failure)


async def _export(visit: Visit, to: BookFormat) -> Response[Any]:
    """The book as it comes from the API, however long it is."""
    async with AsyncExitStack() as stack:
        pieces = await stack.enter_async_context(whole(visit.site.api, to))
        media_type, file = _FILES[to]
        headers = {"Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "no-store"}
        return Stream(_pieces(stack.pop_all(), pieces), media_type=media_type, headers=headers)


async def _pieces(opened: AsyncExitStack, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    async with opened:
        async for piece in pieces:
            yield piece
