"""Finishes what runs while nothing new is to come, and tells whoever is still waiting when time is up."""

import asyncio
from typing import Any

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from alchemorsel.application.lifecycle import Lifecycle, Phase
from alchemorsel.domain.errors import Unavailable
from alchemorsel.interfaces.http.access_refusal import refuse

_CLOSE = (b"connection", b"close")


def stopping() -> Unavailable:
    """What a caller is told whose answer does not come any more."""
    return Unavailable(
        "The service is being stopped before this was answered.", suggestion="Ask again.", retry_after_s=1
    )


class Drain:
    """The requests in hand, and whether their time is up. Whoever serves says when."""

    def __init__(self, lifecycle: Lifecycle) -> None:
        self.lifecycle = lifecycle
        self.over = False
        self._running: set[asyncio.Task[Any]] = set()

    @property
    def in_flight(self) -> int:
        return len(self._running)

    def end(self) -> None:
        """Answer nothing any more: what runs is told so and ends."""
        self.over = True
        for task in self._running:
            task.cancel()

    @property
    def draining(self) -> bool:
        return self.lifecycle.phase is Phase.DRAINING

    def running(self) -> "_Running":
        """Counts the request of the current task; one that `end` cancels goes on after the block."""
        return _Running(self, self._running)


class _Running:
    """A context manager; as a generator it would cost every request three times as much."""

    __slots__ = ("_drain", "_running", "_task")

    def __init__(self, drain: Drain, running: set[asyncio.Task[Any]]) -> None:
        self._drain = drain
        self._running = running

    def __enter__(self) -> None:
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("a request runs in a task")
        self._task = task
        self._running.add(task)

    def __exit__(self, kind: type[BaseException] | None, _error: object, _trace: object) -> bool:
        self._running.discard(self._task)
        if kind is None or not issubclass(kind, asyncio.CancelledError) or not self._drain.over:
            return False
        # It was meant for the answer, not for the connection, which has to be left in good order.
        self._task.uncancel()
        return True


def with_draining(app: ASGIApp, drain: Drain) -> ASGIApp:
    """Counts requests; while draining, each answer is the last one on its connection."""

    async def drained(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        reply = _Reply(send, drain)
        with drain.running():
            if not drain.over:
                await app(scope, receive, reply)
        if drain.over and not reply.begun:
            await refuse(scope, reply, stopping())

    return drained


class _Reply:
    """What goes out; knows whether anything did."""

    def __init__(self, send: Send, drain: Drain) -> None:
        self.begun = False
        self._send = send
        self._drain = drain

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            if self._drain.draining:
                message["headers"] = [*message.get("headers", ()), _CLOSE]
        await self._send(message)
