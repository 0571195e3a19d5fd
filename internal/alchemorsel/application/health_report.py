"""The words of the health reports: what is well, what is there, and what can answer at once."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from alchemorsel.application.lifecycle import Phase
from alchemorsel.application.providers import BreakerState, LastError
from alchemorsel.domain.vocabulary import Provider


class HealthMode(StrEnum):
    """quick: what is known already, nobody is asked; standard: free questions; deep: a tiny inference too."""

    QUICK = "quick"
    STANDARD = "standard"
    DEEP = "deep"


class HealthStatus(StrEnum):
    """degraded: requests are answered, by less than what the settings ask for."""

    HEALTHY = "healthy"
    DEGRADED = "degraded"
    UNHEALTHY = "unhealthy"


class Availability(StrEnum):
    """available: it answers and has its models; unknown: nobody looked of late."""

    AVAILABLE = "available"
    UNAVAILABLE = "unavailable"
    UNKNOWN = "unknown"


class Readiness(StrEnum):
    """ready: nothing stands between a request and its first word; not_ready: a load, a breaker, or a fault does."""

    READY = "ready"
    NOT_READY = "not_ready"
    UNKNOWN = "unknown"


Checked = Annotated[datetime | None, Meta(description="When somebody last looked; null: not yet, or too long ago.")]


class HealthCheck(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at."""

    name: Annotated[
        str, Meta(description="`service`, `rule_kitchen`, `redis`, `database`, or a provider and its address.")
    ]
    status: HealthStatus
    message: str
    suggestion: Annotated[str, Meta(description="What an operator may do; empty where there is nothing to do.")] = ""
    seconds: Annotated[float, Meta(description="What the last look took; 0 where there was nothing to wait for.")] = 0.0
    last_checked: Checked = None


class HealthReport(msgspec.Struct, frozen=True, kw_only=True):
    """The whole service in one word, and why."""

    status: HealthStatus
    mode: HealthMode
    phase: Annotated[Phase | None, Meta(description="Null where no service runs: the command line looks by itself.")]
    checks: tuple[HealthCheck, ...]


class ModelHealth(msgspec.Struct, frozen=True, kw_only=True):
    """A model that is to answer. Null: nobody tells."""

    name: str
    present: Annotated[bool | None, Meta(description="Installed, or on the provider's list.")]
    resident: Annotated[bool | None, Meta(description="In memory; always null for a provider that manages its own.")]


class ProviderHealth(msgspec.Struct, frozen=True, kw_only=True):
    """One provider, or one Ollama host. Null: nobody knows."""

    provider: Provider
    host: str
    status: HealthStatus
    availability: Availability
    readiness: Readiness
    message: str
    suggestion: str
    reachable: bool | None
    models: tuple[ModelHealth, ...]
    inference_ready: Annotated[bool | None, Meta(description="Of a tiny inference, which only `deep` makes.")]
    breaker: BreakerState
    breaker_until: Annotated[datetime | None, Meta(description="When it is asked again; null unless open.")]
    in_flight: int
    limit: Annotated[int, Meta(description="The most in flight at once.")]
    queued: int
    last_error: Annotated[LastError | None, Meta(description="Of a request, even where answers came since.")]
    probe_seconds: Annotated[float | None, Meta(description="What the last free look took.")]
    inference_seconds: Annotated[float | None, Meta(description="What the tiny inference took.")]
    answer_seconds: Annotated[float | None, Meta(description="The moving mean of what requests took.")]
    last_checked: Checked


class AIHealth(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody who may answer. `availability` and `readiness` are of the best among the providers."""

    status: HealthStatus
    mode: HealthMode
    availability: Availability
    readiness: Readiness
    rule_kitchen: Annotated[bool, Meta(description="Whether the rule kitchen stands in when no model can answer.")]
    providers: tuple[ProviderHealth, ...]
