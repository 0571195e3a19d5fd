"""Rings when time is up, and not before a busy event loop has had its turns to find what came in time."""

import asyncio
from collections.abc import Callable, Iterable

TURNS = 20
"""A busy event loop reads late what came in time: so many turns to find that out before Redis gets the blame."""


class Watch:
    """Rings at each of its moments, in seconds of the loop's time, and tells which; never again once it is over.

    Args:
        is_over: whether what is watched has come to its end by itself.
    """

    __slots__ = ("_handle", "_is_over", "_loop", "_moments", "_ring", "_turns")

    def __init__(self, moments: Iterable[float], is_over: Callable[[], bool], ring: Callable[[float], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._moments = sorted(moments, reverse=True)
        self._is_over = is_over
        self._ring = ring
        self._turns = TURNS
        self._handle: asyncio.Handle = self._loop.call_at(self._moments[-1], self._look)

    def end(self) -> None:
        self._handle.cancel()

    def _look(self) -> None:
        if self._is_over():
            return
        if self._turns:
            self._turns -= 1
            self._handle = self._loop.call_soon(self._look)
            return
        self._turns = TURNS
        moment = self._moments.pop()
        if self._moments:
            self._handle = self._loop.call_at(self._moments[-1], self._look)
        self._ring(moment)
