"""Writes docs/metrics.md from the declarations, so that it cannot lie."""

from collections.abc import Iterator

from alchemorsel.infrastructure.observability.metrics import ROOMS
from alchemorsel.infrastructure.observability.metrics_declared import Declared, Label

_HEAD = """\
# Metrics

`GET /metrics` shows them in Prometheus' text format; no key is needed. With several worker processes
(`ALCHEMORSEL_WORKERS`) every scrape shows all of them together, whichever answers it, and a worker that was
restarted goes on with the counts of the one before it. Gauges are at most a second old; what a look at the
providers' health finds, each reading has renewed behind, at most every `ALCHEMORSEL_HEALTH_INTERVAL`.

Seconds and tokens are the units. No label ever holds what a caller wrote: its values are the lists below, or come
from the named source. Counters with few combinations of labels are there from the start, at 0.

This page is written from the code; a test tells when it is not.
"""


def as_markdown() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(line for title, metrics in ROOMS.items() for line in _room(title, metrics))])


def _room(title: str, metrics: tuple[Declared, ...]) -> Iterator[str]:
    yield from (f"## {title}", "", "| metric | kind | labels | meaning |", "|---|---|---|---|")
    for each in metrics:
        yield f"| `{each.name}` | {each.kind} | {', '.join(f'`{label.name}`' for label in each.labels)} | {each.says} |"
    yield ""
    labels = dict.fromkeys(label for each in metrics for label in each.labels)
    names = [label.name for label in labels]
    for label in labels:
        where = "" if names.count(label.name) == 1 else f" ({_having(label, metrics)})"
        yield f"* `{label.name}`{where}: {_values(label)}"
    yield ""


def _having(label: Label, metrics: tuple[Declared, ...]) -> str:
    """The metrics of a room where a label has just these values."""
    return ", ".join(f"`{each.name}`" for each in metrics if label in each.labels)


def _values(label: Label) -> str:
    listed = ", ".join(f"`{value}`" for value in label.values)
    return "; ".join(filter(None, (listed, label.says)))
