"""The web application: its routes, and what stands around all of them."""

from typing import Any

from litestar import Litestar, Response, get

from alchemorsel.interfaces.added_headers import with_headers
from alchemorsel.interfaces.web.ask_routes import ask_routes
from alchemorsel.interfaces.web.assets import asset_route
from alchemorsel.interfaces.web.book_routes import book_routes
from alchemorsel.interfaces.web.check_routes import check_routes
from alchemorsel.interfaces.web.failures import failure_handlers
from alchemorsel.interfaces.web.head import with_head
from alchemorsel.interfaces.web.hosts import with_own_hosts
from alchemorsel.interfaces.web.ideas_routes import ideas_routes
from alchemorsel.interfaces.web.language_route import language_route
from alchemorsel.interfaces.web.nutrition_routes import nutrition_routes
from alchemorsel.interfaces.web.recipe_routes import recipe_routes
from alchemorsel.interfaces.web.rendering import warm_up
from alchemorsel.interfaces.web.security_headers import ALWAYS
from alchemorsel.interfaces.web.site import Site
from alchemorsel.interfaces.web.status_routes import status_routes

LIVE_PATH = "/health/live"


def make_web_app(site: Site) -> Litestar:
    """The application, ready to be served."""
    app = Litestar(
        route_handlers=[
            *ask_routes(site),
            *recipe_routes(site),
            *book_routes(site),
            *ideas_routes(site),
            *nutrition_routes(site),
            *check_routes(site),
            *status_routes(site),
            language_route(site),
            asset_route(),
            live,
        ],
        exception_handlers=failure_handlers(site),
        on_startup=[_warmed_up],
        on_shutdown=[site.desk.aclose, site.api.aclose],
        openapi_config=None,
        logging_config=None,
        debug=False,
    )
    # Around the routing, so that a 404 has its headers too.
    app.asgi_handler = with_headers(with_own_hosts(with_head(app.asgi_handler), site.hosts), ALWAYS)
    return app


@get(LIVE_PATH, media_type="text/plain")
async def live() -> Response[Any]:
    """Says that the process is there; nothing is looked at."""
    return Response(b"ok\n", media_type="text/plain", headers={"Cache-Control": "no-store"})


async def _warmed_up() -> None:
    warm_up()
