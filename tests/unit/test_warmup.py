"""Common wishes are asked ahead: one at a time, after every caller, and never in vain for long."""

import asyncio

import pytest

from alchemorsel.application.call import CacheMode
from alchemorsel.application.warmup_report import WarmUpState
from alchemorsel.domain.errors import BadAnswer, Exhausted, Refused, Unavailable
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.vocabulary import Feature, Provider
from tests.support import samples
from tests.support.remembering import HOUR_S, until
from tests.support.warming import WarmHouse, warm_house, wishes

FRESH, ASKED, FAILED, LEFT = WarmUpState.FRESH, WarmUpState.ASKED, WarmUpState.FAILED, WarmUpState.LEFT
WAITING, ASKING, RESTING = WarmUpState.WAITING, WarmUpState.ASKING, WarmUpState.RESTING


def nobody(outcome: str = "unavailable", retry_after_s: float | None = None) -> Exhausted:
    attempts = (Attempt(provider=Provider.OLLAMA, outcome=outcome, reason="it is off", seconds=0.0),)
    return Exhausted("No provider could answer.", attempts=attempts, retry_after_s=retry_after_s)


async def test_what_is_not_remembered_is_asked_and_what_is_fresh_is_not() -> None:
    async with warm_house() as house:
        await house.memory.ask(samples.recipe(prompt="soup"))
        await house.run("soup", "salad")
        assert house.states == [FRESH, ASKING, ASKED]
        assert len(house.inner.calls) == 2
        assert (await house.memory.only(samples.recipe(prompt="salad"))).value.provenance.provider == "ollama"
        assert house.steps[-1].provider == "ollama"
        assert [step.number for step in house.steps] == [1, 2, 2]
        assert house.counted.ends == [(Feature.RECIPE, FRESH), (Feature.RECIPE, ASKED)]
        assert house.counted.under_way == 0


async def test_looking_whether_it_is_fresh_counts_as_no_hit() -> None:
    async with warm_house() as house:
        await house.run("soup")
        await house.run("soup")
        assert not sum(house.memory.cache.stats().hits.values())


async def test_a_stale_answer_is_made_anew() -> None:
    async with warm_house() as house:
        await house.run("soup")
        house.clock.advance(2.5 * HOUR_S)
        await house.run("soup")
        assert house.ends == [ASKED, ASKED]
        answer = await house.memory.only(samples.recipe(prompt="soup"))
        assert answer.origin is not None
        assert (answer.origin.stale, answer.value.provenance.seconds) == (None, 2.0)


async def test_what_needs_no_model_is_left_in_peace() -> None:
    async with warm_house() as house:
        house.in_the_table = True
        await house.run("soup")
        assert (house.states, house.inner.calls) == ([FRESH], [])


async def test_two_lists_at_once_are_still_one_wish_at_a_time() -> None:
    async with warm_house() as house:
        house.inner.gate.clear()
        running = [asyncio.ensure_future(house.run(name)) for name in ("soup", "salad")]
        await until(lambda: len(house.inner.calls) == 1)
        for _ in range(50):
            await asyncio.sleep(0)
        assert len(house.inner.calls) == 1
        house.inner.gate.set()
        await asyncio.gather(*running)
        assert len(house.inner.calls) == 2


@pytest.mark.parametrize("who", ["a caller", "a provider"])
async def test_nothing_is_asked_before_it_has_been_quiet_for_a_second(who: str) -> None:
    async with warm_house() as house:
        asked_at: list[int] = []

        def leave_after_three() -> None:
            asked_at.append(len(house.inner.calls))
            if len(house.naps) == 3:
                house.busy = False
                if who == "a caller":
                    house.crowd.leave()

        house.on_nap = leave_after_three
        house.busy = who == "a provider"
        if who == "a caller":
            house.crowd.enter()
        await house.run("soup")
        assert house.states == [WAITING, ASKING, ASKED]
        assert asked_at[:6] == [0] * 6
        assert sum(house.naps[2:6]) == 1.0


async def test_a_caller_who_waits_takes_the_place_and_the_wish_is_asked_again_later() -> None:
    async with warm_house() as house:
        house.inner.gate.clear()

        def come_and_go() -> None:
            if len(house.naps) == 2:
                house.crowd.enter()
            if len(house.naps) == 10:
                assert house.inner.cancelled == 1
                assert len(house.inner.calls) == 1
                house.crowd.leave()
                house.inner.gate.set()

        house.on_nap = come_and_go
        await house.run("soup")
        assert house.states == [ASKING, WAITING, ASKING, ASKED]
        assert (len(house.inner.calls), house.counted.yields) == (2, 1)


async def test_a_caller_who_is_served_at_once_interrupts_nothing() -> None:
    async with warm_house() as house:
        house.inner.gate.clear()

        def come_and_go() -> None:
            (house.crowd.enter if len(house.naps) % 2 else house.crowd.leave)()
            if len(house.naps) == 20:
                house.inner.gate.set()

        house.on_nap = come_and_go
        await house.run("soup")
        assert (house.ends, house.counted.yields, house.inner.cancelled) == ([ASKED], 0, 0)


async def test_a_caller_who_wants_the_same_keeps_it_in_the_making() -> None:
    async with warm_house() as house:
        house.inner.gate.clear()
        callers: list[asyncio.Future[object]] = []

        def want_the_same() -> None:
            if len(house.naps) == 2:
                house.crowd.enter()
                callers.append(asyncio.ensure_future(house.memory.ask(samples.recipe(prompt="soup"))))
            if len(house.naps) == 10:
                house.inner.gate.set()
            if callers and callers[0].done() and len(house.crowd):
                house.crowd.leave()

        house.on_nap = want_the_same
        await house.run("soup")
        assert house.ends == [FRESH]
        assert (len(house.inner.calls), house.inner.cancelled) == (1, 0)


async def test_when_nobody_can_answer_it_rests_longer_and_longer_and_then_leaves_the_rest() -> None:
    async with warm_house() as house:
        house.inner.raises = nobody()
        await house.run("soup", "salad", "cake")
        assert rests(house) == [2.0, 4.0]
        assert house.ends == [FAILED, LEFT, LEFT]
        assert [step.reason for step in house.steps if step.state in {FAILED, LEFT}] == ["it is off"] * 3
        assert len(house.inner.calls) == 3


async def test_it_goes_on_where_somebody_is_back() -> None:
    async with warm_house() as house:
        house.inner.raises = nobody(retry_after_s=8)

        def come_back() -> None:
            house.inner.raises = None

        house.on_nap = come_back
        await house.run("soup", "salad")
        assert rests(house) == [8.0]
        assert house.ends == [ASKED, ASKED]


async def test_who_is_to_be_left_alone_for_long_is_not_waited_for() -> None:
    async with warm_house() as house:
        house.inner.raises = nobody(retry_after_s=600)
        await house.run("soup", "salad")
        assert (rests(house), house.ends) == ([], [FAILED, LEFT])


@pytest.mark.parametrize("failure", [nobody("bad_answer"), nobody("too_long"), Refused("not that")])
async def test_a_wish_that_fails_by_itself_stops_no_other(failure: Exhausted | Refused) -> None:
    async with warm_house() as house:
        house.inner.raises = failure
        await house.run("soup", "salad")
        assert (rests(house), house.ends) == ([], [FAILED, FAILED])


async def test_an_old_answer_that_stays_for_want_of_a_new_one_is_a_failure() -> None:
    async with warm_house() as house:
        await house.run("soup")
        house.clock.advance(2.5 * HOUR_S)
        house.inner.raises = BadAnswer("cut")
        await house.run("soup")
        assert house.ends == [ASKED, FAILED]
        assert "old answer" in house.steps[-1].reason


async def test_what_is_answered_and_not_remembered_is_a_failure() -> None:
    async with warm_house() as house:
        house.inner.told = {"degraded": True}
        await house.run("soup")
        assert house.ends == [FAILED]
        assert "could not be remembered" in house.steps[-1].reason


async def test_stopping_ends_it_in_the_middle_and_for_good() -> None:
    async with warm_house() as house:
        house.inner.gate.clear()
        running = asyncio.ensure_future(house.run("soup", "salad"))
        await until(lambda: len(house.inner.calls) == 1)
        house.warm_up.stop()
        with pytest.raises(Unavailable, match="being stopped"):
            await running
        assert house.inner.cancelled == 1
        with pytest.raises(Unavailable, match="being stopped"):
            await house.run("cake")
        assert len(house.inner.calls) == 1


async def test_cancelling_ends_the_question_as_well() -> None:
    async with warm_house() as house:
        house.inner.gate.clear()
        running = asyncio.ensure_future(house.run("soup"))
        await until(lambda: len(house.inner.calls) == 1)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert running.cancelled()
        assert (house.inner.cancelled, house.counted.under_way) == (1, 0)


async def test_the_report_has_every_wish_with_its_end() -> None:
    async with warm_house() as house:
        report = await house.warm_up.run(wishes("soup", "salad"))
        assert [end.wish for end in report.wishes] == ["soup", "salad"]
        assert (report.asked, report.fresh, report.failed, report.left, report.well) == (2, 0, 0, 0, True)


async def test_each_wish_has_a_deadline_of_its_own() -> None:
    async with warm_house() as house:
        await house.run("soup")
        (call,) = house.inner.calls
        assert call.deadline == house.clock.monotonic() + 180
        assert call.cache is CacheMode.NORMAL


def rests(house: WarmHouse) -> list[float]:
    """The sleeps that were told as rests."""
    return [step.seconds for step in house.steps if step.state is RESTING]
