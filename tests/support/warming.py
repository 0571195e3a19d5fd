"""A warm-up over a memory of its own, in time that passes only while it sleeps."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

from litestar.types import ASGIApp

from alchemorsel.application.crowd import OwnCrowd
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.warmup import WarmUp
from alchemorsel.application.warmup_report import ENDS, WarmUpState, WarmUpStep, WarmUpWish
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.interfaces.http.app import make_app
from tests.support import samples
from tests.support.clock import FakeClock
from tests.support.remembering import CountingAI, Memory, memory

TICKS = 20
"""Turns of the loop that follow each sleep: enough for an answer to come through."""


def wishes(*names: str) -> tuple[WarmUpWish, ...]:
    return tuple(WarmUpWish(words=name, question=samples.recipe(prompt=name)) for name in names)


class Counted:
    """A `WarmUpObserver` that notes what it hears."""

    def __init__(self) -> None:
        self.under_way = 0
        self.ends: list[tuple[Feature, WarmUpState]] = []
        self.yields = 0

    @contextmanager
    def running(self) -> Iterator[None]:
        self.under_way += 1
        try:
            yield
        finally:
            self.under_way -= 1

    def ended(self, feature: Feature, state: WarmUpState) -> None:
        self.ends.append((feature, state))

    def yielded(self) -> None:
        self.yields += 1


class WarmHouse:
    """`naps` are the sleeps so far; `on_nap` is called in each; `steps` is everything that was told."""

    def __init__(self, remembered: Memory, clock: FakeClock) -> None:
        self.memory = remembered
        self.inner = remembered.inner
        self.clock = clock
        self.crowd = OwnCrowd()
        self.busy = False
        self.counted = Counted()
        self.naps: list[float] = []
        self.on_nap: Callable[[], None] = lambda: None
        self.in_the_table = False
        self.steps: list[WarmUpStep] = []
        self.warm_up = WarmUp(
            remembered.ai,
            remembered.cache,
            clock,
            crowd=self.crowd,
            is_busy=lambda: self.busy,
            needs_nobody=lambda _: self.in_the_table,
            observer=self.counted,
            sleep=self._sleep,
        )

    @property
    def states(self) -> list[WarmUpState]:
        return [step.state for step in self.steps]

    @property
    def ends(self) -> list[WarmUpState]:
        return [state for state in self.states if state in ENDS]

    async def run(self, *names: str) -> None:
        await self.warm_up.run(wishes(*names), self.steps.append)

    async def _sleep(self, seconds: float) -> None:
        # Whoever looks for callers while nothing is answered must not let the whole day pass.
        for _ in range(TICKS):
            await asyncio.sleep(0)
        self.naps.append(seconds)
        self.clock.advance(seconds)
        self.on_nap()


@asynccontextmanager
async def warm_house() -> AsyncIterator[WarmHouse]:
    clock = FakeClock()
    async with memory(clock=clock) as remembered:
        yield WarmHouse(remembered, clock)


@dataclass
class WarmService:
    """An application whose operators can have it warmed up, its models counted."""

    app: ASGIApp
    inner: CountingAI
    warm_up: WarmUp
    memory: Memory


@asynccontextmanager
async def warm_service() -> AsyncIterator[WarmService]:
    async with memory() as made:
        crowd = OwnCrowd()
        warm_up = WarmUp(
            made.ai, made.cache, made.clock, crowd=crowd, is_busy=lambda: False, needs_nobody=lambda _: False
        )
        kitchen = Kitchen(made.ai, made.clock, deadline_s=60, cache=made.cache, warm_up=warm_up, crowd=crowd)
        yield WarmService(make_app(kitchen), made.inner, warm_up, made)
