"""The HTTP application: routes, failures, and what every answer carries."""

from collections.abc import Sequence

from litestar import Litestar
from litestar.types import LifespanHook

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.interfaces.http.access_log import with_access_log
from alchemorsel.interfaces.http.docs_page import docs_routes
from alchemorsel.interfaces.http.failures import failure_handlers
from alchemorsel.interfaces.http.request_id import with_request_id
from alchemorsel.interfaces.http.routes import ai_routes, live


def make_app(
    kitchen: Kitchen,
    *,
    version: str = "0.1.0",
    on_startup: Sequence[LifespanHook] = (),
    on_shutdown: Sequence[LifespanHook] = (),
) -> Litestar:
    """The application, ready to be served.

    Args:
        kitchen: who answers.
        version: what the OpenAPI document calls this release.
        on_startup: called once before the first request.
        on_shutdown: called once after the last.
    """
    app = Litestar(
        route_handlers=[*ai_routes(kitchen), live, *docs_routes(version)],
        exception_handlers=failure_handlers(),
        on_startup=on_startup,
        on_shutdown=on_shutdown,
        # The document is ours, and so is the log.
        openapi_config=None,
        logging_config=None,
        debug=False,
    )
    # Litestar routes first and runs middleware second: around the routing, a 404 gets its id and line too.
    app.asgi_handler = with_request_id(with_access_log(app.asgi_handler))
    return app
