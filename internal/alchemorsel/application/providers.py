"""What can be seen of the providers from outside, for health, metrics and people."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

import msgspec

from alchemorsel.domain.vocabulary import Provider


class BreakerState(StrEnum):
    """closed: asked; open: not asked; half_open: asked one request at a time, to see whether it is back."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


class LastError(msgspec.Struct, frozen=True, kw_only=True):
    """The latest failure, even where answers came since; `code` as in the errors."""

    code: str
    detail: str
    at: datetime


class ProviderView(msgspec.Struct, frozen=True, kw_only=True):
    """One provider, or one host of it, as it stands.

    `since` is when the breaker took its state and `until` when it is asked again, where it is open. `limit`
    bounds `in_flight`; `seconds` is the moving mean of what a completion took, None before the first.
    """

    provider: Provider
    host: str
    breaker: BreakerState
    since: datetime
    until: datetime | None
    limit: int
    in_flight: int
    queued: int
    last_error: LastError | None
    seconds: float | None


class Providers(Protocol):
    """Looks; never asks anybody."""

    def providers(self) -> tuple[ProviderView, ...]:
        """Every real provider that takes part, in the order they are asked; an Ollama host each its own."""
        ...


class NoProviders:
    """There is no real one."""

    def providers(self) -> tuple[ProviderView, ...]:
        return ()


NO_PROVIDERS = NoProviders()
