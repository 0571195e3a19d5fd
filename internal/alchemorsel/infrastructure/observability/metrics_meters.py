"""Makes the metrics that are declared, in one process or in files that several processes share."""

from collections.abc import Callable, Iterator
from itertools import product
from math import prod
from pathlib import Path
from typing import TypeVar

import msgspec
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, values
from prometheus_client.metrics import MetricWrapperBase
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from alchemorsel.infrastructure.observability.metrics_declared import Declared

M = TypeVar("M", bound=MetricWrapperBase)
MOST_FROM_THE_START = 100
"""Counters of no more combinations than these are there before they count, so that a first failure is an increase."""


class SharedFolder(msgspec.Struct, frozen=True, kw_only=True):
    """Where several worker processes count together.

    A restarted worker takes its predecessor's `slot` and goes on with its counters, so there are never more files
    than workers. prometheus_client must find the same path in its own environment variable.
    """

    path: Path
    slot: int

    def forget_dead(self) -> None:
        """Gauges of a worker that has died are no longer true."""
        # Typed for a process id; it only becomes part of a file's name.
        mark_process_dead(self.slot, str(self.path))  # type: ignore[no-untyped-call]  # it has no types


class Children(dict[tuple[str, ...], M]):
    """One metric's series by their labels' values, each made at its first use and bound from then on."""

    def __init__(self, metric: M) -> None:
        super().__init__()
        self._metric = metric

    def __missing__(self, labels: tuple[str, ...]) -> M:
        child = self[labels] = self._metric.labels(*labels) if labels else self._metric
        return child


class Meters:
    """Makes each declared metric once; `registry` is what /metrics shows."""

    def __init__(self, shared: SharedFolder | None = None) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # it has no types
        self.registry = CollectorRegistry()
        self._own: CollectorRegistry | None = self.registry
        self._tallies: list[Callable[[], None]] = []
        if shared is None:
            # Said aloud, for an environment variable of somebody else's would turn it over.
            values.ValueClass = values.MutexValue
            return
        slot = shared.slot
        values.ValueClass = values.MultiProcessValue(lambda: slot)  # type: ignore[no-untyped-call]  # the same
        MultiProcessCollector(self.registry, str(shared.path))  # type: ignore[no-untyped-call]  # the same
        self._own = None

    def tallied(self, write_down: Callable[[], None]) -> None:
        """Have this called before anybody looks."""
        self._tallies.append(write_down)

    def write_down(self) -> None:
        """Tell the registry what was only tallied so far."""
        for write_down in self._tallies:
            write_down()

    def counter(self, declared: Declared) -> Children[Counter]:
        names = [label.name for label in declared.labels]
        children = Children(Counter(declared.name, declared.says, names, registry=self._own))
        for combination in _combinations(declared):
            children[combination].inc(0)
        return children

    def gauge(self, declared: Declared) -> Children[Gauge]:
        names = [label.name for label in declared.labels]
        return Children(
            Gauge(
                declared.name,
                declared.says,
                names,
                registry=self._own,
                multiprocess_mode=declared.together.value,
            )
        )

    def histogram(self, declared: Declared) -> Children[Histogram]:
        names = [label.name for label in declared.labels]
        return Children(Histogram(declared.name, declared.says, names, registry=self._own, buckets=declared.buckets))


def _combinations(declared: Declared) -> Iterator[tuple[str, ...]]:
    """Every combination of labels, where all of them are closed lists and it is not too many."""
    lists = [label.values for label in declared.labels]
    if 0 < prod(map(len, lists)) <= MOST_FROM_THE_START:
        yield from product(*lists)
