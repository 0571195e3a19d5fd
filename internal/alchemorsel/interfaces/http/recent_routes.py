"""The route that tells operators what happened lately; who may ask is decided at the door."""

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler

from alchemorsel.application.recent import RecentBook
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.accepting import JSON

RECENT_PATH = "/api/v1/ai/recent"


def recent_route(book: RecentBook) -> HTTPRouteHandler:
    """Fallbacks with their reasons, and what calls took."""

    @get(RECENT_PATH, name="recent")
    async def recent() -> Response[bytes]:
        return Response(encode(book.shown()), media_type=JSON, headers={"Cache-Control": "no-store"})

    return recent
