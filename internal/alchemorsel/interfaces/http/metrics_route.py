"""The route that Prometheus reads."""

from typing import Any, Protocol

from litestar import Response, route
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler

from alchemorsel.interfaces.http.observed import HttpObserver

METRICS_PATH = "/metrics"


class Measuring(Protocol):
    """What counts, and shows what it counted."""

    @property
    def http(self) -> HttpObserver: ...
    @property
    def media_type(self) -> str: ...

    async def text(self) -> bytes:
        """All of it, as `media_type` says."""
        ...


def metrics_route(measuring: Measuring) -> HTTPRouteHandler:
    # Litestar says the charset of all text by itself.
    kind = measuring.media_type.removesuffix("; charset=utf-8")

    async def metrics() -> Response[Any]:
        return Response(await measuring.text(), media_type=kind, headers={"Cache-Control": "no-store"})

    return route(METRICS_PATH, http_method=(HttpMethod.GET, HttpMethod.HEAD), name="metrics", status_code=200)(metrics)
