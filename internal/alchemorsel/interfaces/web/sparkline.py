"""Draws what the last calls took as a line for an SVG, and says it in numbers for everybody."""

from collections.abc import Sequence
from statistics import median

import msgspec

WIDTH, HEIGHT = 120.0, 28.0
_FEWEST = 2


class Sparkline(msgspec.Struct, frozen=True, kw_only=True):
    """`points` are an SVG polyline's in a box of `WIDTH` by `HEIGHT`, zero seconds at its foot; the rest is seconds."""

    points: str
    count: int
    last_s: float
    median_s: float
    most_s: float


def sparkline(seconds: Sequence[float]) -> Sparkline | None:
    """A line through all of them, the oldest on the left; None where there are too few for one."""
    if len(seconds) < _FEWEST:
        return None
    most_s = max(seconds)
    step, scale = WIDTH / (len(seconds) - 1), (HEIGHT - 2) / (most_s or 1.0)
    # A line has a width: one unit of room above and below.
    points = (f"{at * step:.1f},{HEIGHT - 1 - each * scale:.1f}" for at, each in enumerate(seconds))
    return Sparkline(
        points=" ".join(points), count=len(seconds), last_s=seconds[-1], median_s=median(seconds), most_s=most_s
    )
