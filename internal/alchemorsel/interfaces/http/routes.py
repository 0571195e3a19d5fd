"""The routes that answer questions, and the one that says the process lives."""

from functools import partial
from typing import Any

from litestar import Request, Response, post, route
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler
from litestar.types import ASGIApp

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.interfaces.http.accepting import JSON, prefers_events
from alchemorsel.interfaces.http.access import caller_of
from alchemorsel.interfaces.http.body import read_json_body
from alchemorsel.interfaces.http.decoding import RequestDecoder
from alchemorsel.interfaces.http.event_stream import EventStream, StreamTerms
from alchemorsel.interfaces.http.operations import LIVE_PATH, OPERATIONS, Operation
from alchemorsel.interfaces.http.presence import while_present
from alchemorsel.interfaces.http.request_id import request_id_of

ALIVE = b'{"status":"alive"}'


def ai_routes(kitchen: Kitchen, stream: StreamTerms) -> list[HTTPRouteHandler]:
    """One route for each operation."""
    return [_route(kitchen, stream, operation) for operation in OPERATIONS]


def _route(kitchen: Kitchen, stream: StreamTerms, operation: Operation) -> HTTPRouteHandler:
    decoder = RequestDecoder(operation.request_type)

    async def answer(request: Request[Any, Any, Any]) -> ASGIApp:
        wish = decoder.decode(await read_json_body(request))
        ask = partial(kitchen.ask, wish, request_id=request_id_of(request.scope), caller=caller_of(request.scope))
        if prefers_events(request.headers.getall("accept", [])):
            return EventStream(ask, wish, stream)
        served = await while_present(request.receive, ask())
        response = Response(served.body, media_type=JSON, headers={"Vary": "Accept"})
        return response.to_asgi_response(app=None, request=request)

    return post(operation.path, status_code=200, name=operation.name)(answer)


@route(LIVE_PATH, http_method=(HttpMethod.GET, HttpMethod.HEAD), name="live", status_code=200)
async def live() -> Response[bytes]:
    """Says that this process runs; nothing else is looked at."""
    return Response(ALIVE, media_type=JSON, headers={"Cache-Control": "no-store"})
