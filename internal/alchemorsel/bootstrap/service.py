"""Opens one process's whole service, room by room, and closes it again in the opposite order."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from litestar import Litestar

from alchemorsel import __version__
from alchemorsel.application.health import Health
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.ports import Clock
from alchemorsel.application.recent import RecentBook
from alchemorsel.application.warmup_list import WarmUpList
from alchemorsel.bootstrap.book import BookRoom, open_book
from alchemorsel.bootstrap.chain import open_kitchen
from alchemorsel.bootstrap.door import keyring_for, open_door
from alchemorsel.bootstrap.health import open_health
from alchemorsel.bootstrap.model_room import ModelRoom, open_model_room
from alchemorsel.bootstrap.observers import Observers
from alchemorsel.bootstrap.warmup import warming_behind
from alchemorsel.bootstrap.workers import Seat
from alchemorsel.config import Settings
from alchemorsel.infrastructure.ai.noting import NotingObserver
from alchemorsel.infrastructure.ai.watched import Watched
from alchemorsel.infrastructure.clock import SystemClock
from alchemorsel.infrastructure.foods.table import load_foods
from alchemorsel.infrastructure.observability.metrics import Metrics
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.draining import Drain
from alchemorsel.interfaces.http.event_stream import StreamTerms


@asynccontextmanager
async def open_service(
    settings: Settings, seat: Seat, listed: WarmUpList | None, drain: Drain, *, address: str
) -> AsyncIterator[Litestar]:
    """The application with everything behind it.

    Args:
        seat: this process's place among its siblings.
        listed: common wishes to ask at the start; None for none.
        drain: counts the requests in hand, and knows where in its life the service is.
        address: where it listens, and so who could reach it without a key.
    """
    clock = SystemClock()
    metrics = Metrics(__version__, seat.metrics)
    recent = RecentBook(clock.now)
    keyring = keyring_for(settings, clock, address)
    async with (
        open_model_room(settings, clock, observer=metrics.models) as room,
        _counted_kitchen(settings, seat, room, metrics, recent) as (kitchen, watched),
        open_book(settings, clock, metrics.book, rechecks=seat.is_first) as book,
        _counted_health(settings, room, watched, clock, metrics=metrics, drain=drain, book=book) as health,
        open_door(settings, keyring, clock) as door,
        warming_behind(kitchen.warm_up, listed if seat.is_first else None, drain.lifecycle, settings),
    ):
        room.pull_missing()
        yield make_app(
            kitchen,
            version=__version__,
            stream=StreamTerms(deadline_s=settings.ai_stream_deadline),
            door=door,
            models=room.models,
            book=book.keeper,
            recent=recent,
            health=health,
            drain=drain,
            measuring=metrics,
            foods=load_foods(),
        )


@asynccontextmanager
async def _counted_kitchen(
    settings: Settings, seat: Seat, room: ModelRoom, metrics: Metrics, recent: RecentBook
) -> AsyncIterator[tuple[Kitchen, list[Watched]]]:
    observers = Observers(
        asking=NotingObserver(metrics.ai, recent),
        checks=metrics.quality,
        cache=[metrics.cache],
        warm_up=metrics.warm_up,
    )
    watched: list[Watched] = []
    async with (
        open_kitchen(
            settings, room, observers=observers, watched=watched, crowd=seat.crowd, purges=seat.purges
        ) as kitchen,
        metrics.shown(kitchen.providers),
    ):
        yield kitchen, watched


@asynccontextmanager
async def _counted_health(
    settings: Settings,
    room: ModelRoom,
    watched: Sequence[Watched],
    clock: Clock,
    *,
    metrics: Metrics,
    drain: Drain,
    book: BookRoom,
) -> AsyncIterator[Health]:
    async with (
        open_health(
            settings,
            room,
            watched,
            clock,
            lifecycle=drain.lifecycle,
            pings=[book.ping],
            on_look=metrics.service.health_looked,
        ) as health,
        metrics.watching(health.ai),
    ):
        yield health
