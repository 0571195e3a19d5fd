"""Judges one provider by what was seen of it: is it there, could it answer at once, and what is to be done."""

from datetime import datetime

import msgspec

from alchemorsel.application.health_ports import Inference, Sighting
from alchemorsel.application.health_report import Availability, HealthStatus, ModelHealth, ProviderHealth, Readiness
from alchemorsel.application.providers import BreakerState, ProviderView
from alchemorsel.application.throttled import Seen


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of one provider at `now`.

    Args:
        wanted: the models that are to answer.
        sighting: None where nobody looked of late.
        inference: None unless one was asked for and made sense.
        deep: whether readiness was to be proved.
    """

    view: ProviderView
    wanted: tuple[str, ...]
    sighting: Seen[Sighting] | None
    inference: Seen[Inference] | None
    deep: bool
    now: datetime

    @property
    def blocked(self) -> bool:
        """Whether the circuit breaker keeps requests away now."""
        until = self.view.until
        return self.view.breaker is BreakerState.OPEN and until is not None and until > self.now

    @property
    def works(self) -> bool | None:
        return self.inference.value.works if self.inference is not None else None

    @property
    def availability(self) -> Availability:
        if self.sighting is None:
            return Availability.UNKNOWN
        return Availability.UNAVAILABLE if self.sighting.value.problem else Availability.AVAILABLE

    @property
    def readiness(self) -> Readiness:
        if self.availability is Availability.UNAVAILABLE or self.blocked:
            return Readiness.NOT_READY
        if self.works is not None:
            return Readiness.READY if self.works else Readiness.NOT_READY
        if self.sighting is None:
            return Readiness.UNKNOWN
        return _memory(self.sighting.value)


def judged(evidence: Evidence) -> ProviderHealth:
    """The verdict."""
    view, sighting, inference = evidence.view, evidence.sighting, evidence.inference
    message, suggestion = _words(evidence)
    return ProviderHealth(
        provider=view.provider,
        host=view.host,
        status=_status(evidence),
        availability=evidence.availability,
        readiness=evidence.readiness,
        message=message,
        suggestion=suggestion,
        reachable=sighting.value.reachable if sighting is not None else None,
        models=_models(evidence),
        inference_ready=evidence.works,
        breaker=view.breaker,
        breaker_until=view.until,
        in_flight=view.in_flight,
        limit=view.limit,
        queued=view.queued,
        last_error=view.last_error,
        probe_seconds=sighting.seconds if sighting is not None else None,
        inference_seconds=inference.seconds if inference is not None else None,
        answer_seconds=round(view.seconds, 4) if view.seconds is not None else None,
        last_checked=sighting.at if sighting is not None else None,
    )


def _memory(sighting: Sighting) -> Readiness:
    if sighting.cold:
        return Readiness.NOT_READY
    untold = sighting.loads and any(each.resident is None for each in sighting.models)
    return Readiness.UNKNOWN if untold else Readiness.READY


def _models(evidence: Evidence) -> tuple[ModelHealth, ...]:
    if evidence.sighting is not None and evidence.sighting.value.models:
        return evidence.sighting.value.models
    return tuple(ModelHealth(name=name, present=None, resident=None) for name in evidence.wanted)


def _status(evidence: Evidence) -> HealthStatus:
    if evidence.availability is Availability.UNAVAILABLE or evidence.works is False:
        return HealthStatus.UNHEALTHY
    unproved = evidence.deep and evidence.readiness is not Readiness.READY
    return HealthStatus.DEGRADED if evidence.blocked or unproved else HealthStatus.HEALTHY


def _words(evidence: Evidence) -> tuple[str, str]:
    """A message that begins with the two words, and a suggestion."""
    why, suggestion = _why(evidence)
    words = f"{evidence.availability}, {evidence.readiness.replace('_', ' ')}"
    if evidence.availability is Availability.UNAVAILABLE:
        words = evidence.availability.value
    return f"{words}: {why}", suggestion


def _why(evidence: Evidence) -> tuple[str, str]:
    sighting = evidence.sighting.value if evidence.sighting is not None else None
    inference = evidence.inference.value if evidence.inference is not None else None
    if sighting is not None and sighting.problem:
        return sighting.problem, sighting.suggestion
    if inference is not None and inference.problem:
        return inference.problem, inference.suggestion
    if evidence.blocked:
        return _left_alone(evidence.view), "It is tried again by itself; mend what the last error names."
    if sighting is None:
        return "nobody looked of late.", "Ask with mode=standard."
    return _of_memory(evidence, sighting)


def _left_alone(view: ProviderView) -> str:
    until = f" until {view.until:%H:%M:%S} UTC" if view.until is not None else ""
    last = f": {view.last_error.detail}" if view.last_error is not None else "."
    return f"the circuit breaker is open{until}{last}"


def _of_memory(evidence: Evidence, sighting: Sighting) -> tuple[str, str]:
    if evidence.works:
        return f"{', '.join(evidence.wanted)} answered a tiny prompt.", ""
    if sighting.cold:
        names = ", ".join(sighting.cold)
        warm = f"Warm it: alchemorsel models warm {sighting.cold[0]}"
        return f"{names} is not in memory; the first request waits while it is loaded.", warm
    if evidence.readiness is Readiness.UNKNOWN:
        return "nobody can tell what it has in memory; it may be loading a model.", ""
    return f"it has {', '.join(evidence.wanted)}{' in memory' if sighting.loads else ''}.", ""
