"""Tells a pull as a stream of events, for as long as somebody reads it; whoever leaves stops the download."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from litestar.types import Receive, Scope, Send

from alchemorsel.domain.models import Pulled, PullProgress
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.http.event_stream import StreamTerms, failures_told, while_read
from alchemorsel.interfaces.http.event_wire import DONE, PROGRESS, EventWire


class PullStream:
    """An ASGI application for one pull, whose request has been read.

    Args:
        steps: the progress; it ends without an error only when the model is there.
        name: of the model.
    """

    def __init__(self, steps: AsyncGenerator[PullProgress, None], name: str, terms: StreamTerms) -> None:
        self._steps = steps
        self._name = name
        self._terms = terms

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """
        Raises:
            AlchemorselError: nothing was told yet; the failure may be a plain answer.
            ClientGone: the same, and nobody will read it.
        """
        wire = EventWire(send, stalled_s=self._terms.stalled_s)
        await while_read(scope, receive, wire, self._tell, left="pull_left", model=self._name)

    async def _tell(self, wire: EventWire, scope: Scope) -> None:
        hosts: dict[str, None] = {}
        async with aclosing(self._steps), failures_told(wire, scope):
            while (step := await self._next(wire)) is not None:
                hosts[step.host] = None
                await wire.put(PROGRESS, encode(step))
            await wire.end(DONE, encode(Pulled(name=self._name, hosts=tuple(hosts))))

    async def _next(self, wire: EventWire) -> PullProgress | None:
        reading = asyncio.ensure_future(_read(self._steps))
        try:
            while not (await asyncio.wait({reading}, timeout=self._terms.heartbeat_s))[0]:
                await wire.beat()
            return await reading
        finally:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)


async def _read(steps: AsyncGenerator[PullProgress, None]) -> PullProgress | None:
    return await anext(steps, None)
