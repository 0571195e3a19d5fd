"""Decides from `Accept` whether a caller wants events; JSON is what everybody gets who does not say so."""

import re
from collections.abc import Sequence

JSON = "application/json"
EVENTS = "text/event-stream"

_QUALITY = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")


def prefers_events(accepts: Sequence[str]) -> bool:
    """Whether events are named, and are wanted more than JSON; where both are wanted alike, the one that is named.

    Args:
        accepts: the values of the header, as many as there are.
    """
    ranges = dict(_ranges(",".join(accepts)))
    events, json = ranges.get(EVENTS, 0.0), _quality(ranges, JSON)
    return events > json or (0.0 < events == json and JSON not in ranges)


def _quality(ranges: dict[str, float], media_type: str) -> float:
    """The most specific range decides (RFC 9110, 12.5.1)."""
    anything_of_it = f"{media_type.partition('/')[0]}/*"
    return next((ranges[name] for name in (media_type, anything_of_it, "*/*") if name in ranges), 0.0)


def _ranges(header: str) -> list[tuple[str, float]]:
    return [_range(each) for each in header.split(",")]


def _range(text: str) -> tuple[str, float]:
    name, *parameters = (part.strip().lower() for part in text.split(";"))
    given = next((value.strip() for key, _, value in (p.partition("=") for p in parameters) if key.strip() == "q"), "1")
    # A weight that is none says nothing.
    return name, float(given) if _QUALITY.fullmatch(given) else 1.0
