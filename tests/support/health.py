"""A provider under observation that is whatever the test says, and counts who looked."""

import asyncio
from datetime import datetime

import msgspec

from alchemorsel.application.health_ports import Inference, Sighting
from alchemorsel.application.health_report import ModelHealth
from alchemorsel.application.providers import BreakerState, LastError, ProviderView
from alchemorsel.domain.errors import Unavailable
from alchemorsel.domain.vocabulary import Provider
from tests.support.clock import FakeClock

START = FakeClock().now()
DOWN = Sighting(reachable=False, problem="Nobody listens.", suggestion="Start it.")
VIEW = ProviderView(
    provider=Provider.OLLAMA,
    host="http://ollama:11434",
    breaker=BreakerState.CLOSED,
    since=START,
    until=None,
    limit=1,
    in_flight=0,
    queued=0,
    last_error=None,
    seconds=None,
)


def has(*, present: bool | None = True, resident: bool | None = True, loads: bool = True) -> Sighting:
    """A provider with its model."""
    found = (ModelHealth(name="m", present=present, resident=resident),)
    return Sighting(reachable=True, models=found, loads=loads)


def broken_until(until: datetime) -> ProviderView:
    error = LastError(code="timeout", detail="It was silent.", at=START)
    return msgspec.structs.replace(VIEW, breaker=BreakerState.OPEN, until=until, last_error=error)


class FakeProbe:
    """`gate` holds looks back until it is set."""

    def __init__(self, sighting: Sighting, inference: Inference | None = None, view: ProviderView = VIEW) -> None:
        self.sighting = sighting
        self.inference = inference or Inference(works=True)
        self.seen_from_outside = view
        self.models: tuple[str, ...] = ("m",)
        self.looks = self.inferences = self.at_once = 0
        self.gate = asyncio.Event()
        self.gate.set()

    def view(self) -> ProviderView:
        return self.seen_from_outside

    def wanted(self) -> tuple[str, ...]:
        return self.models

    async def look(self, _models: tuple[str, ...]) -> Sighting:
        self.looks += 1
        self.at_once += 1
        await self.gate.wait()
        self.at_once -= 1
        return self.sighting

    async def infer(self, _models: tuple[str, ...]) -> Inference:
        self.inferences += 1
        return self.inference


class FakePing:
    name = "redis"

    def __init__(self, failure: Unavailable | None = None) -> None:
        self.failure = failure
        self.pings = 0

    async def ping(self) -> None:
        self.pings += 1
        if self.failure is not None:
            raise self.failure
