"""What the pages read of the API's reports to operators: the fields they show, and no more."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import msgspec

from alchemorsel.domain.vocabulary import Provider


class LastError(msgspec.Struct, frozen=True, kw_only=True):
    code: str
    detail: str
    at: datetime


class ProviderHealth(msgspec.Struct, frozen=True, kw_only=True):
    """One provider, or one Ollama host, as docs/health.md tells of it."""

    provider: Provider
    host: str
    status: Literal["healthy", "degraded", "unhealthy"]
    readiness: Literal["ready", "not_ready", "unknown"]
    message: str
    suggestion: str
    reachable: bool | None
    breaker: Literal["closed", "open", "half_open"]
    breaker_until: datetime | None
    in_flight: int
    limit: int
    queued: int
    last_error: LastError | None
    answer_seconds: float | None


class AIHealth(msgspec.Struct, frozen=True, kw_only=True):
    rule_kitchen: bool
    providers: tuple[ProviderHealth, ...]


class CacheStats(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of one worker process, since it started."""

    entries: int
    size_bytes: int
    most_bytes: int
    redis: Literal["up", "read_only", "down", "none"]
    hits: Mapping[str, int]
    misses: int
    stale: Mapping[str, int]
    flights: int

    @property
    def hit_percent(self) -> int | None:
        """Of all that was asked, how much was remembered, stale answers included; None before anything was asked."""
        hits = sum(self.hits.values()) + sum(self.stale.values())
        asked = hits + self.misses
        return round(100 * hits / asked) if asked else None


class FellBack(msgspec.Struct, frozen=True, kw_only=True):
    at: datetime
    provider: Provider
    model: str | None
    after: Provider
    code: str
    reason: str
    suggestion: str


class RecentCalls(msgspec.Struct, frozen=True, kw_only=True):
    provider: Provider
    seconds: tuple[float, ...]


class Recent(msgspec.Struct, frozen=True, kw_only=True):
    """The newest fallback first, the oldest call first."""

    fallbacks: tuple[FellBack, ...]
    calls: tuple[RecentCalls, ...]
