"""Says which build this is, how many processes serve, and what looking at their health takes."""

import platform

from alchemorsel.infrastructure.observability.metrics_ai import REAL
from alchemorsel.infrastructure.observability.metrics_declared import Declared, Kind, Label, Together
from alchemorsel.infrastructure.observability.metrics_meters import Meters

BUILD_INFO = Declared(
    name="alchemorsel_build_info",
    kind=Kind.GAUGE,
    says="Always 1; the labels tell what runs.",
    labels=(Label(name="version", says="of this service"), Label(name="python", says="its version")),
    together=Together.MOST,
)
WORKERS = Declared(name="alchemorsel_workers", kind=Kind.GAUGE, says="Worker processes that serve.")
HEALTH_SECONDS = Declared(
    name="alchemorsel_health_check_seconds",
    kind=Kind.HISTOGRAM,
    says="Time of a look at the health of a provider, Redis or the recipe book; remembered ones do not count.",
    labels=(Label(name="check", values=(*REAL, "redis", "database")),),
    buckets=(0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 20),
)
SERVICE = (BUILD_INFO, WORKERS, HEALTH_SECONDS)


class ServiceMetrics:
    def __init__(self, meters: Meters, version: str) -> None:
        meters.gauge(BUILD_INFO)[version, platform.python_version()].set(1)
        meters.gauge(WORKERS)[()].set(1)
        self._health_seconds = meters.histogram(HEALTH_SECONDS)

    def health_looked(self, check: str, seconds: float) -> None:
        """One look at `ollama`, `openai`, `redis` or `database` took so long."""
        self._health_seconds[(check,)].observe(seconds)
