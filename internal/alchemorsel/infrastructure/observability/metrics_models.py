"""Counts what managing models comes to."""

from alchemorsel.application.model_ports import Shelf
from alchemorsel.domain.errors import NotFound
from alchemorsel.infrastructure.ai.observing import ANSWERED, BUG, CANCELLED, REASONS
from alchemorsel.infrastructure.observability.metrics_declared import Declared, Kind, Label, Together
from alchemorsel.infrastructure.observability.metrics_meters import Meters

_REACHED = "reached"
_NOT_REACHED = "not_reached"

CHECK_SECONDS = Declared(
    name="alchemorsel_model_check_seconds",
    kind=Kind.HISTOGRAM,
    says="Time to ask all Ollama hosts which models they have.",
    labels=(Label(name="outcome", says="`reached`: every host told", values=(_REACHED, _NOT_REACHED)),),
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)
PULL_SECONDS = Declared(
    name="alchemorsel_model_pull_seconds",
    kind=Kind.HISTOGRAM,
    says="Time to download a model to the hosts that were to have it, by how that ended.",
    labels=(Label(name="outcome", values=(ANSWERED, *REASONS, NotFound.code, CANCELLED, BUG)),),
    buckets=(1, 5, 15, 60, 180, 600, 1800, 3600, 7200, 14400),
)
MODELS = Declared(
    name="alchemorsel_models",
    kind=Kind.GAUGE,
    says="Models on an Ollama host's disk, and in its memory, when it was last asked.",
    labels=(
        Label(name="host", says="the addresses in the settings"),
        Label(name="state", values=("present", "resident")),
    ),
    together=Together.LATEST,
)
MODEL_MANAGEMENT = (CHECK_SECONDS, PULL_SECONDS, MODELS)


class ModelMetrics:
    """A `CatalogueObserver`."""

    def __init__(self, meters: Meters) -> None:
        self._check_seconds = meters.histogram(CHECK_SECONDS)
        self._pull_seconds = meters.histogram(PULL_SECONDS)
        self._models = meters.gauge(MODELS)

    def looked(self, shelves: tuple[Shelf, ...], seconds: float) -> None:
        reached = [shelf for shelf in shelves if shelf.problem is None]
        outcome = _REACHED if len(reached) == len(shelves) else _NOT_REACHED
        self._check_seconds[(outcome,)].observe(seconds)
        for shelf in reached:
            self._models[shelf.host, "present"].set(len(shelf.models))
            self._models[shelf.host, "resident"].set(sum(bool(model.resident) for model in shelf.models))

    def pulled(self, outcome: str, seconds: float) -> None:
        self._pull_seconds[(outcome,)].observe(seconds)
