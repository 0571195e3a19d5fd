"""LimitedModel: so many at once, so many waiting, in their order."""

import asyncio

import pytest

from alchemorsel.domain.errors import Busy
from alchemorsel.infrastructure.ai.limited import LimitedModel, LimitPolicy
from alchemorsel.infrastructure.clock import SystemClock
from tests.support.clock import FakeClock
from tests.support.models import GatedModel, a_prompt, settle, terms


class House:
    def __init__(self, limit: int = 1, queue: int = 2, wait_s: float = 5) -> None:
        self.inner = GatedModel()
        self.waits: list[float] = []
        self.clock = FakeClock()
        policy = LimitPolicy(limit=limit, queue=queue, wait_s=wait_s)
        self.model = LimitedModel(self.inner, self.clock, policy, name="Ollama at box", on_wait=self.waits.append)

    async def ask(self, *names: str, seconds: float = 60) -> list["asyncio.Task[object]"]:
        async def one(name: str) -> object:
            return await self.model.complete(a_prompt(name), terms(seconds))

        tasks: list[asyncio.Task[object]] = [asyncio.create_task(one(name)) for name in names]
        await settle()
        return tasks


async def test_no_more_are_in_flight_than_the_limit_and_all_are_answered() -> None:
    house = House(limit=3, queue=50)
    tasks = await house.ask(*map(str, range(20)))
    assert (house.model.in_flight, house.model.queued, house.inner.inside) == (3, 17, 3)
    house.inner.gate.set()
    await asyncio.gather(*tasks)
    assert (house.model.in_flight, house.model.queued, house.inner.most_inside) == (0, 0, 3)


async def test_who_came_first_is_served_first() -> None:
    house = House(queue=9)
    tasks = await house.ask(*"abcdef")
    house.inner.gate.set()
    await asyncio.gather(*tasks)
    assert house.inner.order == [*"abcdef"]


async def test_a_full_queue_turns_away_at_once_and_says_when_to_come_back() -> None:
    house = House(queue=2)
    tasks = await house.ask(*"abcd")
    assert tasks[3].done()
    error = tasks[3].exception()
    assert isinstance(error, Busy)
    assert error.retry_after_s == 1
    house.inner.gate.set()
    await asyncio.gather(*tasks[:3])


async def test_a_turn_that_does_not_come_in_time_is_busy_and_leaves_no_ghost() -> None:
    house = House(wait_s=0.02)
    (first,) = await house.ask("a")
    with pytest.raises(Busy):
        await house.model.complete(a_prompt("b"), terms())
    assert house.model.queued == 0
    house.inner.gate.set()
    await first
    assert (house.model.in_flight, house.inner.order) == (0, ["a"])


async def test_nobody_waits_beyond_the_deadline() -> None:
    house = House(wait_s=5)
    await house.ask("a")
    began = SystemClock().monotonic()
    with pytest.raises(Busy):
        await house.model.complete(a_prompt("b"), terms(0.05))
    assert SystemClock().monotonic() - began < 1
    house.inner.gate.set()


async def test_whoever_hangs_up_while_waiting_makes_room() -> None:
    house = House(queue=1)
    first, second = await house.ask("a", "b")
    second.cancel()
    await settle()
    assert house.model.queued == 0
    (third,) = await house.ask("c")
    house.inner.gate.set()
    await asyncio.gather(first, third)
    assert house.inner.order == ["a", "c"]
    assert house.model.in_flight == 0


async def test_whoever_hangs_up_in_the_moment_of_its_turn_hands_it_on() -> None:
    house = House(queue=2)
    first, second, third = await house.ask(*"abc")
    first.cancel()
    await asyncio.sleep(0)
    # Now the slot is the second's, which has not run since.
    second.cancel()
    house.inner.gate.set()
    await third
    await asyncio.gather(first, second, return_exceptions=True)
    assert house.inner.order == ["a", "c"]
    assert house.model.in_flight == 0


async def test_a_slot_comes_back_whatever_became_of_the_call() -> None:
    house = House()
    (first,) = await house.ask("a")
    first.cancel()
    await settle()
    assert house.model.in_flight == 0


async def test_every_wait_is_told_also_that_of_nothing() -> None:
    house = House()
    first, second = await house.ask("a", "b")
    house.clock.advance(3)
    house.inner.gate.set()
    await asyncio.gather(first, second)
    assert house.waits == [0, 3]


async def test_what_completions_took_foretells_the_wait() -> None:
    house = House(queue=1)
    house.inner.gate.set()
    await house.model.complete(a_prompt(), terms())
    assert house.model.seconds == pytest.approx(0.1)
    house.model.seconds = 7
    house.inner.gate.clear()
    first, second, third = await house.ask(*"abc")
    error = third.exception()
    assert isinstance(error, Busy)
    assert error.retry_after_s == 14
    house.inner.gate.set()
    await asyncio.gather(first, second)
