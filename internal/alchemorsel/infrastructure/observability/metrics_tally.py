"""Counts what happens at each hit without a lock or a file; it is written down when somebody looks."""

from bisect import bisect_left
from collections.abc import Callable

from prometheus_client import Counter, Histogram


class CountTally(dict[tuple[str, ...], int]):
    """Numbers by their labels' values.

    Args:
        counter: the series of some labels' values.
    """

    def __init__(self, counter: Callable[[tuple[str, ...]], Counter]) -> None:
        super().__init__()
        self._counter = counter

    def __missing__(self, labels: tuple[str, ...]) -> int:
        return 0

    def write_down(self) -> None:
        """Tell the counters, and begin again."""
        for labels, number in self.items():
            self._counter(labels).inc(number)
        self.clear()


class TimeTally:
    """Times of one histogram's series, counted by its bounds."""

    __slots__ = ("_bounds", "_buckets", "_histogram", "_seconds")

    def __init__(self, histogram: Histogram, bounds: tuple[float, ...]) -> None:
        self._histogram = histogram
        self._bounds = bounds
        self._buckets = [0] * (len(bounds) + 1)
        self._seconds = 0.0

    def add(self, seconds: float) -> None:
        self._buckets[bisect_left(self._bounds, seconds)] += 1
        self._seconds += seconds

    def write_down(self) -> None:
        """Tell the histogram, and begin again."""
        buckets, seconds = self._buckets, self._seconds
        self._buckets, self._seconds = [0] * len(buckets), 0.0
        # It takes one time at a time in public, which is what this is here to avoid.
        self._histogram._sum.inc(seconds)  # noqa: SLF001 - as said
        for bucket, number in zip(self._histogram._buckets, buckets, strict=True):  # noqa: SLF001 - as said
            bucket.inc(number)
