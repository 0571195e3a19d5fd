"""uvicorn's HTTP protocol, which also takes an answer as a whole: in one write, and without a look at each line.

uvicorn checks each header of each answer for line breaks; here that was done when the head was written down. A hit of
the fast lane is the only one to come this way; everything else goes uvicorn's own.
"""

from functools import lru_cache
from weakref import ref

from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from alchemorsel.interfaces.http.exchange import EXTENSION
from alchemorsel.interfaces.http.heads import encoded


class ExchangeProtocol(HttpToolsProtocol):
    """Offers the ASGI extension of `exchange`."""

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        cycle.scope["extensions"] = {EXTENSION: {"of": _CycleExchange(cycle)}}
        super()._start_asgi_task(cycle, app)


class _CycleExchange:
    """An `Exchange` with what uvicorn keeps of one request."""

    __slots__ = ("_cycle",)

    def __init__(self, cycle: RequestResponseCycle) -> None:
        # The cycle holds the scope, which holds this: a circle would be left to the garbage collector each time.
        self._cycle = ref(cycle)

    @property
    def open(self) -> bool:
        cycle = self._cycle()
        if cycle is None or cycle.response_started or cycle.disconnected:
            return False
        # A connection that is at its end, or whose reader is slow, needs all the care that uvicorn has.
        return cycle.keep_alive and not cycle.flow.write_paused

    def body(self) -> bytes | None:
        cycle = self._cycle()
        return None if cycle is None or cycle.more_body or not self.open else bytes(cycle.body)

    def write(self, status: int, head: bytes, body: bytes) -> None:
        cycle = self._cycle()
        if cycle is None:
            return
        cycle.response_started = cycle.response_complete = True
        cycle.transport.write(b"".join((STATUS_LINE[status], _usual(*cycle.default_headers), head, b"\r\n", body)))
        cycle.message_event.set()
        cycle.on_response()


@lru_cache(maxsize=4)
def _usual(*lines: tuple[bytes, bytes]) -> bytes:
    """What uvicorn says with every answer: the date, which changes each second."""
    return encoded(lines)
