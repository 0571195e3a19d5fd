"""Keeps an eye on one thing each: looks when it is time to, and tells what it knows otherwise."""

import asyncio
from collections.abc import Callable
from functools import partial

from alchemorsel.application.health_ports import Inference, Ping, Probe, Sighting
from alchemorsel.application.health_report import HealthCheck, HealthMode, HealthStatus, ProviderHealth
from alchemorsel.application.health_verdict import Evidence, judged
from alchemorsel.application.ports import Clock
from alchemorsel.application.throttled import Pace, Seen, Throttled
from alchemorsel.domain.errors import Unavailable

STALE = 2
"""After so many intervals without a look, nothing is known any more."""
OnLook = Callable[[str, float], None]


class ProbeWatch:
    """One provider, or one host of it."""

    def __init__(self, probe: Probe, clock: Clock, look: Pace, infer: Pace, *, on_look: OnLook) -> None:
        on_one = partial(on_look, probe.view().provider.value)
        self._probe = probe
        self._clock = clock
        self._known_s = STALE * look.every_s
        self._looks: Throttled[tuple[str, ...], Sighting] = Throttled(probe.look, clock, look, on_look=on_one)
        self._inferences: Throttled[tuple[str, ...], Inference] = Throttled(probe.infer, clock, infer, on_look=on_one)

    async def health(self, mode: HealthMode, *, force: bool) -> ProviderHealth:
        wanted = self._probe.wanted()
        sighting = await self._sighting(wanted, mode, force=force)
        inference = await self._inference(wanted, sighting, force=force) if mode is HealthMode.DEEP else None
        return judged(
            Evidence(
                view=self._probe.view(),
                wanted=wanted,
                sighting=sighting,
                inference=inference,
                deep=mode is HealthMode.DEEP,
                now=self._clock.now(),
            )
        )

    async def aclose(self) -> None:
        await asyncio.gather(self._looks.aclose(), self._inferences.aclose())

    async def _sighting(self, wanted: tuple[str, ...], mode: HealthMode, *, force: bool) -> Seen[Sighting] | None:
        if mode is HealthMode.QUICK:
            return self._looks.known(wanted, within_s=self._known_s)
        return await self._looks.see(wanted, force=force)

    async def _inference(
        self, wanted: tuple[str, ...], sighting: Seen[Sighting] | None, *, force: bool
    ) -> Seen[Inference] | None:
        # A look at its health must never make a machine load a model.
        if sighting is None or sighting.value.problem or sighting.value.cold:
            return None
        return await self._inferences.see(wanted, force=force)


class PingWatch:
    """Something that is better up than down."""

    def __init__(self, ping: Ping, clock: Clock, pace: Pace, *, on_look: OnLook) -> None:
        self._ping = ping
        self._known_s = STALE * pace.every_s
        self._looks: Throttled[None, Unavailable | None] = Throttled(
            self._look, clock, pace, on_look=partial(on_look, ping.name)
        )

    async def check(self, mode: HealthMode, *, force: bool) -> HealthCheck:
        if mode is HealthMode.QUICK:
            seen = self._looks.known(None, within_s=self._known_s)
        else:
            seen = await self._looks.see(None, force=force)
        if seen is None:
            return HealthCheck(name=self._ping.name, status=HealthStatus.HEALTHY, message="nobody looked of late.")
        failure = seen.value
        return HealthCheck(
            name=self._ping.name,
            status=HealthStatus.HEALTHY if failure is None else HealthStatus.DEGRADED,
            message="it answers." if failure is None else failure.detail,
            suggestion="" if failure is None else failure.suggestion,
            seconds=seen.seconds,
            last_checked=seen.at,
        )

    async def aclose(self) -> None:
        await self._looks.aclose()

    async def _look(self, _key: None) -> Unavailable | None:
        try:
            await self._ping.ping()
        except Unavailable as failure:
            return failure
        return None
