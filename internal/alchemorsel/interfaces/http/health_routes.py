"""The routes that tell machines and people how the service is; none of them needs a key."""

from typing import Any

import msgspec
from litestar import Request, Response, route
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler

from alchemorsel.application.health import Health
from alchemorsel.application.health_report import AIHealth, HealthReport, HealthStatus
from alchemorsel.application.lifecycle import Lifecycle
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.accepting import JSON
from alchemorsel.interfaces.http.health_operations import AI_HEALTH_PATH, HEALTH_PATH, READY_PATH, closeness

AnyRequest = Request[Any, Any, Any]

_LOOK = (HttpMethod.GET, HttpMethod.HEAD)


def ready_route(lifecycle: Lifecycle) -> HTTPRouteHandler:
    """Whether to send work here."""

    @route(READY_PATH, http_method=_LOOK, name="ready", status_code=200)
    async def ready() -> Response[bytes]:
        status = "ready" if lifecycle.ready else lifecycle.phase.value
        return _answer({"status": status}, well=lifecycle.ready)

    return ready


def health_routes(health: Health) -> list[HTTPRouteHandler]:
    """The whole service, and those who answer one by one."""

    @route(HEALTH_PATH, http_method=_LOOK, name="health", status_code=200)
    async def whole(request: AnyRequest) -> Response[bytes]:
        asked = closeness(request.query_params)
        return _told(await health.report(asked.mode, force=asked.force))

    @route(AI_HEALTH_PATH, http_method=_LOOK, name="ai-health", status_code=200)
    async def ai(request: AnyRequest) -> Response[bytes]:
        asked = closeness(request.query_params)
        return _told(await health.ai(asked.mode, force=asked.force))

    return [whole, ai]


def _told(report: HealthReport | AIHealth) -> Response[bytes]:
    return _answer(report, well=report.status is not HealthStatus.UNHEALTHY)


def _answer(value: msgspec.Struct | dict[str, str], *, well: bool) -> Response[bytes]:
    return Response(
        encode(value), status_code=200 if well else 503, media_type=JSON, headers={"Cache-Control": "no-store"}
    )
