"""RetryingModel: what is tried again, how often, and within which time."""

import asyncio

import pytest

from alchemorsel.application.call import Call, Event, Reset, Wrote
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.domain.errors import (
    AlchemorselError,
    BadAnswer,
    Busy,
    Loading,
    Misconfigured,
    NotAsked,
    RateLimited,
    Refused,
    TimedOut,
    TooLong,
    Unavailable,
)
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.prompted import PromptedAI
from alchemorsel.infrastructure.ai.retrying import RetryingModel, RetryPolicy
from tests.support import samples
from tests.support.clock import FakeClock
from tests.support.fakes import ScriptedModel
from tests.support.models import PlannedModel, a_prompt, terms


class House:
    """A retrying model over a planned one; sleeping moves the clock."""

    def __init__(self, *lines: str | AlchemorselError, seconds: float = 0) -> None:
        self.clock = FakeClock()
        self.slept: list[float] = []
        self.admits = True
        self.inner = PlannedModel(self.clock, lines, seconds=seconds)
        self.model = RetryingModel(
            self.inner,
            self.clock,
            RetryPolicy(),
            provider=Provider.OLLAMA,
            admits=lambda _model: self.admits,
            sleep=self._sleep,
        )

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.clock.advance(seconds)


async def test_what_may_pass_by_itself_is_tried_again_and_every_failure_is_kept() -> None:
    house = House(Unavailable("one", suggestion="do"), Unavailable("two"), "text", seconds=2)
    completion = await house.model.complete(a_prompt(), terms())
    assert completion.text == "text"
    assert [(a.outcome, a.reason, a.suggestion, a.seconds) for a in completion.attempts] == [
        ("unavailable", "one", "do", 2),
        ("unavailable", "two", None, 2),
    ]


async def test_three_calls_are_the_most_and_the_error_carries_the_first_two() -> None:
    house = House(Unavailable("one"), Unavailable("two"), Unavailable("three"), "never")
    with pytest.raises(Unavailable, match="three") as raised:
        await house.model.complete(a_prompt(), terms())
    assert [attempt.reason for attempt in raised.value.attempts] == ["one", "two"]
    assert [call.tries for call in house.inner.calls] == [3, 2, 1]


@pytest.mark.parametrize(
    "error",
    [
        *(kind("no") for kind in (TimedOut, Loading, Busy, RateLimited, Misconfigured, TooLong, BadAnswer, Refused)),
        NotAsked("no", retry_after_s=1),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_nothing_else_is_tried_again(error: AlchemorselError) -> None:
    house = House(error, "text")
    with pytest.raises(type(error)):
        await house.model.complete(a_prompt(), terms())
    assert len(house.inner.calls) == 1


async def test_pauses_are_drawn_between_a_quarter_second_and_a_doubling_bound() -> None:
    pauses: list[tuple[float, ...]] = []
    for _ in range(200):
        house = House(Unavailable("no"))
        with pytest.raises(Unavailable):
            await house.model.complete(a_prompt(), terms(600, tries=6))
        pauses.append(tuple(house.slept))
    for place, bound in enumerate((1, 2, 4, 4, 4)):
        drawn = [pause[place] for pause in pauses]
        assert 0.25 <= min(drawn) < max(drawn) <= bound
        assert max(drawn) > bound * 0.7


async def test_a_wish_to_wait_is_honoured_when_it_fits_the_deadline() -> None:
    house = House(RateLimited("slow", retry_after_s=20), "text")
    await house.model.complete(a_prompt(), terms(60))
    assert house.slept == [20]


@pytest.mark.parametrize("wait_s", [60, 59.5, 3600])
async def test_a_wish_to_wait_beyond_the_deadline_is_passed_on_at_once(wait_s: float) -> None:
    house = House(RateLimited("slow", retry_after_s=wait_s), "text")
    with pytest.raises(RateLimited):
        await house.model.complete(a_prompt(), terms(60))
    assert not house.slept


async def test_a_server_error_that_names_a_time_is_not_tried_before_it() -> None:
    house = House(Unavailable("503", retry_after_s=9), "text")
    await house.model.complete(a_prompt(), terms(60))
    assert house.slept == [9]


async def test_no_pause_outlasts_the_deadline_or_leaves_nothing_of_it() -> None:
    house = House(Unavailable("no"), seconds=8.9)
    with pytest.raises(Unavailable):
        await house.model.complete(a_prompt(), terms(10))
    assert not house.slept


async def test_an_open_breaker_is_not_waited_for() -> None:
    house = House(Unavailable("no"), "text")
    house.admits = False
    with pytest.raises(Unavailable):
        await house.model.complete(a_prompt(), terms())
    assert len(house.inner.calls) == 1


async def test_text_that_is_thrown_away_is_taken_back() -> None:
    house = House(Unavailable("dropped"), "text")
    events: list[Event] = []
    await house.model.complete(a_prompt(), terms(events=events))
    assert [type(event) for event in events] == [Wrote, Reset, Wrote]
    assert isinstance(events[1], Reset)
    assert events[1].after is not None
    assert events[1].after.reason == "dropped"


async def test_where_nothing_was_written_nothing_is_taken_back() -> None:
    events: list[Event] = []
    clock = FakeClock()
    silent = ScriptedModel(Unavailable("refused"), "text")
    model = RetryingModel(silent, clock, RetryPolicy(least_s=0.001, most_s=0.002), provider=Provider.OLLAMA)
    await model.complete(a_prompt(), terms(events=events))
    assert [type(event) for event in events] == [Wrote]


async def test_cancelling_ends_a_pause() -> None:
    model = RetryingModel(ScriptedModel(Unavailable("no")), FakeClock(), RetryPolicy(), provider=Provider.OLLAMA)
    waiting = asyncio.ensure_future(model.complete(a_prompt(), terms()))
    await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


class Counting:
    """Counts the calls of one answer."""

    def __init__(self, *lines: str | AlchemorselError) -> None:
        self.inner = ScriptedModel(*lines)
        self.made = 0

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        self.made += 1
        return await self.inner.complete(prompt, call)


def prompted(inner: Counting) -> PromptedAI:
    quick = RetryPolicy(least_s=0.001, most_s=0.002)
    retrying = RetryingModel(inner, FakeClock(), quick, provider=Provider.OLLAMA)
    return PromptedAI(retrying, FakeClock(), provider=Provider.OLLAMA, models=lambda _: "m")


async def test_retries_and_repair_share_the_three_calls_of_an_answer() -> None:
    inner = Counting(Unavailable("one"), "chatter", Unavailable("three"), samples.pasta())
    with pytest.raises(Unavailable, match="three") as raised:
        await prompted(inner).ask(samples.recipe(), terms())
    assert inner.made == 3
    assert [attempt.outcome for attempt in raised.value.attempts] == ["unavailable", "bad_answer", "unavailable"]


async def test_without_a_call_left_there_is_no_repair() -> None:
    inner = Counting(Unavailable("one"), Unavailable("two"), "chatter", samples.pasta())
    with pytest.raises(BadAnswer) as raised:
        await prompted(inner).ask(samples.recipe(), terms())
    assert inner.made == 3
    assert [attempt.outcome for attempt in raised.value.attempts] == ["unavailable", "unavailable", "bad_answer"]


async def test_an_answer_after_a_retry_shows_it_and_is_worth_no_less() -> None:
    plain = await prompted(Counting(samples.pasta())).ask(samples.recipe(), terms())
    late = await prompted(Counting(Unavailable("one"), samples.pasta())).ask(samples.recipe(), terms())
    assert [attempt.outcome for attempt in late.value.provenance.attempts] == ["unavailable", "answered"]
    assert late.value.provenance.confidence == plain.value.provenance.confidence
