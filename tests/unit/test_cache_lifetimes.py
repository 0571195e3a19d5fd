"""How long what is remembered is served, with the clock in our hand."""

from typing import Any

import pytest

from alchemorsel.application.cache import Dropped, Forward, Layer, Stale
from alchemorsel.application.call import CacheMode
from alchemorsel.domain.errors import NotCached, Refused, Unavailable
from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.infrastructure.cache.lifetimes import LifetimePolicy, lifetime
from tests.support import samples
from tests.support.clock import FakeClock
from tests.support.remembering import HOUR_S, Memory, memory, until

POLICY = LifetimePolicy(fresh_s={Feature.RECIPE: 100.0})
A_BIT_S = 0.001


def life(rung: int = 0, confidence: float = 0.9, draw: float = 0.5) -> tuple[float, float, float]:
    found = lifetime(POLICY, Feature.RECIPE, rung=rung, confidence=confidence, draw=lambda: draw)
    return round(found.fresh_s, 6), round(found.stale_s, 6), round(found.gone_s, 6)


def test_an_answer_is_fresh_then_stale_for_as_long_again_and_then_good_enough_for_a_day_of_trouble() -> None:
    assert life() == (100, 200, 100 + 24 * HOUR_S)


def test_a_confident_answer_lives_half_as_long_again() -> None:
    assert life(confidence=0.91)[0] == 150
    assert life(confidence=0.9)[0] == 100


def test_lives_are_spread_by_a_tenth() -> None:
    assert (life(draw=0)[0], life(draw=1)[0]) == (90, 110)


def test_a_later_rungs_answer_never_outlives_its_hour() -> None:
    assert life(rung=1) == (100, HOUR_S, HOUR_S)
    long = LifetimePolicy(fresh_s={Feature.RECIPE: 12 * HOUR_S})
    found = lifetime(long, Feature.RECIPE, rung=1, confidence=1, draw=lambda: 1)
    assert found.fresh_s == found.stale_s == found.gone_s == HOUR_S


@pytest.mark.parametrize(("feature", "hours"), [("recipe", 2), ("ingredients", 6), ("nutrition", 12)])
async def test_each_feature_has_its_own_time(feature: str, hours: float) -> None:
    clock = FakeClock()
    question = samples.QUESTIONS[feature]()
    async with memory(clock=clock) as mine:
        await mine.ask(question)
        clock.advance(hours * HOUR_S * 0.9 - 1)
        answer = await mine.ask(question)
        assert answer.origin is not None
        assert (answer.origin.layer, answer.origin.stale) == (Layer.MEMORY, None)
        clock.advance(hours * HOUR_S * 0.2 + 2)
        answer = await mine.ask(question)
        assert answer.origin is not None
        assert answer.origin.stale is Stale.REVALIDATING


async def stale_memory(mine: Memory, clock: FakeClock) -> bytes:
    first = await mine.ask()
    clock.advance(2.5 * HOUR_S)
    return first.body


async def test_a_stale_answer_is_served_at_once_and_renewed_behind() -> None:
    clock = FakeClock()
    async with memory(clock=clock) as mine:
        old = await stale_memory(mine, clock)
        mine.inner.gate.clear()
        answer = await mine.ask()
        assert answer.body == old
        assert answer.origin is not None
        assert answer.origin.ttl_s < 0
        await until(lambda: len(mine.inner.calls) == 2)
        assert (await mine.ask()).body == old
        mine.inner.gate.set()
        await until(lambda: not mine.cache.stats().flights)
        assert (await mine.ask()).body != old
        assert len(mine.inner.calls) == 2


async def test_only_so_many_are_renewed_at_once_and_the_rest_is_counted() -> None:
    clock = FakeClock()
    async with memory(clock=clock, cache_refreshes=2) as mine:
        wishes = [samples.recipe(seed=seed) for seed in range(4)]
        for wish in wishes:
            await mine.ask(wish)
        clock.advance(2.5 * HOUR_S)
        mine.inner.gate.clear()
        for wish in wishes:
            await mine.ask(wish)
        await until(lambda: len(mine.inner.calls) == 6)
        assert mine.cache.stats().dropped[Dropped.BUSY] == 2


async def test_after_a_failed_renewal_the_key_is_left_alone_for_a_while() -> None:
    clock = FakeClock()
    async with memory(clock=clock) as mine:
        await stale_memory(mine, clock)
        mine.inner.raises = Unavailable("down")
        for _ in range(5):
            await mine.ask()
            await until(lambda: len(mine.inner.calls) >= 2 and not mine.cache.stats().flights)
        assert len(mine.inner.calls) == 2
        clock.advance(61)
        await mine.ask()
        await until(lambda: len(mine.inner.calls) == 3)


async def test_past_its_second_life_an_answer_is_made_anew_but_beats_having_none_for_a_day() -> None:
    clock = FakeClock()
    async with memory(clock=clock) as mine:
        old = (await mine.ask()).body
        clock.advance(5 * HOUR_S)
        mine.inner.raises = Unavailable("down")
        answer = await mine.ask()
        assert answer.body == old
        assert answer.origin is not None
        assert answer.origin.stale is Stale.ERROR
        assert len(mine.inner.calls) == 2
        clock.advance(21.5 * HOUR_S)
        with pytest.raises(Unavailable):
            await mine.ask()


async def test_a_refusal_is_no_trouble_that_an_old_answer_could_hide() -> None:
    clock = FakeClock()
    async with memory(clock=clock) as mine:
        await mine.ask()
        clock.advance(5 * HOUR_S)
        mine.inner.raises = Refused("no")
        with pytest.raises(Refused):
            await mine.ask()


async def test_a_newer_answer_replaces_the_old_one_when_the_second_life_is_over() -> None:
    clock = FakeClock()
    async with memory(clock=clock) as mine:
        await mine.ask()
        clock.advance(5 * HOUR_S)
        answer = await mine.ask()
        assert answer.origin is not None
        assert (answer.origin.forward, answer.origin.stored) == (Forward.STALE, True)
        assert (await mine.ask()).body == answer.body


async def test_a_later_rung_never_replaces_an_earlier_one_that_may_still_be_served() -> None:
    clock = FakeClock()
    async with memory(clock=clock) as mine:
        old = await stale_memory(mine, clock)
        mine.inner.told = {"provider": Provider.OPENAI}
        refreshed = await mine.ask(cache=CacheMode.REFRESH)
        assert refreshed.origin is not None
        assert not refreshed.origin.stored
        assert (await mine.ask()).body == old
        assert mine.cache.stats().dropped[Dropped.EARLIER_RUNG] == 1
        clock.advance(2 * HOUR_S)
        assert (await mine.ask()).body != old
        assert (await mine.only()).body != old


async def test_a_later_rungs_answer_gives_way_to_the_first_ones_at_once() -> None:
    async with memory() as mine:
        mine.inner.told = {"provider": Provider.OPENAI}
        second = await mine.ask()
        mine.inner.told = {}
        first = await mine.ask(cache=CacheMode.REFRESH)
        assert (await mine.ask()).body == first.body != second.body


@pytest.mark.parametrize("told", [{"degraded": True}, {"provider": Provider.MOCK}])
async def test_stand_ins_are_not_remembered(told: dict[str, Any]) -> None:
    async with memory() as mine:
        mine.inner.told = told
        answer = await mine.ask()
        assert answer.origin is not None
        assert not answer.origin.stored
        await mine.ask()
        assert len(mine.inner.calls) == 2
        with pytest.raises(NotCached):
            await mine.only()


async def test_failures_are_not_remembered() -> None:
    async with memory() as mine:
        mine.inner.raises = Unavailable("down")
        for _ in range(2):
            with pytest.raises(Unavailable):
                await mine.ask()
        mine.inner.raises = None
        await mine.ask()
        assert len(mine.inner.calls) == 3


async def test_callers_steer() -> None:
    async with memory() as mine:
        with pytest.raises(NotCached):
            await mine.only()
        first = await mine.ask()
        past = await mine.ask(cache=CacheMode.BYPASS)
        assert past.body != first.body
        assert (await mine.only()).body == first.body
        newer = await mine.ask(cache=CacheMode.REFRESH)
        assert (await mine.only()).body == newer.body != first.body
        assert [each.origin.forward for each in (first, past, newer) if each.origin] == ["miss", "bypass", "request"]


async def test_asking_for_a_new_one_gets_the_old_one_rather_than_none() -> None:
    async with memory() as mine:
        old = await mine.ask()
        mine.inner.raises = Unavailable("down")
        assert (await mine.ask(cache=CacheMode.REFRESH)).body == old.body
