"""BreakerModel and its circuits: who keeps failing is left alone, and comes back by itself."""

import asyncio
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from alchemorsel.application.providers import BreakerState
from alchemorsel.domain.errors import (
    AlchemorselError,
    BadAnswer,
    Busy,
    InvalidRequest,
    Loading,
    Misconfigured,
    NotAsked,
    RateLimited,
    Refused,
    TimedOut,
    TooLong,
    Unavailable,
)
from alchemorsel.infrastructure.ai.breaker import BreakerModel
from alchemorsel.infrastructure.ai.circuit import Circuit, CircuitPolicy, Outcome
from alchemorsel.infrastructure.ai.circuits import Circuits
from tests.support.clock import FakeClock
from tests.support.fakes import HANG, ScriptedModel
from tests.support.models import a_prompt, settle, terms

CLOSED, OPEN, HALF_OPEN = BreakerState.CLOSED, BreakerState.OPEN, BreakerState.HALF_OPEN
BAD = Unavailable("down")


class House:
    def __init__(self, *lines: object, circuits: Circuits | None = None, clock: FakeClock | None = None) -> None:
        self.clock = clock or FakeClock()
        self.circuits = circuits or Circuits()
        self.inner = ScriptedModel(*(lines or ("text",)))
        self.breaker = self.circuits.add(
            BreakerModel(self.inner, self.clock, CircuitPolicy(), name="Ollama at box", may_try=self.circuits.may_try)
        )

    @property
    def state(self) -> BreakerState:
        return self.breaker.circuit.state

    async def ask(self, *lines: object, model: str = "m", seconds: float = 60) -> None:
        """One request for each line; what it raises is of no interest."""
        for line in lines:
            self.inner.lines = [line]
            left = terms(seconds + self.clock.seconds - FakeClock().seconds)
            try:
                await self.breaker.complete(a_prompt(model), left)
            except AlchemorselError as error:
                self.last = error

    async def opened(self) -> "House":
        await self.ask(*[BAD] * 5)
        assert self.state is OPEN
        return self


@pytest.mark.parametrize("error", [Unavailable("x"), TimedOut("x")])
async def test_five_failures_in_a_row_open_it(error: Unavailable) -> None:
    house = House()
    await house.ask("text", *[error] * 4)
    assert house.state is CLOSED
    await house.ask(error)
    assert house.state is OPEN


async def test_an_answer_between_breaks_the_row() -> None:
    house = House()
    await house.ask(*[BAD] * 4, "text", *[BAD] * 4)
    assert house.state is CLOSED


async def test_half_of_ten_within_a_minute_open_it() -> None:
    house = House()
    await house.ask("text", *[BAD, "text"] * 4)
    assert house.state is CLOSED
    await house.ask(BAD)
    assert house.state is OPEN


async def test_what_is_older_than_a_minute_is_forgotten() -> None:
    house = House()
    await house.ask("text", *[BAD, "text"] * 4)
    house.clock.advance(61)
    await house.ask(BAD)
    assert house.state is CLOSED


@pytest.mark.parametrize(
    "error",
    [*(kind("x") for kind in (Loading, Busy, RateLimited, BadAnswer, TooLong, Refused, InvalidRequest))],
    ids=lambda error: type(error).__name__,
)
async def test_what_is_no_fault_of_the_provider_never_counts(error: AlchemorselError) -> None:
    house = House()
    await house.ask(*[error] * 30)
    assert house.state is CLOSED


async def test_a_client_that_hangs_up_never_counts() -> None:
    house = House(HANG)
    for _ in range(10):
        asking = asyncio.ensure_future(house.breaker.complete(a_prompt(), terms()))
        await settle()
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    assert house.state is CLOSED


async def test_while_open_nobody_is_asked_and_the_answer_comes_at_once() -> None:
    house = await House().opened()
    asked = len(house.inner.calls)
    await house.ask("text")
    assert len(house.inner.calls) == asked
    assert isinstance(house.last, NotAsked)
    assert house.last.code == "unavailable"
    assert house.last.retry_after_s == 15
    assert "down" in house.last.detail


async def test_after_its_time_one_probe_at_a_time_goes_through() -> None:
    house = await House().opened()
    house.clock.advance(15)
    house.inner.lines = [HANG]
    probe = asyncio.ensure_future(house.breaker.complete(a_prompt(), terms()))
    await settle()
    assert house.state is HALF_OPEN
    with pytest.raises(NotAsked):
        await house.breaker.complete(a_prompt(), terms())
    probe.cancel()
    await asyncio.gather(probe, return_exceptions=True)
    await house.ask("text")
    assert house.state is HALF_OPEN
    await house.ask("text")
    assert house.state is CLOSED


async def test_a_failed_probe_doubles_the_time_up_to_five_minutes_and_closing_forgets_that() -> None:
    house = await House().opened()
    for open_s in (15, 30, 60, 120, 240, 300, 300):
        house.clock.advance(open_s - 0.1)
        await house.ask("text")
        assert house.state is OPEN
        house.clock.advance(0.1)
        await house.ask(BAD)
    house.clock.advance(300)
    await house.ask("text", "text")
    await house.opened()
    house.clock.advance(15)
    await house.ask("text")
    assert house.state is HALF_OPEN


@pytest.mark.parametrize("outcome", [Outcome.GOOD, Outcome.BAD])
def test_what_began_before_it_opened_says_nothing_about_the_time_after(outcome: Outcome) -> None:
    clock = FakeClock()
    circuit = Circuit("box", clock, CircuitPolicy())
    early = [circuit.enter() for _ in range(3)]
    for _ in range(5):
        circuit.settle(circuit.enter(), Outcome.BAD)
    until = circuit.until
    circuit.settle(early[0], outcome)
    assert (circuit.state, circuit.until) == (OPEN, until)
    clock.advance(15)
    probe = circuit.enter()
    for ticket in early[1:]:
        circuit.settle(ticket, outcome)
    assert (circuit.state, circuit.admits) == (HALF_OPEN, False)
    circuit.settle(probe, Outcome.GOOD)
    assert (circuit.state, circuit.admits) == (HALF_OPEN, True)


async def test_a_misconfigured_one_is_open_at_once() -> None:
    house = House()
    await house.ask(Misconfigured("bad key"))
    assert house.state is OPEN
    asked = len(house.inner.calls)
    await house.ask("text")
    assert len(house.inner.calls) == asked


async def test_a_model_that_is_missing_does_not_take_the_others_along() -> None:
    house = House()
    await house.ask(Misconfigured("no such model"), model="rare")
    await house.ask("text", model="common")
    assert len(house.inner.calls) == 2
    assert (house.breaker.admits("rare"), house.breaker.admits("common")) == (False, True)
    assert not house.breaker.is_closed


async def test_a_wish_to_be_left_alone_beyond_the_deadline_cools_and_then_it_is_as_before() -> None:
    house = House()
    await house.ask(RateLimited("slow", retry_after_s=100), seconds=60)
    assert house.state is OPEN
    house.clock.advance(99.9)
    await house.ask("text")
    assert len(house.inner.calls) == 1
    house.clock.advance(0.1)
    await house.ask("text")
    assert (len(house.inner.calls), house.state) == (2, CLOSED)


async def test_a_wish_that_fits_the_deadline_does_not_cool() -> None:
    house = House()
    await house.ask(RateLimited("slow", retry_after_s=10), seconds=60)
    assert house.state is CLOSED


async def test_a_new_cool_down_never_shortens_an_old_one() -> None:
    house = House(HANG)
    wishes = [asyncio.ensure_future(house.breaker.complete(a_prompt(), terms(1))) for _ in range(2)]
    await settle()
    for wish in wishes:
        wish.cancel()
    await asyncio.gather(*wishes, return_exceptions=True)
    circuit = house.breaker.circuit
    circuit.cool(200, "long")
    circuit.cool(50, "short")
    assert circuit.until == house.clock.now() + timedelta(seconds=200)
    circuit.cool(300, "longer")
    assert circuit.until == house.clock.now() + timedelta(seconds=300)


async def test_a_cool_down_outlasts_the_time_it_would_have_been_open() -> None:
    house = await House().opened()
    house.breaker.circuit.cool(100, "asked for it")
    house.clock.advance(50)
    await house.ask("text")
    assert house.state is OPEN


async def test_its_state_can_be_read() -> None:
    house = House()
    began = house.clock.now()
    house.clock.advance(5)
    await house.opened()
    house.clock.advance(3)
    circuit, error = house.breaker.circuit, house.breaker.last_error
    assert (circuit.since, circuit.until) == (began + timedelta(seconds=5), began + timedelta(seconds=20))
    assert error is not None
    assert (error.code, error.detail, error.at) == ("unavailable", "down", began + timedelta(seconds=5))


async def test_each_change_of_state_is_one_line_in_the_log() -> None:
    with capture_logs() as lines:
        house = await House().opened()
        await house.ask(*["text"] * 20)
        house.clock.advance(15)
        await house.ask("text", "text", "text")
    assert [line["event"] for line in lines] == ["breaker_open", "breaker_half_open", "breaker_closed"]
    assert (lines[0]["open_s"], lines[0]["reason"]) == (15, "down")


class Two:
    """Two providers of one chain; the first has been open for a second longer."""

    def __init__(self) -> None:
        self.clock, circuits = FakeClock(), Circuits()
        self.first = House(clock=self.clock, circuits=circuits)
        self.second = House(clock=self.clock, circuits=circuits)

    async def opened(self) -> "Two":
        await self.first.opened()
        self.clock.advance(1)
        await self.second.opened()
        return self

    @property
    def asked(self) -> tuple[int, int]:
        return len(self.first.inner.calls) - 5, len(self.second.inner.calls) - 5


async def test_when_all_are_open_the_longest_open_one_gets_one_trial() -> None:
    two = await Two().opened()
    for _ in range(5):
        await two.second.ask(BAD)
        await two.first.ask(BAD)
    assert two.asked == (1, 0)


async def test_a_failed_trial_costs_the_circuit_nothing() -> None:
    two = await Two().opened()
    await two.first.ask(BAD)
    two.clock.advance(14)
    await two.first.ask("text")
    assert two.first.state is HALF_OPEN


async def test_a_trial_that_goes_well_ends_the_outage() -> None:
    two = await Two().opened()
    await two.first.ask("text", "text")
    assert two.first.state is CLOSED


async def test_a_trial_that_is_cut_short_may_be_had_again() -> None:
    two = await Two().opened()
    await two.first.ask(Busy("full"), BAD, BAD)
    assert two.asked == (2, 0)
    assert two.first.state is OPEN


async def test_while_one_is_closed_nobody_is_tried_ahead_of_time() -> None:
    two = Two()
    await two.first.opened()
    await two.first.ask("text")
    assert len(two.first.inner.calls) == 5


async def test_one_that_asked_to_be_left_alone_is_not_tried_ahead_of_time() -> None:
    two = Two()
    await two.first.ask(RateLimited("slow", retry_after_s=500))
    await two.second.opened()
    await two.first.ask("text")
    assert len(two.first.inner.calls) == 1
    await two.second.ask("text")
    assert len(two.second.inner.calls) == 6


async def test_a_lone_one_keeps_its_own_time() -> None:
    house = await House().opened()
    await house.ask("text")
    assert len(house.inner.calls) == 5
