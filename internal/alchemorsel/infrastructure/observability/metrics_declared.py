"""What is said of a metric once, for the code that counts, for /metrics and for the documentation."""

from enum import StrEnum

import msgspec

SECONDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 180.0)
"""Bounds for what a model takes."""


class Kind(StrEnum):
    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"


class Together(StrEnum):
    """What a gauge of several processes is: their sum, the largest, or what was noted last; of those that live."""

    SUM = "livesum"
    MOST = "livemax"
    LATEST = "livemostrecent"


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A label's name. Its values are a closed list, or come from a closed source, which `says` names."""

    name: str
    says: str = ""
    values: tuple[str, ...] = ()


class Declared(msgspec.Struct, frozen=True, kw_only=True):
    """One metric.

    Args:
        name: in full, as Prometheus knows it.
        says: what it means, in a sentence.
        buckets: a histogram's upper bounds.
        together: how the gauges of several worker processes become one.
    """

    name: str
    kind: Kind
    says: str
    labels: tuple[Label, ...] = ()
    buckets: tuple[float, ...] = ()
    together: Together = Together.SUM
