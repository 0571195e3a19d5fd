"""Health as a use case: HTTP and the command line ask here, and nobody upstream is asked more often than need be."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from alchemorsel.application.health_ports import Ping, Probe
from alchemorsel.application.health_report import (
    AIHealth,
    Availability,
    HealthCheck,
    HealthMode,
    HealthReport,
    HealthStatus,
    ProviderHealth,
    Readiness,
)
from alchemorsel.application.health_watch import OnLook, PingWatch, ProbeWatch
from alchemorsel.application.lifecycle import Lifecycle, Phase
from alchemorsel.application.ports import Clock
from alchemorsel.application.throttled import Pace

W = TypeVar("W")

_STAND_IN = "it stands in, marked as degraded, when no model can answer."


class HealthPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds between looks. Whoever forces one, or an inference, still waits these between two of them."""

    every_s: float = 30.0
    forced_look_s: float = 1.0
    forced_inference_s: float = 5.0


def nobody_measures(_what: str, _seconds: float) -> None:
    """For where no look is counted."""


class Health:
    """The health of this process and of those it asks.

    Args:
        probes: one for each provider or host, in the order they are asked.
        pings: what else is looked at; it can degrade the service and never make it unhealthy.
        lifecycle: of the service that this is; None where no service runs here.
        rule_kitchen: whether it stands in.
        on_look: told each look's kind (`ollama`, `openai`, `redis`, `database`) and seconds, tiny inferences as well.
    """

    def __init__(
        self,
        probes: Sequence[Probe],
        pings: Sequence[Ping],
        clock: Clock,
        *,
        lifecycle: Lifecycle | None = None,
        rule_kitchen: bool,
        policy: HealthPolicy | None = None,
        on_look: OnLook = nobody_measures,
    ) -> None:
        policy = policy or HealthPolicy()
        look = Pace(every_s=policy.every_s, forced_every_s=min(policy.forced_look_s, policy.every_s))
        infer = Pace(every_s=policy.every_s, forced_every_s=min(policy.forced_inference_s, policy.every_s))
        self._lifecycle = lifecycle
        self._rule_kitchen = rule_kitchen
        self._clock = clock
        self._probes = [ProbeWatch(probe, clock, look, infer, on_look=on_look) for probe in probes]
        self._pings = [PingWatch(ping, clock, look, on_look=on_look) for ping in pings]

    async def report(self, mode: HealthMode = HealthMode.STANDARD, *, force: bool = False) -> HealthReport:
        """The whole service. `force` looks again where the last look is more than a moment old."""
        pinging = asyncio.gather(*(ping.check(mode, force=force) for ping in self._pings))
        providers, pings = await asyncio.gather(self._judged(mode, force=force), pinging)
        checks = (*self._service(), *map(_check, providers), *self._kitchens(), *pings)
        status = self._overall(providers)
        if status is HealthStatus.HEALTHY and any(each.status is not status for each in checks):
            status = HealthStatus.DEGRADED
        return HealthReport(status=status, mode=mode, phase=self._phase, checks=checks)

    async def ai(self, mode: HealthMode = HealthMode.STANDARD, *, force: bool = False) -> AIHealth:
        """Those who answer, one by one."""
        providers = await self._judged(mode, force=force)
        return AIHealth(
            status=self._overall(providers),
            mode=mode,
            availability=_best((each.availability for each in providers), _AVAILABILITY),
            readiness=_best((each.readiness for each in providers), _READINESS),
            rule_kitchen=self._rule_kitchen,
            providers=providers,
        )

    async def aclose(self) -> None:
        """Ends every look under way."""
        closing = [*(probe.aclose() for probe in self._probes), *(ping.aclose() for ping in self._pings)]
        await asyncio.gather(*closing)

    async def _judged(self, mode: HealthMode, *, force: bool) -> tuple[ProviderHealth, ...]:
        return tuple(await asyncio.gather(*(probe.health(mode, force=force) for probe in self._probes)))

    def _overall(self, providers: Sequence[ProviderHealth]) -> HealthStatus:
        if not any(map(self._can_answer, providers)):
            return HealthStatus.DEGRADED if self._rule_kitchen else HealthStatus.UNHEALTHY
        well = all(each.status is HealthStatus.HEALTHY for each in providers)
        return HealthStatus.HEALTHY if well else HealthStatus.DEGRADED

    def _can_answer(self, provider: ProviderHealth) -> bool:
        kept_away = provider.breaker_until is not None and provider.breaker_until > self._clock.now()
        return provider.status is not HealthStatus.UNHEALTHY and not kept_away

    @property
    def _phase(self) -> Phase | None:
        return self._lifecycle.phase if self._lifecycle is not None else None

    def _service(self) -> tuple[HealthCheck, ...]:
        phase = self._phase
        if phase is None:
            return ()
        status = HealthStatus.DEGRADED if phase is Phase.DRAINING else HealthStatus.HEALTHY
        return (HealthCheck(name="service", status=status, message=f"{phase}.", last_checked=self._clock.now()),)

    def _kitchens(self) -> tuple[HealthCheck, ...]:
        if not self._rule_kitchen:
            return ()
        healthy = HealthStatus.HEALTHY
        return (HealthCheck(name="rule_kitchen", status=healthy, message=_STAND_IN, last_checked=self._clock.now()),)


_AVAILABILITY = (Availability.AVAILABLE, Availability.UNKNOWN, Availability.UNAVAILABLE)
_READINESS = (Readiness.READY, Readiness.UNKNOWN, Readiness.NOT_READY)


def _best(words: Iterable[W], best_first: Sequence[W]) -> W:
    """Where there is nobody, the worst."""
    found = set(words)
    return next((word for word in best_first if word in found), best_first[-1])


def _check(provider: ProviderHealth) -> HealthCheck:
    return HealthCheck(
        name=f"{provider.provider} {provider.host}",
        status=provider.status,
        message=provider.message,
        suggestion=provider.suggestion,
        seconds=(provider.probe_seconds or 0.0) + (provider.inference_seconds or 0.0),
        last_checked=provider.last_checked,
    )
