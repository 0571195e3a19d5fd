"""One flight a wish in one process: who boards, who leaves, what a late joiner hears."""

import asyncio
from typing import Any

import pytest

from alchemorsel.application.call import Asking, CacheMode, Call, Event, Reset, Wrote
from alchemorsel.domain.errors import OverLimit, TimedOut, Unavailable
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.quotas import Limit, refused
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.flights import MOST_BEHIND
from alchemorsel.infrastructure.ai.replay import MOST_TEXT, MOST_TURNS, Replay
from tests.support import samples
from tests.support.clock import FakeClock
from tests.support.remembering import memory, until


async def test_a_thousand_at_once_are_one_call_and_get_the_same_bytes() -> None:
    async with memory() as mine:
        mine.inner.gate.clear()
        asking = [asyncio.ensure_future(mine.ask()) for _ in range(1000)]
        await until(lambda: len(mine.inner.calls) == 1)
        mine.inner.gate.set()
        answers = await asyncio.gather(*asking)
        assert len(mine.inner.calls) == 1
        assert len({answer.body for answer in answers}) == 1
        assert sum(answer.origin.collapsed for answer in answers if answer.origin) == 999
        assert mine.cache.stats().collapsed == 999


async def test_other_wishes_fly_on_their_own() -> None:
    async with memory() as mine:
        await asyncio.gather(*(mine.ask(samples.recipe(seed=seed)) for seed in range(5)))
        assert len(mine.inner.calls) == 5


async def test_who_asks_for_a_new_one_boards_the_flight_that_is_making_one() -> None:
    async with memory() as mine:
        mine.inner.gate.clear()
        asking = [asyncio.ensure_future(mine.ask(cache=mode)) for mode in (CacheMode.REFRESH, CacheMode.NORMAL)]
        await until(lambda: len(mine.inner.calls) == 1)
        mine.inner.gate.set()
        one, other = await asyncio.gather(*asking)
        assert one.body == other.body


async def test_a_leader_that_leaves_takes_nobody_down() -> None:
    async with memory() as mine:
        mine.inner.gate.clear()
        leader = asyncio.ensure_future(mine.ask())
        await until(lambda: len(mine.inner.calls) == 1)
        follower = asyncio.ensure_future(mine.ask())
        await asyncio.sleep(0)
        leader.cancel()
        await asyncio.gather(leader, return_exceptions=True)
        mine.inner.gate.set()
        await follower
        assert len(mine.inner.calls) == 1


async def test_when_the_last_one_leaves_the_flight_is_ended_and_the_next_one_starts_anew() -> None:
    async with memory() as mine:
        mine.inner.says = ["text"]
        mine.inner.gate.clear()
        asking = [asyncio.ensure_future(mine.ask()) for _ in range(3)]
        await until(lambda: len(mine.inner.calls) == 1)
        for each in asking:
            each.cancel()
        await asyncio.gather(*asking, return_exceptions=True)
        mine.inner.gate.set()
        await mine.ask()
        assert (len(mine.inner.calls), mine.inner.cancelled) == (2, 1)


async def test_nobody_boards_a_flight_that_is_being_given_up() -> None:
    async with memory() as mine:
        mine.inner.gate.clear()
        mine.inner.lingers_s = 0.1
        with pytest.raises(TimedOut):
            await mine.ask(seconds=0.02)
        mine.inner.gate.set()
        assert (await mine.ask()).body
        assert len(mine.inner.calls) == 2


async def test_what_another_model_answered_than_the_key_names_is_not_remembered() -> None:
    async with memory() as mine:
        mine.inner.gate.clear()
        asking = asyncio.ensure_future(mine.ask())
        await until(lambda: len(mine.inner.calls) == 1)
        chain: Any = mine.cache
        chain._keys.chain = lambda _: ((Provider.OLLAMA, "selected meanwhile"),)
        mine.inner.gate.set()
        answer = await asking
        assert answer.origin is not None
        assert not answer.origin.stored


async def test_a_failure_is_everybodys_and_each_gets_an_error_of_its_own() -> None:
    async with memory() as mine:
        mine.inner.gate.clear()
        mine.inner.raises = Unavailable("down", retry_after_s=7)
        asking = [asyncio.ensure_future(mine.ask()) for _ in range(3)]
        await until(lambda: len(mine.inner.calls) == 1)
        mine.inner.gate.set()
        errors = await asyncio.gather(*asking, return_exceptions=True)
        assert [getattr(error, "retry_after_s", None) for error in errors] == [7, 7, 7]
        assert len({id(error) for error in errors}) == 3
        assert len(mine.inner.calls) == 1


async def test_one_callers_limit_is_not_everybodys() -> None:
    limit = Limit(name="x", most=1)
    async with memory() as mine:
        mine.inner.gate.clear()
        mine.inner.raises = OverLimit("too often", quota=refused(limit, 1, 1))
        leader = asyncio.ensure_future(mine.ask())
        await until(lambda: len(mine.inner.calls) == 1)
        follower = asyncio.ensure_future(mine.ask())
        await asyncio.sleep(0)
        mine.inner.gate.set()
        with pytest.raises(OverLimit):
            await leader
        mine.inner.raises = None
        assert (await follower).body
        assert len(mine.inner.calls) == 2


async def test_each_waits_as_long_as_it_may_and_the_patient_one_gets_the_answer() -> None:
    async with memory() as mine:
        mine.inner.gate.clear()
        hasty = asyncio.ensure_future(mine.ask(seconds=0.03))
        patient = asyncio.ensure_future(mine.ask(seconds=20))
        with pytest.raises(TimedOut) as raised:
            await hasty
        assert [attempt.provider for attempt in raised.value.attempts] == ["ollama"]
        mine.inner.gate.set()
        await patient
        assert len(mine.inner.calls) == 1


async def test_a_silent_flight_ends_with_the_deadline() -> None:
    async with memory() as mine:
        mine.inner.gate.clear()
        with pytest.raises(TimedOut):
            await mine.ask(seconds=0.02)
        await until(lambda: mine.inner.cancelled == 1)


async def test_a_flight_whose_text_still_flows_goes_on_behind_and_is_remembered() -> None:
    async with memory() as mine:
        mine.inner.says = ["some", "text"]
        mine.inner.gate.clear()
        with pytest.raises(TimedOut):
            await mine.ask(seconds=0.02)
        assert mine.cache.stats().behind == 1
        mine.inner.gate.set()
        await until(lambda: not mine.cache.stats().flights)
        assert (await mine.only()).body
        assert mine.inner.calls[0].overtime_s == 180


async def test_only_so_many_go_on_behind() -> None:
    async with memory() as mine:
        mine.inner.says = ["text"]
        mine.inner.gate.clear()
        asking = [mine.ask(samples.recipe(seed=seed), seconds=0.02) for seed in range(MOST_BEHIND + 3)]
        await asyncio.gather(*asking, return_exceptions=True)
        await asyncio.sleep(0.01)
        assert mine.cache.stats().behind == MOST_BEHIND
        assert mine.inner.cancelled == 3


async def test_a_late_joiner_hears_what_was_said_and_then_the_rest() -> None:
    first: list[Event] = []
    second: list[Event] = []
    async with memory() as mine:
        mine.inner.says = ["some ", "text"]
        mine.inner.gate.clear()
        leader = asyncio.ensure_future(mine.ask(progress=first.append))
        await until(lambda: len(first) == 3)
        follower = asyncio.ensure_future(mine.ask(progress=second.append))
        await asyncio.sleep(0)
        mine.inner.calls[0].progress(Wrote(" more", 3))
        mine.inner.gate.set()
        await asyncio.gather(leader, follower)
    asked = Asking(Provider.OLLAMA, "llama3.2:3b")
    assert first == [asked, Wrote("some ", 1), Wrote("text", 2), Wrote(" more", 3)]
    assert second == [asked, Wrote("some text", 2), Wrote(" more", 3)]


def test_text_that_was_taken_back_is_not_replayed() -> None:
    replay = Replay(FakeClock())
    failed = Attempt(provider=Provider.OLLAMA, outcome="timeout", reason="slow", seconds=1)
    events: list[Event] = [
        Asking(Provider.OLLAMA, "a"),
        Wrote("x", 1),
        Reset("next provider", failed),
        Asking(Provider.OPENAI, "b"),
    ]
    for event in (*events, Wrote("y", 1)):
        replay(event)
    heard: list[Event] = []
    replay.join(heard.append)
    assert heard == [events[0], events[2], events[3], Wrote("y", 1)]
    assert [attempt.provider for attempt in replay.attempts("late")] == ["ollama", "openai"]


def test_what_is_kept_for_late_joiners_is_bounded() -> None:
    replay = Replay(FakeClock())
    replay(Asking(Provider.OLLAMA, "a"))
    for count in range(5):
        replay(Wrote("x" * (MOST_TEXT // 4), count))
    heard: list[Event] = []
    replay.join(heard.append)
    assert heard == [Asking(Provider.OLLAMA, "a")]
    for _ in range(100):
        replay(Reset("retry"))
    late: list[Event] = []
    replay.join(late.append)
    assert late == [Reset("retry")] * MOST_TURNS


def test_text_of_long_ago_flows_no_more() -> None:
    clock = FakeClock()
    replay = Replay(clock)
    flowing = [replay.is_flowing]
    replay(Wrote("x", 1))
    for seconds in (0, 9.9, 0.2):
        clock.advance(seconds)
        flowing.append(replay.is_flowing)
    assert flowing == [False, True, True, False]


async def test_a_bug_is_no_secret_and_spoils_nothing() -> None:
    async with memory() as mine:
        mine.inner.raises = RuntimeError("bug")
        with pytest.raises(RuntimeError):
            await mine.ask()
        mine.inner.raises = None
        await mine.ask()


async def test_a_hit_is_byte_for_byte_what_the_miss_was() -> None:
    async with memory() as mine:
        for question in (samples.recipe(), samples.ideas(), samples.nutrition()):
            miss, hit = await mine.ask(question), await mine.ask(question)
            peeked = mine.cache.peek(mine.cache.key_of(question))
            assert peeked is not None
            assert miss.body == hit.body == peeked.body
            assert hit.value == miss.value
            assert hit.origin is not None
            assert miss.origin is not None
            assert hit.origin.etag == miss.origin.etag == peeked.origin.etag


async def test_the_deadline_of_a_call_in_the_air_is_the_first_ones() -> None:
    async with memory(clock=FakeClock()) as mine:
        await mine.ai.ask(samples.recipe(), Call(1060.0, request_id="r1"))
        assert (mine.inner.calls[0].deadline, mine.inner.calls[0].request_id) == (1060.0, "r1")
