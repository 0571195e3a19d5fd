"""Counts and times what is asked of the recipe book's database."""

from alchemorsel.infrastructure.book.metered import OK, OPERATIONS, OTHER
from alchemorsel.infrastructure.observability.metrics_declared import Declared, Kind, Label
from alchemorsel.infrastructure.observability.metrics_meters import Meters

_OPERATION = Label(name="operation", values=OPERATIONS)
_CODES = ("busy", "invalid", "lost_race", "misconfigured", "not_found", "unavailable", OTHER)

SECONDS = Declared(
    name="alchemorsel_book_query_seconds",
    kind=Kind.HISTOGRAM,
    says="Time of an operation on the recipe book, waiting for a connection and for its turn included.",
    labels=(_OPERATION,),
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0),
)
ERRORS = Declared(
    name="alchemorsel_book_errors_total",
    kind=Kind.COUNTER,
    says="Operations on the recipe book that ended in an error, by its code.",
    labels=(_OPERATION, Label(name="code", values=_CODES)),
)
IN_USE = Declared(
    name="alchemorsel_book_connections_in_use",
    kind=Kind.GAUGE,
    says="Connections to the recipe book's database that are in use or waited for.",
)
SIZE = Declared(
    name="alchemorsel_book_connections_size",
    kind=Kind.GAUGE,
    says="The most connections that there may be; 0 before the book was first used.",
)
BOOK = (SECONDS, ERRORS, IN_USE, SIZE)


class BookMetrics:
    """A `BookObserver`."""

    def __init__(self, meters: Meters) -> None:
        self._seconds = meters.histogram(SECONDS)
        self._errors = meters.counter(ERRORS)
        self._in_use = meters.gauge(IN_USE)
        self._size = meters.gauge(SIZE)
        self.pool(0, 0)

    def queried(self, operation: str, seconds: float, code: str) -> None:
        self._seconds[(operation,)].observe(seconds)
        if code != OK:
            self._errors[operation, code if code in _CODES else OTHER].inc()

    def pool(self, in_use: int, size: int) -> None:
        self._in_use[()].set(in_use)
        self._size[()].set(size)
