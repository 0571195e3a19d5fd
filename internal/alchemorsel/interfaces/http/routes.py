"""The routes that answer questions, and the one that says the process lives."""

from functools import partial
from typing import Any

from litestar import Request, Response, post, route
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler
from litestar.types import ASGIApp, Receive, Scope, Send

from alchemorsel.application.answer import Answer
from alchemorsel.application.cache import CacheOrigin
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.tab import open_tab
from alchemorsel.interfaces.http.accepting import JSON, prefers_events
from alchemorsel.interfaces.http.access import caller_of
from alchemorsel.interfaces.http.body import read_json_body
from alchemorsel.interfaces.http.cache_headers import cache_mode_of, forwarded, reply_of, timing_line, wanted_of
from alchemorsel.interfaces.http.decoding import RequestDecoder
from alchemorsel.interfaces.http.event_stream import EventStream, StreamTerms
from alchemorsel.interfaces.http.fast_lane_memo import note_key
from alchemorsel.interfaces.http.mistakes import ClientGone
from alchemorsel.interfaces.http.operations import LIVE_PATH, OPERATIONS, Operation
from alchemorsel.interfaces.http.request_id import request_id_of
from alchemorsel.interfaces.http.timing import note_tab
from alchemorsel.interfaces.presence import while_present

ALIVE = b'{"status":"alive"}'


def ai_routes(kitchen: Kitchen, stream: StreamTerms) -> list[HTTPRouteHandler]:
    """One route for each operation."""
    return [_route(kitchen, stream, operation) for operation in OPERATIONS]


def _route(kitchen: Kitchen, stream: StreamTerms, operation: Operation) -> HTTPRouteHandler:
    decoder = RequestDecoder(operation.request_type)

    async def answer(request: Request[Any, Any, Any]) -> ASGIApp:
        with open_tab() as tab:
            note_tab(request.scope, tab)
            wish = decoder.decode(await read_json_body(request))
            mode = cache_mode_of(request.headers.getall("cache-control", []))
            scope = request.scope
            ask = partial(kitchen.ask, wish, request_id=request_id_of(scope), caller=caller_of(scope), cache=mode)
            if prefers_events(request.headers.getall("accept", [])):
                return EventStream(ask, wish, stream, mode)
            served = await while_present(request.receive, ask(), ClientGone)
        origin = served.origin or forwarded(mode)
        return _Answered(served, origin, timing_line(tab))

    return post(operation.path, status_code=200, name=operation.name)(answer)


class _Answered:
    """Sends an answer, and notes for those around where it is remembered."""

    def __init__(self, served: Answer[Any], origin: CacheOrigin, timing: tuple[bytes, bytes]) -> None:
        self._served = served
        self._timing = timing
        self.origin = origin

    @property
    def body(self) -> bytes:
        return self._served.body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's signature
        note_key(scope, self.origin)
        reply = reply_of(self, wanted_of(scope["headers"]))
        reply.headers.append(self._timing)
        await reply.send(send)


@route(LIVE_PATH, http_method=(HttpMethod.GET, HttpMethod.HEAD), name="live", status_code=200)
async def live() -> Response[bytes]:
    """Says that this process runs; nothing else is looked at."""
    return Response(ALIVE, media_type=JSON, headers={"Cache-Control": "no-store"})
