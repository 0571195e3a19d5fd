"""The routes of the recipe book; whose book it is, the caller's key says."""

from collections.abc import AsyncIterator
from typing import Any, TypeVar
from urllib.parse import urlencode

import msgspec
from litestar import Request, Response, delete, get, patch, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.response import Stream

from alchemorsel.application.book.bookkeeper import LOCAL_OWNER, Bookkeeper
from alchemorsel.application.book.ports import Kept
from alchemorsel.domain.book.entry import SavedRecipe
from alchemorsel.domain.book.requests import BookFormat, Changes, CookedRequest, SaveRequest
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.accepting import JSON
from alchemorsel.interfaces.http.access import caller_of
from alchemorsel.interfaces.http.body import read_json_body
from alchemorsel.interfaces.http.book_operations import MOST_IMPORTED_BYTES, MOST_SAVED_BYTES
from alchemorsel.interfaces.http.book_preconditions import (
    REPLAYED,
    etag_of,
    idempotency_key,
    is_known,
    versions_in,
    versions_required,
)
from alchemorsel.interfaces.http.book_query import asked_in, format_in
from alchemorsel.interfaces.http.decoding import RequestDecoder
from alchemorsel.interfaces.http.recipe_operations import RECIPES_PATH

R = TypeVar("R", bound=msgspec.Struct)
AnyRequest = Request[Any, Any, Any]

_ONE = f"{RECIPES_PATH}/{{recipe_id:str}}"
_SAVE = RequestDecoder(SaveRequest)
_CHANGES = RequestDecoder(Changes)
_COOKED = RequestDecoder(CookedRequest)
_UNSTORED = {"Cache-Control": "no-store"}
_MEDIA = {BookFormat.JSON: (JSON, "recipes.json"), BookFormat.JSON_LD: ("application/ld+json", "recipes.jsonld")}


def book_routes(book: Bookkeeper) -> list[HTTPRouteHandler]:
    """One route for each thing a cook does with the book."""
    return [*_whole(book), *_one(book), *_changing(book)]


def _whole(book: Bookkeeper) -> list[HTTPRouteHandler]:
    @get(RECIPES_PATH, name="book-list")
    async def listed(request: AnyRequest) -> Response[bytes]:
        asked = asked_in(request.query_params)
        page = await book.page(_owner(request), asked.query, cursor=asked.cursor, limit=asked.limit)
        headers = {**_UNSTORED, "Link": _link(request, page.next)} if page.next else _UNSTORED
        return Response(encode(page), media_type=JSON, headers=headers)

    @post(RECIPES_PATH, name="book-save", status_code=201)
    async def saved(request: AnyRequest) -> Response[bytes]:
        key = idempotency_key(request)
        kept = await book.save(_owner(request), await _read(request, _SAVE), key=key)
        return _kept(kept, {"Location": f"{RECIPES_PATH}/{kept.saved.id}"})

    @get(f"{RECIPES_PATH}/export", name="book-export")
    async def exported(request: AnyRequest) -> Stream:
        to = format_in(request.query_params)
        media_type, file = _MEDIA[to]
        disposition = {"Content-Disposition": f'attachment; filename="{file}"'}
        pieces = book.export(_owner(request), to)
        # A database that does not answer is told before the first byte is sent.
        begun = [await anext(pieces), await anext(pieces, b"")]
        return Stream(_again(begun, pieces), media_type=media_type, headers={**_UNSTORED, **disposition})

    @post(f"{RECIPES_PATH}/import", name="book-import", status_code=200)
    async def imported(request: AnyRequest) -> Response[bytes]:
        document = await read_json_body(request, MOST_IMPORTED_BYTES)
        return Response(encode(await book.take_in(_owner(request), document)), media_type=JSON, headers=_UNSTORED)

    return [listed, saved, exported, imported]


def _one(book: Bookkeeper) -> list[HTTPRouteHandler]:
    @get(_ONE, name="book-show")
    async def shown(request: AnyRequest) -> Response[bytes]:
        saved = await book.get(_owner(request), _id_in(request))
        if is_known(request, saved):
            return Response(b"", status_code=304, headers=_headers(saved))
        return _saved(saved)

    @delete(_ONE, name="book-remove", status_code=204)
    async def removed(request: AnyRequest) -> None:
        await book.remove(_owner(request), _id_in(request), versions_in(request))

    @post(f"{_ONE}/restore", name="book-restore", status_code=200)
    async def restored(request: AnyRequest) -> Response[bytes]:
        return _saved(await book.restore(_owner(request), _id_in(request)))

    return [shown, removed, restored]


def _changing(book: Bookkeeper) -> list[HTTPRouteHandler]:
    @put(_ONE, name="book-replace", status_code=200)
    async def replaced(request: AnyRequest) -> Response[bytes]:
        versions = versions_required(request)
        return _saved(await book.put(_owner(request), _id_in(request), await _read(request, _SAVE), versions))

    @patch(_ONE, name="book-change", status_code=200)
    async def changed(request: AnyRequest) -> Response[bytes]:
        versions = versions_required(request)
        body = await read_json_body(request, MOST_SAVED_BYTES)
        _CHANGES.decode(body)
        return _saved(await book.patch(_owner(request), _id_in(request), msgspec.json.decode(body), versions))

    @post(f"{_ONE}/cooked", name="book-cooked", status_code=201)
    async def cooked(request: AnyRequest) -> Response[bytes]:
        key = idempotency_key(request)
        return _kept(await book.cooked(_owner(request), _id_in(request), await _read(request, _COOKED), key=key), {})

    return [replaced, changed, cooked]


def _owner(request: AnyRequest) -> str:
    return caller_of(request.scope).key_id or LOCAL_OWNER


def _id_in(request: AnyRequest) -> str:
    return str(request.path_params["recipe_id"])


async def _read(request: AnyRequest, decoder: RequestDecoder[R]) -> R:
    return decoder.decode(await read_json_body(request, MOST_SAVED_BYTES))


def _saved(saved: SavedRecipe) -> Response[bytes]:
    return Response(encode(saved), media_type=JSON, headers=_headers(saved))


def _kept(kept: Kept, headers: dict[str, str]) -> Response[bytes]:
    replayed = {REPLAYED: "true"} if kept.replayed else {}
    told = {**_headers(kept.saved), **headers, **replayed}
    return Response(encode(kept.saved), status_code=201, media_type=JSON, headers=told)


def _headers(saved: SavedRecipe) -> dict[str, str]:
    # A cook's own: kept by nobody else, and asked for again each time.
    return {"ETag": etag_of(saved), "Cache-Control": "private, no-cache"}


def _link(request: AnyRequest, cursor: str) -> str:
    said = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f'<{RECIPES_PATH}?{urlencode([*said, ("cursor", cursor)])}>; rel="next"'


async def _again(begun: list[bytes], rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    for piece in begun:
        yield piece
    async for piece in rest:
        yield piece
