"""One flight a wish: whoever wants the same answer at the same time boards the one that is in the air."""

import asyncio
import copy
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

import msgspec
import structlog

from alchemorsel.application.call import CacheMode, Call
from alchemorsel.application.ports import Clock
from alchemorsel.domain.errors import AlchemorselError, TimedOut, Unavailable
from alchemorsel.infrastructure.ai.replay import Replay

T = TypeVar("T")
OVERTIME_S = 180.0
"""How long a model that is still writing may go on when nobody can wait any longer."""
MOST_BEHIND = 4
"""Flights without anybody on board; a further one is ended as soon as the last one leaves."""
_log = structlog.get_logger(__name__)


class Flight(Generic[T]):
    """An answer in the making, with terms of its own: the deadline of who began it and, for a model that is still
    writing, `OVERTIME_S` more, so that whoever boards late, and can wait longer, is not cut off with the first.
    """

    def __init__(self, make: Callable[[Call], Awaitable[T]], call: Call, clock: Clock) -> None:
        self.replay = Replay(clock)
        self.aboard = 0
        self.behind = False
        terms = msgspec.structs.replace(call, cache=CacheMode.NORMAL, progress=self.replay, overtime_s=OVERTIME_S)
        self.task: asyncio.Future[T] = asyncio.ensure_future(make(terms))


class Flights(Generic[T]):
    """Those in the air, by key."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._by_key: dict[str, Flight[T]] = {}

    def __len__(self) -> int:
        return len(self._by_key)

    @property
    def behind(self) -> int:
        """How many are in the air for nobody but the memory."""
        return sum(not flight.aboard for flight in self._by_key.values())

    def get(self, key: str) -> Flight[T] | None:
        return self._by_key.get(key)

    def begin(self, key: str, make: Callable[[Call], Awaitable[T]], call: Call) -> Flight[T]:
        """Take off; there must be none for this key."""
        flight = Flight(make, call, self._clock)
        self._by_key[key] = flight
        flight.task.add_done_callback(lambda _: self._landed(key, flight))
        return flight

    async def wait(self, key: str, flight: Flight[T], call: Call) -> T:
        """Be on board until it lands or the caller's own deadline comes.

        Raises:
            TimedOut: the deadline came first.
            AlchemorselError: what the flight ended with; each caller gets an error of its own.
        """
        flight.aboard += 1
        flight.replay.join(call.progress)
        late = False
        try:
            await asyncio.wait({flight.task}, timeout=max(0.0, call.deadline - self._clock.monotonic()))
            late = not flight.task.done()
            if late:
                raise self._late(flight)
            return _result(flight.task)
        finally:
            flight.replay.leave(call.progress)
            flight.aboard -= 1
            self._left(key, flight, late=late)

    async def aclose(self) -> None:
        """End all that are in the air."""
        tasks = [flight.task for flight in self._by_key.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _left(self, key: str, flight: Flight[T], *, late: bool) -> None:
        if flight.aboard or flight.behind or flight.task.done():
            return
        if late and flight.replay.is_flowing and self.behind <= MOST_BEHIND:
            flight.behind = True
            asyncio.get_running_loop().call_later(OVERTIME_S, flight.task.cancel)
            return
        flight.task.cancel()
        # It may take a while to end; who comes meanwhile must not board it.
        self._forget(key, flight)

    @staticmethod
    def _late(flight: Flight[T]) -> TimedOut:
        reason = "The answer was not ready before the deadline."
        return TimedOut(
            reason,
            suggestion="Use a smaller model, or give the request a longer deadline.",
            attempts=flight.replay.attempts(reason),
        )

    def _landed(self, key: str, flight: Flight[T]) -> None:
        self._forget(key, flight)
        if flight.task.cancelled() or (error := flight.task.exception()) is None:
            return
        if not flight.aboard and not isinstance(error, AlchemorselError):
            _log.error("bug", exc_info=error)

    def _forget(self, key: str, flight: Flight[T]) -> None:
        if self._by_key.get(key) is flight:
            del self._by_key[key]


def _result(task: "asyncio.Future[T]") -> T:
    """What it brought. Errors are copied where callers write into them."""
    if task.cancelled():
        raise Unavailable("The answer was given up before it was ready.", suggestion="Ask again.")
    error = task.exception()
    if error is None:
        return task.result()
    raise copy.copy(error) if isinstance(error, Unavailable) else error
