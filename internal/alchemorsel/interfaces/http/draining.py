"""Finishes what runs while nothing new is to come, and tells whoever is still waiting when time is up."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
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

    @contextmanager
    def running(self) -> Iterator[None]:
        """Counts the request of the current task."""
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("a request runs in a task")
        self._running.add(task)
        try:
            yield
        finally:
            self._running.discard(task)


def with_draining(app: ASGIApp, drain: Drain) -> ASGIApp:
    """Counts requests; while draining, each answer is the last one on its connection."""

    async def drained(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        begun = False

        async def tell(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                if drain.lifecycle.phase is Phase.DRAINING:
                    message["headers"] = [*message.get("headers", ()), _CLOSE]
            await send(message)

        try:
            with drain.running():
                if not drain.over:
                    await app(scope, receive, tell)
        except asyncio.CancelledError:
            if not drain.over:
                raise
            _stay()
        if drain.over and not begun:
            await refuse(scope, tell, stopping())

    return drained


def _stay() -> None:
    """The cancellation was for the answer, not for the connection, which has to be left in good order."""
    task = asyncio.current_task()
    if task is not None:
        task.uncancel()
