"""The HTTP application: routes, failures, and what every answer carries."""

from collections.abc import Iterator, Sequence

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.types import ASGIApp

from alchemorsel.application.book.bookkeeper import Bookkeeper
from alchemorsel.application.cache import AnswerCache
from alchemorsel.application.health import Health
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.lifecycle import Lifecycle
from alchemorsel.application.models import Models
from alchemorsel.application.recent import RecentBook
from alchemorsel.domain.foods import NO_FOODS, FoodTable
from alchemorsel.interfaces.added_headers import with_headers
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
from alchemorsel.interfaces.http.security_headers import ALWAYS


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
    """
    drain = drain or Drain(Lifecycle())
    handlers = [
        *_cooking(kitchen, stream, foods, book),
        *_managing(kitchen, stream, models, recent),
        *_looking(drain.lifecycle, health, measuring),
        *docs_routes(version, foods),
    ]
    app = _routed(handlers, drain.lifecycle)
    app.asgi_handler = _in_shells(app.asgi_handler, kitchen.cache, door, drain, measuring)
    return app


def _cooking(
    kitchen: Kitchen, stream: StreamTerms, foods: FoodTable, book: Bookkeeper | None
) -> Iterator[HTTPRouteHandler]:
    yield from ai_routes(kitchen, stream)
    yield from recipe_routes(foods)
    if book is not None:
        yield from book_routes(book)


def _managing(
    kitchen: Kitchen, stream: StreamTerms, models: Models | None, recent: RecentBook | None
) -> Iterator[HTTPRouteHandler]:
    if models is not None:
        yield from model_routes(models, stream)
    if kitchen.cache is not None:
        yield from cache_routes(kitchen.cache, kitchen.warm_up, stream)
    if recent is not None:
        yield recent_route(recent)


def _looking(lifecycle: Lifecycle, health: Health | None, measuring: Measuring | None) -> Iterator[HTTPRouteHandler]:
    yield live
    yield ready_route(lifecycle)
    if health is not None:
        yield from health_routes(health)
    if measuring is not None:
        yield metrics_route(measuring)


def _routed(handlers: Sequence[HTTPRouteHandler], lifecycle: Lifecycle) -> Litestar:
    return Litestar(
        route_handlers=handlers,
        exception_handlers=failure_handlers(),
        on_startup=[lifecycle.serve],
        # The document is ours, and so is the log.
        openapi_config=None,
        logging_config=None,
        debug=False,
    )


def _in_shells(
    app: ASGIApp, cache: AnswerCache | None, door: Door | None, drain: Drain, measuring: Measuring | None
) -> ASGIApp:
    """Litestar routes first and runs middleware second: around the routing, a 404 gets its id and line too."""
    inside = app if door is None else with_door(app, door)
    told = with_request_id(with_access_log(with_headers(with_draining(inside, drain), ALWAYS)))
    observer = measuring.http if measuring is not None else None
    counted = told if observer is None else with_metrics(told, observer)
    return counted if cache is None else FastLane(counted, cache, door=door, drain=drain, observer=observer)
