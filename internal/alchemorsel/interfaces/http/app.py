"""The HTTP application: routes, failures, and what every answer carries."""

from collections.abc import Sequence

from litestar import Litestar
from litestar.types import LifespanHook

from alchemorsel.application.book.bookkeeper import Bookkeeper
from alchemorsel.application.health import Health
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.lifecycle import Lifecycle
from alchemorsel.application.models import Models
from alchemorsel.application.recent import RecentBook
from alchemorsel.domain.foods import NO_FOODS, FoodTable
from alchemorsel.interfaces.http.access import with_door
from alchemorsel.interfaces.http.access_door import Door
from alchemorsel.interfaces.http.access_log import with_access_log
from alchemorsel.interfaces.http.book_routes import book_routes
from alchemorsel.interfaces.http.cache_routes import cache_routes
from alchemorsel.interfaces.http.docs_page import docs_routes
from alchemorsel.interfaces.http.draining import Drain, with_draining
from alchemorsel.interfaces.http.event_stream import STREAM_TERMS, StreamTerms
from alchemorsel.interfaces.http.failures import failure_handlers
from alchemorsel.interfaces.http.fast_lane import FastLane
from alchemorsel.interfaces.http.health_routes import health_routes, ready_route
from alchemorsel.interfaces.http.metrics_route import Measuring, metrics_route
from alchemorsel.interfaces.http.model_routes import model_routes
from alchemorsel.interfaces.http.observed import with_metrics
from alchemorsel.interfaces.http.recent_routes import recent_route
from alchemorsel.interfaces.http.recipe_routes import recipe_routes
from alchemorsel.interfaces.http.request_id import with_request_id
from alchemorsel.interfaces.http.routes import ai_routes, live
from alchemorsel.interfaces.http.security_headers import with_security_headers


def make_app(
    kitchen: Kitchen,
    *,
    version: str = "0.1.0",
    stream: StreamTerms = STREAM_TERMS,
    door: Door | None = None,
    models: Models | None = None,
    health: Health | None = None,
    drain: Drain | None = None,
    measuring: Measuring | None = None,
    foods: FoodTable = NO_FOODS,
    book: Bookkeeper | None = None,
    recent: RecentBook | None = None,
    on_startup: Sequence[LifespanHook] = (),
    on_shutdown: Sequence[LifespanHook] = (),
) -> Litestar:
    """The application, ready to be served.

    Args:
        kitchen: who answers.
        version: what the OpenAPI document calls this release.
        stream: how answers are told to those who want events.
        door: who may come in; None lets everybody in, for where something else keeps the door.
        models: what operators manage; None where there is nothing to manage.
        health: what is looked at; None where nothing is.
        drain: counts the requests in hand, for whoever stops the server.
        measuring: counts everything, and shows it at /metrics; None where nobody does.
        foods: what the routes on recipes compute nutrition from; empty, they compute none.
        book: the recipes that are kept; None where none are.
        recent: what happened lately; None where nobody keeps it.
        on_startup: called once before the first request.
        on_shutdown: called once after the last.
    """
    managing = model_routes(models, stream) if models is not None else []
    managing += cache_routes(kitchen.cache, kitchen.warm_up, stream) if kitchen.cache is not None else []
    managing += [recent_route(recent)] if recent is not None else []
    drain = drain or Drain(Lifecycle())
    looking = [live, ready_route(drain.lifecycle), *(health_routes(health) if health is not None else ())]
    measured = [metrics_route(measuring)] if measuring is not None else []
    app = Litestar(
        route_handlers=[
            *ai_routes(kitchen, stream),
            *recipe_routes(foods),
            *managing,
            *(book_routes(book) if book is not None else ()),
            *looking,
            *measured,
            *docs_routes(version, foods),
        ],
        exception_handlers=failure_handlers(),
        on_startup=[*on_startup, drain.lifecycle.serve],
        on_shutdown=on_shutdown,
        # The document is ours, and so is the log.
        openapi_config=None,
        logging_config=None,
        debug=False,
    )
    # Litestar routes first and runs middleware second: around the routing, a 404 gets its id and line too.
    inside = app.asgi_handler if door is None else with_door(app.asgi_handler, door)
    told = with_request_id(with_access_log(with_security_headers(with_draining(inside, drain))))
    observer = measuring.http if measuring is not None else None
    counted = told if observer is None else with_metrics(told, observer)
    if kitchen.cache is not None:
        counted = FastLane(counted, kitchen.cache, door=door, drain=drain, observer=observer)
    app.asgi_handler = counted
    return app
