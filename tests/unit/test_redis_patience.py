"""How long is waited for Redis, and from when on it is too slow."""

import asyncio

import pytest

from alchemorsel.application.tab import RedisWaits, open_tab
from alchemorsel.infrastructure.cache.budget import Budget
from alchemorsel.infrastructure.cache.slowness import LOOKED_AT, TOO_MANY, Slowness
from alchemorsel.infrastructure.cache.watch import Watch


async def waited(budget: Budget, seconds: float) -> float:
    """What was granted; so long was waited for it, or as long as was granted."""
    with budget as granted_s:
        await asyncio.sleep(min(seconds, granted_s))
    return granted_s


async def test_all_waits_of_a_request_share_one_budget() -> None:
    waits = RedisWaits()
    assert await waited(Budget(0.1, waits), 0.02) == pytest.approx(0.06)
    assert await waited(Budget(0.1, waits), 1.0) == pytest.approx(0.08, abs=0.01)
    assert await waited(Budget(0.1, waits), 1.0) == pytest.approx(0, abs=0.01)
    assert waits.total_s <= 0.1 + 1e-9


async def test_who_waited_for_another_process_has_a_whole_budget_again_and_all_is_told() -> None:
    waits = RedisWaits()
    budget = Budget(0.05, waits)
    await waited(budget, 1.0)
    budget.renew()
    assert await waited(budget, 0.0) == pytest.approx(0.03)
    assert waits.total_s >= 0.03


async def test_what_this_process_was_busy_with_is_not_charged() -> None:
    waits = RedisWaits()
    with Budget(0.1, waits) as granted_s:
        await asyncio.sleep(0.12)
    assert waits.total_s == granted_s


def test_the_tabs_of_one_request_have_the_same_waits_and_beginning() -> None:
    with open_tab() as outer:
        with open_tab() as inner:
            inner.redis.total_s += 1.0
        assert (outer.redis.total_s, outer.began) == (1.0, inner.began)
    with open_tab() as other:
        assert other.redis.total_s == 0


def test_too_many_of_the_last_replies_are_slow_however_they_are_mixed() -> None:
    mixed = Slowness(0.1)
    heard = [mixed.note(slow=number % 2 == 0) for number in range(LOOKED_AT)]
    assert heard.index(True) == 2 * (TOO_MANY - 1)
    seldom = Slowness(0.1)
    assert not any(seldom.note(slow=number % 3 == 0) for number in range(5 * LOOKED_AT))
    mixed.forget()
    assert not mixed.note(slow=True)


async def test_a_watch_rings_at_each_moment_until_it_is_over() -> None:
    loop = asyncio.get_running_loop()
    rang: list[float] = []
    first, second, third = (loop.time() + after_s for after_s in (0.01, 0.02, 0.03))
    Watch([second, third, first], lambda: len(rang) == 2, rang.append)
    await asyncio.sleep(0.06)
    assert rang == [first, second]
