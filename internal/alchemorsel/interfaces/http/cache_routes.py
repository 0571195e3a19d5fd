"""The routes of the memory's operators; who may use them is decided at the door."""

from functools import partial
from typing import Any

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.types import ASGIApp

from alchemorsel.application.cache import AnswerCache
from alchemorsel.application.cache_office import OwnCacheOffice
from alchemorsel.application.cache_scopes import SCOPES, scope_of
from alchemorsel.application.warmup import WarmUp
from alchemorsel.application.warmup_list import WarmUpList
from alchemorsel.domain.errors import InvalidRequest
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.accepting import JSON
from alchemorsel.interfaces.http.body import read_json_body
from alchemorsel.interfaces.http.cache_operations import CACHE_PATH
from alchemorsel.interfaces.http.cache_warming import WarmUpStream
from alchemorsel.interfaces.http.decoding import RequestDecoder
from alchemorsel.interfaces.http.event_stream import STREAM_TERMS, StreamTerms

AnyRequest = Request[Any, Any, Any]
_LISTS = RequestDecoder(WarmUpList)


def cache_routes(
    cache: AnswerCache, warm_up: WarmUp | None = None, stream: StreamTerms = STREAM_TERMS
) -> list[HTTPRouteHandler]:
    """One route for each thing an operator does with the memory.

    Args:
        warm_up: over that memory; None where nothing is asked ahead.
        stream: how the steps of a warm-up are told.
    """
    office = OwnCacheOffice(cache, warm_up)

    @get(f"{CACHE_PATH}/stats", name="cache-stats")
    async def counted() -> Response[bytes]:
        return _answer(await office.stats())

    @get(f"{CACHE_PATH}/entries/{{key:str}}", name="cache-show")
    async def shown(request: AnyRequest) -> Response[bytes]:
        return _answer(await office.show(str(request.path_params["key"])))

    @delete(CACHE_PATH, name="cache-purge", status_code=200)
    async def purged(request: AnyRequest) -> Response[bytes]:
        return _answer(await office.purge(scope_of(_query_of(request))))

    @post(f"{CACHE_PATH}/warm", name="cache-warm", status_code=200)
    async def warmed(request: AnyRequest) -> ASGIApp:
        listed = _LISTS.decode(await read_json_body(request))
        listed.wishes()
        return WarmUpStream(partial(office.warm, listed), stream)

    return [counted, shown, purged, warmed]


def _query_of(request: AnyRequest) -> dict[str, str]:
    """The query, in which nothing may stand twice."""
    pairs = list(request.query_params.multi_items())
    if len(pairs) != 1:
        raise InvalidRequest(
            "The query must say in one way what is to be forgotten.",
            allowed=SCOPES,
            suggestion="Such as ?feature=recipe, ?model=llama3.2:3b, ?tag=diet:vegan, ?key=..., or ?all=true.",
        )
    return dict(pairs)


def _answer(value: msgspec.Struct) -> Response[bytes]:
    return Response(encode(value), media_type=JSON, headers={"Cache-Control": "no-store"})
