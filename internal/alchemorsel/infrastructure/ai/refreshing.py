"""Renews stale answers behind those who were served them: a few at a time, and none again right after a failure."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import structlog

from alchemorsel.application.cache import CacheObserver, Dropped
from alchemorsel.application.call import Call
from alchemorsel.application.ports import Clock
from alchemorsel.domain.errors import AlchemorselError

REFRESH_S = 180.0
"""How long a renewal may take."""
REST_S = 60.0
"""After a renewal that brought nothing to remember, the key is left alone so long."""
MOST_RESTING = 4096
_log = structlog.get_logger(__name__)


class Refreshing:
    """At most `most` at once; further ones are dropped and counted, for the next caller will ask for them again."""

    def __init__(self, clock: Clock, observer: CacheObserver, *, most: int) -> None:
        self._clock = clock
        self._observer = observer
        self._most = most
        self._running: dict[str, asyncio.Task[None]] = {}
        self._resting: dict[str, float] = {}

    def begin(self, key: str, refresh: Callable[[Call], Awaitable[bool]]) -> None:
        """Renew behind the caller, unless this key is at it or rests; `refresh` tells whether it brought anything."""
        now = self._clock.monotonic()
        if key in self._running or self._resting.get(key, now) > now:
            return
        if len(self._running) >= self._most:
            self._observer.dropped(Dropped.BUSY)
            return
        self._running[key] = asyncio.ensure_future(self._run(key, refresh))

    async def aclose(self) -> None:
        """End all of them."""
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _run(self, key: str, refresh: Callable[[Call], Awaitable[bool]]) -> None:
        renewed = False
        try:
            with contextlib.suppress(AlchemorselError):
                renewed = await refresh(Call(self._clock.monotonic() + REFRESH_S))
        except Exception:  # noqa: BLE001 - nobody waits for this task, so its bugs must be told here
            _log.exception("bug")
        finally:
            del self._running[key]
            self._rest(key, renewed=renewed)

    def _rest(self, key: str, *, renewed: bool) -> None:
        self._resting.pop(key, None)
        if not renewed:
            self._resting[key] = self._clock.monotonic() + REST_S
        if len(self._resting) > MOST_RESTING:
            del self._resting[next(iter(self._resting))]
