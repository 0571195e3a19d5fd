"""Residency, loads and WarmingModel: a model that is not in memory is no error."""

import asyncio
from collections.abc import Iterable

import pytest
from structlog.testing import capture_logs

from alchemorsel.domain.errors import Loading, Misconfigured, TimedOut, Unavailable
from alchemorsel.infrastructure.ai.loading import Loader
from alchemorsel.infrastructure.ai.residency import Residency, ResidencyPolicy
from alchemorsel.infrastructure.ai.warming import WarmingModel
from tests.support.clock import FakeClock
from tests.support.fakes import ScriptedModel
from tests.support.models import a_prompt, settle, terms


class House:
    """One Ollama host: what it holds, how often it was looked at, and loads that end when told."""

    def __init__(self, *resident: str, another_can: bool = False) -> None:
        self.clock = FakeClock()
        self.resident: list[str] | Exception = list(resident)
        self.looks = 0
        self.look_gate = asyncio.Event()
        self.look_gate.set()
        self.loads: list[str] = []
        self.load_gate = asyncio.Event()
        self.load_error: Unavailable | None = None
        self.ended = 0
        self.inner = ScriptedModel("text")
        self.residency = Residency(self._look, self.clock, ResidencyPolicy(look_s=0.05))
        self.loader = Loader(self._load, self.residency, self.clock, name="Ollama at box")
        self.model = WarmingModel(
            self.inner,
            self.clock,
            self.residency,
            self.loader,
            name="Ollama at box",
            another_can=lambda: another_can,
        )

    async def _look(self) -> Iterable[str]:
        self.looks += 1
        await self.look_gate.wait()
        if isinstance(self.resident, Exception):
            raise self.resident
        return self.resident

    async def _load(self, model: str) -> None:
        self.loads.append(model)
        try:
            await self.load_gate.wait()
        except asyncio.CancelledError:
            self.ended += 1
            raise
        if self.load_error:
            raise self.load_error

    async def ask(self, seconds: float = 60) -> str:
        return (await self.model.complete(a_prompt("m"), terms(seconds))).text


async def test_a_look_is_remembered_for_three_seconds() -> None:
    house = House("m:latest")
    for _ in range(5):
        assert await house.residency.is_resident("m") is True
    assert await house.residency.is_resident("other") is False
    assert house.looks == 1
    house.clock.advance(3)
    await house.residency.is_resident("m")
    assert house.looks == 2


async def test_there_is_one_look_at_a_time_and_whoever_hangs_up_does_not_end_it() -> None:
    house = House("m")
    house.look_gate.clear()
    asking = [asyncio.ensure_future(house.residency.is_resident("m")) for _ in range(5)]
    await settle()
    asking[0].cancel()
    house.look_gate.set()
    assert await asyncio.gather(*asking[1:]) == [True] * 4
    assert house.looks == 1


@pytest.mark.parametrize("fault", ["silent", "down"])
async def test_a_host_that_does_not_tell_is_not_asked_again_at_once(fault: str) -> None:
    house = House()
    if fault == "silent":
        house.look_gate.clear()
    else:
        house.resident = Unavailable("down")
    assert await house.residency.is_resident("m") is None
    assert await house.residency.is_resident("m") is None
    assert house.looks == 1


async def test_where_nobody_can_tell_the_question_itself_will() -> None:
    house = House()
    house.resident = Unavailable("down")
    assert await house.ask() == "text"
    assert not house.loads


async def test_an_answer_is_as_good_as_a_look() -> None:
    house = House("m")
    await house.ask()
    house.resident = []
    for _ in range(9):
        house.clock.advance(2)
        await house.ask()
    assert house.looks == 1


async def test_a_cold_model_is_loaded_behind_while_another_answers() -> None:
    house = House(another_can=True)
    with pytest.raises(Loading) as raised:
        await house.ask()
    assert raised.value.retry_after_s
    await settle()
    assert house.loads == ["m"]
    house.load_gate.set()
    await settle()
    assert await house.ask() == "text"


async def test_there_is_one_load_for_each_model_however_many_ask() -> None:
    house = House(another_can=True)
    for _ in range(5):
        with pytest.raises(Loading):
            await house.ask()
    await settle()
    assert house.loads == ["m"]
    await house.loader.aclose()


async def test_where_no_other_can_the_request_waits_for_the_load() -> None:
    house = House()
    asking = asyncio.ensure_future(house.ask())
    await settle()
    assert not asking.done()
    assert not house.inner.calls
    house.load_gate.set()
    assert await asking == "text"


async def test_it_waits_within_its_deadline_and_the_load_goes_on() -> None:
    house = House()
    with pytest.raises(Loading):
        await house.ask(seconds=0.02)
    assert (house.loads, house.ended) == (["m"], 0)
    house.load_gate.set()
    await settle()
    assert await house.ask() == "text"
    assert house.loads == ["m"]


async def test_a_client_that_hangs_up_does_not_end_the_load() -> None:
    house = House()
    asking = asyncio.ensure_future(house.ask())
    await settle()
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    await settle()
    assert house.ended == 0
    house.load_gate.set()
    await settle()
    assert await house.residency.is_resident("m") is True


async def test_a_load_that_fails_is_told_to_all_who_waited_each_with_its_own_error() -> None:
    house = House()
    house.load_error = Misconfigured("no such model")
    waiting = [asyncio.ensure_future(house.ask()) for _ in range(2)]
    await settle()
    house.load_gate.set()
    first, second = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(first, Misconfigured)
    assert isinstance(second, Misconfigured)
    assert first is not second


async def test_a_load_that_fails_behind_is_told_to_the_next_who_asks() -> None:
    house = House(another_can=True)
    house.load_error = Misconfigured("no such model")
    house.load_gate.set()
    with pytest.raises(Loading):
        await house.ask()
    await settle()
    with pytest.raises(Misconfigured):
        await house.ask()
    with pytest.raises(Loading):
        await house.ask()
    await settle()


async def test_old_news_of_a_failed_load_is_no_news() -> None:
    house = House(another_can=True)
    house.load_error = Misconfigured("no such model")
    house.load_gate.set()
    with pytest.raises(Loading):
        await house.ask()
    await settle()
    house.clock.advance(11)
    with pytest.raises(Loading):
        await house.ask()
    await settle()


async def test_the_time_a_load_took_is_not_held_against_the_model() -> None:
    house = House()
    house.load_gate.set()
    house.inner.lines = [TimedOut("late")]
    with pytest.raises(Loading):
        await house.ask()
    with pytest.raises(TimedOut):
        await house.ask()


async def test_a_start_loads_the_models_one_after_another_and_failing_is_one_log_line() -> None:
    house = House()
    house.load_error = Unavailable("down")
    with capture_logs() as lines:
        house.loader.begin_all(["a", "b"])
        await settle()
        assert house.loads == ["a"]
        house.load_gate.set()
        await settle()
        await settle()
    assert house.loads == ["a", "b"]
    assert [(line["event"], line["model"]) for line in lines] == [("model_not_loaded", "a"), ("model_not_loaded", "b")]


async def test_closing_ends_every_load() -> None:
    house = House()
    house.loader.begin_all(["a", "b"])
    house.loader.begin("c")
    await settle()
    await house.loader.aclose()
    await house.residency.aclose()
    assert house.ended == 2
    assert sorted(house.loads) == ["a", "c"]
