"""Runs uvicorn, and stops it so that no request is dropped: first say no, then finish, then close."""

import asyncio
import gc
import signal
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial

import msgspec
import structlog
import uvicorn

from alchemorsel.interfaces.http.draining import Drain

STOP = (signal.SIGTERM, signal.SIGINT)
LAST_CALL_S = 0.25
"""How long connections that say nothing stay open once no new ones are taken: a request may be on its way."""
ECHO_S = 0.5
"""A signal so soon after the first is the same one: Ctrl-C reaches a worker from the terminal and from its parent."""
FAREWELL_S = 2.0
"""How long those whose answer was cut off may take to hear of it."""
MOST_QUEUED = 4096
_log = structlog.get_logger(__name__)


class DrainPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds from the signal on: new connections are taken for `grace_s`, requests may run for `timeout_s`."""

    grace_s: float = 0.0
    timeout_s: float = 120.0


class DrainingServer(uvicorn.Server):
    """SIGTERM drains; SIGINT does so without the grace, for it comes from a person; a second one ends it at once.

    A process that was told to stop and did so has done well: it does not die of the signal, as uvicorn's would.
    """

    def __init__(self, config: uvicorn.Config, drain: Drain, policy: DrainPolicy) -> None:
        super().__init__(config)
        self._drain = drain
        self._policy = policy
        self._told_at = 0.0
        self._timers: list[asyncio.TimerHandle] = []

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in STOP:
            loop.add_signal_handler(number, partial(self.stop, number))
        try:
            yield
        finally:
            for number in STOP:
                loop.remove_signal_handler(number)
            for timer in self._timers:
                timer.cancel()

    def stop(self, number: signal.Signals) -> None:
        """Begin to drain, or, where that is under way already, end."""
        loop = asyncio.get_running_loop()
        if self._timers:
            if loop.time() - self._told_at > ECHO_S:
                self._end()
            return
        self._told_at = loop.time()
        grace_s = 0.0 if number is signal.SIGINT else self._policy.grace_s
        self._drain.lifecycle.drain()
        _log.info("draining", in_flight=self._drain.in_flight, grace_s=grace_s, timeout_s=self._policy.timeout_s)
        self._timers = [loop.call_later(grace_s, self._close), loop.call_later(self._policy.timeout_s, self._end)]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """What a start leaves behind stays for good: no collection goes over it again while requests wait."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Everybody who came in is served, also who was still waiting at the door."""
        await self._last_call(sockets or [])
        await super().shutdown(sockets)
        _log.info("drained", cut=self._drain.over)

    def _close(self) -> None:
        self.should_exit = True

    def _end(self) -> None:
        self.should_exit = True
        if not self._drain.over:
            _log.warning("drain_over", in_flight=self._drain.in_flight)
        self._drain.end()
        self._timers.append(asyncio.get_running_loop().call_later(FAREWELL_S, self._force))

    def _force(self) -> None:
        self.force_exit = True

    async def _last_call(self, sockets: Sequence[socket.socket]) -> None:
        # The kernel has taken connections that the loop has not seen; with the last listener they would be reset.
        doors = [each.dup() for each in sockets]
        for server in self.servers:
            server.close()
        for connection in _waiting_at(doors):
            await asyncio.get_running_loop().connect_accepted_socket(self._protocol, connection)
        if self.server_state.connections and not self._drain.over:
            await asyncio.sleep(LAST_CALL_S)

    def _protocol(self) -> asyncio.Protocol:
        # Typed as any protocol at all; all of uvicorn's own are made like this.
        return self.config.http_protocol_class(  # type: ignore[call-arg]
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )


def _waiting_at(doors: Sequence[socket.socket]) -> list[socket.socket]:
    """The connections in the listeners' queues; the listeners are closed."""
    waiting: list[socket.socket] = []
    for door in doors:
        door.setblocking(False)
        with door, suppress(OSError):
            while len(waiting) < MOST_QUEUED:
                waiting.append(door.accept()[0])
    for connection in waiting:
        connection.setblocking(False)
    return waiting
