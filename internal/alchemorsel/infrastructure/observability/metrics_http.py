"""Counts requests over HTTP."""

from alchemorsel.infrastructure.observability.metrics_declared import Declared, Kind, Label
from alchemorsel.infrastructure.observability.metrics_meters import Meters
from alchemorsel.infrastructure.observability.metrics_tally import CountTally, TimeTally

_ROUTE = Label(name="route", says="the templates of our own routes, such as `/health/live`, or `unmatched`")
_NO_CODE = "none"
_PLAIN = "plain"
_LABELS = (
    _ROUTE,
    Label(name="method", values=("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other")),
    Label(name="form", values=(_PLAIN, "stream"), says="`stream` once events were sent"),
    Label(
        name="status",
        says="HTTP's own; of a stream that ended in an `error`, that error's; `none` where the caller left before it",
    ),
)
_CODE = Label(name="code", says=f"of the problem that was told, such as `not_cached`, or `{_NO_CODE}`")

REQUESTS = Declared(
    name="alchemorsel_http_requests_total",
    kind=Kind.COUNTER,
    says="Requests that were answered, to the last byte, or left.",
    labels=(*_LABELS, _CODE),
)
SECONDS = Declared(
    name="alchemorsel_http_request_seconds",
    kind=Kind.HISTOGRAM,
    says="Time from a request's head to the last byte of its answer; a stream counts to its end.",
    labels=_LABELS,
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180),
)
IN_FLIGHT = Declared(name="alchemorsel_http_in_flight", kind=Kind.GAUGE, says="Requests that are being answered now.")
OVERHEAD_SECONDS = Declared(
    name="alchemorsel_overhead_seconds",
    kind=Kind.HISTOGRAM,
    says="Our own part of a request for which a model was asked: its time less all waiting for models.",
    labels=(_ROUTE,),
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5),
)
HTTP = (REQUESTS, SECONDS, IN_FLIGHT, OVERHEAD_SECONDS)


class HttpMetrics:
    """The `HttpObserver` of the interfaces."""

    def __init__(self, meters: Meters) -> None:
        self._requests = meters.counter(REQUESTS)
        self._seconds = meters.histogram(SECONDS)
        self._in_flight = meters.gauge(IN_FLIGHT)[()]
        self._overhead_seconds = meters.histogram(OVERHEAD_SECONDS)
        self._at_once: dict[tuple[str, ...], TimeTally] = {}
        self._requests_at_once = CountTally(self._requests.__getitem__)
        meters.tallied(self._write_down)

    def began(self) -> None:
        self._in_flight.inc()

    def ended(self, route: str, method: str, outcome: tuple[str, str, str], seconds: float) -> None:
        form, status, code = outcome
        self._in_flight.dec()
        self._requests[route, method, form, status, code].inc()
        self._seconds[route, method, form, status].observe(seconds)

    def at_once(self, route: str, method: str, status: str, seconds: float) -> None:
        labels = route, method, _PLAIN, status
        self._requests_at_once[*labels, _NO_CODE] += 1
        tally = self._at_once.get(labels)
        if tally is None:
            tally = self._at_once[labels] = TimeTally(self._seconds[labels], SECONDS.buckets)
        tally.add(seconds)

    def overhead(self, route: str, seconds: float) -> None:
        self._overhead_seconds[(route,)].observe(seconds)

    def _write_down(self) -> None:
        self._requests_at_once.write_down()
        for tally in self._at_once.values():
            tally.write_down()
