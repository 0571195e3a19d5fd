"""One stream of events on one connection: begun late, numbered, kept alive, ended once."""

import asyncio
import time

from litestar.types import Send

from alchemorsel.application.streaming import Notice
from alchemorsel.interfaces.http.accepting import EVENTS
from alchemorsel.interfaces.http.heads import Lines
from alchemorsel.interfaces.http.mistakes import ClientGone
from alchemorsel.interfaces.http.sse import HEARTBEAT, frame, notice_frame, retry_line

COME_AGAIN_S = 5.0
PROGRESS, DONE, ERROR = "progress", "done", "error"
"""The events of what is done for operators; an `error` ends any stream."""
HEADERS = {
    "Content-Type": EVENTS,
    "Cache-Control": "no-store",
    "Vary": "Accept",
    # nginx would collect what is meant to be seen at once.
    "X-Accel-Buffering": "no",
}


class EventWire:
    """Nothing is sent, no status either, before the first event; until then a failure can be a plain answer.

    Args:
        stalled_s: seconds that one event may wait for a reader who takes nothing.
    """

    def __init__(self, send: Send, *, stalled_s: float) -> None:
        self.begun = False
        self.ended = False
        self._send = send
        self._more: Lines = []
        self._stalled_s = stalled_s
        self._number = 0
        self._last_at = time.monotonic()

    @property
    def silent_s(self) -> float:
        """Seconds since something was sent, or since the stream was made."""
        return time.monotonic() - self._last_at

    def introduce(self, lines: Lines) -> None:
        """Header lines beside the usual ones, for a stream that has not begun."""
        self._more += lines

    async def tell(self, notice: Notice) -> None:
        """
        Raises:
            ClientGone: the reader takes nothing any more.
        """
        await self._out(notice_frame(notice, number=self._next()))

    async def put(self, event: str, data: bytes) -> None:
        """Any other event; raises as `tell`."""
        await self._out(frame(event, data, number=self._next()))

    async def beat(self) -> None:
        """
        Raises:
            ClientGone: as `tell`.
        """
        await self._out(HEARTBEAT)

    async def end(self, event: str, data: bytes, *, come_again_s: float | None = None) -> None:
        """The last event.

        Raises:
            ClientGone: as `tell`.
        """
        before = b"" if come_again_s is None else retry_line(come_again_s)
        await self._out(before + frame(event, data, number=self._next()), more=False)
        self.ended = True

    def _next(self) -> int:
        self._number += 1
        return self._number

    async def _out(self, data: bytes, *, more: bool = True) -> None:
        try:
            async with asyncio.timeout(self._stalled_s):
                await self._begin()
                await self._send({"type": "http.response.body", "body": data, "more_body": more})
        except TimeoutError:
            raise ClientGone("The reader of a stream takes nothing any more.") from None
        self._last_at = time.monotonic()

    async def _begin(self) -> None:
        if self.begun:
            return
        self.begun = True
        headers = [*((name.lower().encode(), value.encode()) for name, value in HEADERS.items()), *self._more]
        await self._send({"type": "http.response.start", "status": 200, "headers": headers})
        await self._send({"type": "http.response.body", "body": retry_line(COME_AGAIN_S), "more_body": True})
