import pytest
from hypothesis import given
from hypothesis import strategies as st

from alchemorsel.application.access import LOCAL, Caller
from alchemorsel.application.call import Call
from alchemorsel.application.question import recipe_question
from alchemorsel.domain.errors import OverLimit
from alchemorsel.domain.keys import KeyScope
from alchemorsel.domain.quotas import Limit, charged
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.access.local_limits import LocalCallLimiter, LocalLimiter
from alchemorsel.infrastructure.access.rate_limited import RateLimitedAI
from alchemorsel.infrastructure.ai.fallback import FallbackAI, Rung
from tests.support.clock import FakeClock
from tests.support.example_ai import ExampleAI

THREE = Limit(name="model-calls", most=3)
KEYED = Caller(id="k1", scopes=frozenset({KeyScope.USE}), key_id="k1")
SOUP = recipe_question(RecipeRequest(prompt="soup"))


def test_the_whole_number_at_once_then_one_by_one() -> None:
    clock = FakeClock()
    limiter = LocalLimiter(THREE, clock)
    assert [limiter.take("a").remaining for _ in range(3)] == [2, 1, 0]
    refused = limiter.take("a")
    assert refused.wait_s == pytest.approx(20)
    clock.advance(19.9)
    assert limiter.take("a").wait_s == pytest.approx(0.1)
    clock.advance(0.1)
    assert limiter.take("a").wait_s == 0
    assert limiter.take("a").wait_s == pytest.approx(20)


def test_a_refusal_costs_nothing() -> None:
    clock = FakeClock()
    limiter = LocalLimiter(THREE, clock)
    for _ in range(50):
        limiter.take("a")
    clock.advance(60)
    assert [limiter.take("a").wait_s for _ in range(3)] == [0, 0, 0]


def test_callers_do_not_pay_for_each_other() -> None:
    limiter = LocalLimiter(THREE, FakeClock())
    for _ in range(4):
        limiter.take("a")
    assert limiter.take("b").remaining == 2


@given(st.integers(1, 50), st.lists(st.floats(0, 30), max_size=80))
def test_no_window_holds_more_than_twice_the_number_and_a_minute_of_patience_gives_it_all(
    most: int, pauses: list[float]
) -> None:
    limit = Limit(name="x", most=most)
    now, whole_at = 1000.0, 0.0
    granted: list[float] = []
    for pause in pauses:
        now += pause
        whole_at, quota = charged(limit, whole_at, now)
        granted += [now] if quota.wait_s == 0 else []
        assert 0 <= quota.remaining < most
        assert sum(1 for at in granted if at > now - limit.window_s) <= 2 * most
    left = [charged(limit, whole_at, now + limit.window_s)[1].remaining]
    assert left == [most - 1]


def test_who_waits_as_told_is_let_in() -> None:
    clock = FakeClock()
    limiter = LocalLimiter(Limit(name="x", most=7), clock)
    for _ in range(200):
        if wait_s := limiter.take("a").wait_s:
            clock.advance(wait_s)
            assert limiter.take("a").wait_s == 0


def test_many_strangers_do_not_fill_the_memory_and_regulars_are_kept() -> None:
    clock = FakeClock()
    limiter = LocalLimiter(THREE, clock, most_callers=100)
    for number in range(10_000):
        limiter.take(f"a{number}")
    assert len(limiter._whole_at) <= 100
    clock.advance(60)
    limiter.take("late")
    limiter._make_room(clock.monotonic())
    assert set(limiter._whole_at) == {"late"}


# -- what reaches a model ----------------------------------------------------------------------------------------


def limited(inner: ExampleAI, most: int = 1) -> RateLimitedAI:
    return RateLimitedAI(inner, LocalCallLimiter(LocalLimiter(Limit(name="model-calls", most=most), FakeClock())))


async def test_a_question_too_many_never_reaches_a_model() -> None:
    inner = ExampleAI()
    ai = limited(inner)
    await ai.ask(SOUP, Call(2000, caller=KEYED))
    with pytest.raises(OverLimit) as refused:
        await ai.ask(SOUP, Call(2000, caller=KEYED))
    assert len(inner.calls) == 1
    assert refused.value.quota.wait_s == pytest.approx(60)


@pytest.mark.parametrize("call", [Call(2000), Call(2000, caller=LOCAL)], ids=["the house", "this machine"])
async def test_this_machine_and_the_house_itself_are_not_counted(call: Call) -> None:
    inner = ExampleAI()
    ai = limited(inner)
    for _ in range(5):
        await ai.ask(SOUP, call)
    assert len(inner.calls) == 5


async def test_neither_the_next_rung_nor_the_rule_kitchen_is_a_way_around() -> None:
    stand_in = ExampleAI()
    ai = limited(ExampleAI())
    chain = FallbackAI([Rung(Provider.OLLAMA, ai), Rung(Provider.MOCK, stand_in)], FakeClock())
    await chain.ask(SOUP, Call(2000, caller=KEYED))
    with pytest.raises(OverLimit):
        await chain.ask(SOUP, Call(2000, caller=KEYED))
    assert stand_in.calls == []
