"""FallbackAI: order, reasons, and the split of the deadline."""

import pytest

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Call, Event, Reset
from alchemorsel.domain.answers import RecipeAnswer
from alchemorsel.domain.errors import (
    BadAnswer,
    Busy,
    Exhausted,
    Loading,
    Misconfigured,
    NotCached,
    RateLimited,
    Refused,
    TimedOut,
    TooLong,
    Unavailable,
)
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.fallback import FallbackAI, Rung
from alchemorsel.infrastructure.ai.prompted import PromptedAI
from alchemorsel.infrastructure.clock import SystemClock
from tests.support import samples
from tests.support.clock import FakeClock
from tests.support.fakes import HANG, ScriptedAI, ScriptedModel


async def an_answer() -> Answer[RecipeAnswer]:
    ai = PromptedAI(ScriptedModel(samples.pasta()), FakeClock(), provider=Provider.OPENAI, models=lambda _: "m")
    return await ai.ask(samples.recipe(), Call(deadline=1060))


def chain(*ais: ScriptedAI, keep_s: tuple[float, ...] = (0, 10, 0.25)) -> FallbackAI:
    names = (Provider.OLLAMA, Provider.OPENAI, Provider.MOCK)
    return FallbackAI([Rung(n, ai, k) for n, ai, k in zip(names, ais, keep_s, strict=False)], FakeClock())


async def test_the_first_that_can_answers_and_nobody_else_is_asked() -> None:
    first, second = ScriptedAI(await an_answer()), ScriptedAI(await an_answer())
    answer = await chain(first, second).ask(samples.recipe(), Call(deadline=1060))
    assert answer is first.lines[0]
    assert not second.calls


@pytest.mark.parametrize(
    "error", [Unavailable, TimedOut, Loading, Busy, RateLimited, Misconfigured, TooLong, BadAnswer]
)
async def test_whatever_makes_one_unavailable_the_next_is_asked(error: type[Unavailable]) -> None:
    answer = await chain(ScriptedAI(error("no", suggestion="do")), ScriptedAI(await an_answer())).ask(
        samples.recipe(), Call(deadline=1060)
    )
    failed, answered = answer.value.provenance.attempts
    assert (failed.provider, failed.outcome, failed.reason, failed.suggestion) == ("ollama", error.code, "no", "do")
    assert answered.outcome == "answered"


@pytest.mark.parametrize("error", [Refused("no"), NotCached("no")])
async def test_what_is_not_the_providers_fault_goes_straight_up(error: Refused | NotCached) -> None:
    second = ScriptedAI(await an_answer())
    with pytest.raises(type(error)):
        await chain(ScriptedAI(error), second).ask(samples.recipe(), Call(deadline=1060))
    assert not second.calls


async def test_when_all_fail_every_reason_is_kept_and_the_nearest_hope() -> None:
    with pytest.raises(Exhausted) as raised:
        await chain(ScriptedAI(RateLimited("slow", retry_after_s=30)), ScriptedAI(Busy("full", retry_after_s=2))).ask(
            samples.recipe(), Call(deadline=1060)
        )
    assert [(a.provider, a.outcome) for a in raised.value.attempts] == [("ollama", "rate_limited"), ("openai", "busy")]
    assert raised.value.retry_after_s == 2


async def test_each_rung_gets_the_time_left_minus_what_is_kept_for_those_below() -> None:
    ais = ScriptedAI(Busy("1")), ScriptedAI(Busy("2")), ScriptedAI(await an_answer())
    await chain(*ais).ask(samples.recipe(), Call(deadline=1060))
    assert [ai.calls[0].deadline for ai in ais] == [1049.75, 1059.75, 1060.0]


async def test_a_short_deadline_is_halved_rather_than_kept_whole_for_the_next() -> None:
    first = ScriptedAI(Busy("1"))
    await chain(first, ScriptedAI(await an_answer()), ScriptedAI(Busy("3"))).ask(samples.recipe(), Call(deadline=1004))
    assert first.calls[0].deadline == 1002


async def test_a_hung_first_leaves_the_second_its_share() -> None:
    clock = SystemClock()
    rungs = [Rung(Provider.OLLAMA, ScriptedAI(HANG)), Rung(Provider.OPENAI, ScriptedAI(await an_answer()), keep_s=0.05)]
    answer = await FallbackAI(rungs, clock).ask(samples.recipe(), Call(deadline=clock.monotonic() + 0.1))
    assert [a.outcome for a in answer.value.provenance.attempts] == ["timeout", "answered"]


async def test_all_hung_is_exhausted_soon_after_the_deadline() -> None:
    clock = SystemClock()
    began = clock.monotonic()
    with pytest.raises(Exhausted):
        await FallbackAI([Rung(Provider.OLLAMA, ScriptedAI(HANG))], clock).ask(
            samples.recipe(), Call(deadline=began + 0.05)
        )
    assert clock.monotonic() - began < 0.5


async def test_a_switch_resets_what_was_streamed_and_says_why() -> None:
    events: list[Event] = []
    await chain(ScriptedAI(Busy("full")), ScriptedAI(await an_answer())).ask(
        samples.recipe(), Call(deadline=1060, progress=events.append)
    )
    (reset,) = events
    assert isinstance(reset, Reset)
    assert reset.after is not None
    assert reset.after.reason == "full"


async def test_nobody_at_all_is_exhausted_too() -> None:
    with pytest.raises(Exhausted):
        await FallbackAI([], FakeClock()).ask(samples.recipe(), Call(deadline=1060))
