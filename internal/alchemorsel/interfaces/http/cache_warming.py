"""Tells a warm-up as a stream of events, for as long as somebody reads it; whoever leaves stops it."""

import asyncio
from collections.abc import Awaitable, Callable

from litestar.types import Receive, Scope, Send

from alchemorsel.application.warmup_report import Told, WarmUpReport, WarmUpStep
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.event_stream import StreamTerms, failures_told, while_read
from alchemorsel.interfaces.http.event_wire import DONE, PROGRESS, EventWire

Steps = asyncio.Queue[WarmUpStep | None]


class WarmUpStream:
    """An ASGI application for one warm-up, whose request has been read.

    Args:
        warm: runs it, telling each step.
    """

    def __init__(self, warm: Callable[[Told], Awaitable[WarmUpReport]], terms: StreamTerms) -> None:
        self._warm = warm
        self._terms = terms

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """
        Raises:
            AlchemorselError: nothing was told yet; the failure may be a plain answer.
            ClientGone: the same, and nobody will read it.
        """
        wire = EventWire(send, stalled_s=self._terms.stalled_s)
        await while_read(scope, receive, wire, self._tell, left="warmup_left")

    async def _tell(self, wire: EventWire, scope: Scope) -> None:
        steps: Steps = asyncio.Queue()
        warming = asyncio.ensure_future(self._warm(steps.put_nowait))
        warming.add_done_callback(lambda _: steps.put_nowait(None))
        try:
            async with failures_told(wire, scope):
                await self._follow(steps, wire)
                await wire.end(DONE, encode(warming.result()))
        finally:
            warming.cancel()
            await asyncio.gather(warming, return_exceptions=True)

    async def _follow(self, steps: Steps, wire: EventWire) -> None:
        while (step := await self._next(steps, wire)) is not None:
            await wire.put(PROGRESS, encode(step))

    async def _next(self, steps: Steps, wire: EventWire) -> WarmUpStep | None:
        while True:
            try:
                async with asyncio.timeout(self._terms.heartbeat_s):
                    return await steps.get()
            except TimeoutError:
                await wire.beat()
