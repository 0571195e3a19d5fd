"""The metered wrappers: what is counted, once each, and how an end is told from another."""

import asyncio
from typing import Any

import pytest

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Call
from alchemorsel.application.ports import AI
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.application.tab import open_tab
from alchemorsel.domain.errors import Busy, Exhausted, NotAsked, Refused, Unavailable
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.fallback import FallbackAI, Rung
from alchemorsel.infrastructure.ai.metered import MeteredModel
from alchemorsel.infrastructure.ai.metered_ai import MeteredAI
from alchemorsel.infrastructure.ai.mock.kitchen import MockAI
from alchemorsel.infrastructure.ai.observing import Asked
from alchemorsel.infrastructure.ai.prompted import PromptedAI
from alchemorsel.infrastructure.ai.retrying import RetryingModel, RetryPolicy
from alchemorsel.infrastructure.ai.tallied import TalliedModel
from tests.support import samples
from tests.support.clock import FakeClock
from tests.support.fakes import HANG, ScriptedModel
from tests.support.observers import Notes

NONSENSE = "I would rather talk about trains."


class SlowModel(ScriptedModel):
    """Takes two seconds a call, whatever comes of it."""

    def __init__(self, clock: FakeClock, *lines: object) -> None:
        super().__init__(*lines)
        self._clock = clock

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        self._clock.advance(2)
        return await super().complete(prompt, call)


class Rig:
    """A rung as bootstrap builds it, around a scripted model."""

    def __init__(self, *lines: object) -> None:
        self.clock = FakeClock()
        self.notes = Notes()
        self.model = SlowModel(self.clock, *lines)
        self.ai = self._rung()

    def _rung(self) -> AI:
        provider: dict[str, Any] = {"provider": Provider.OLLAMA}
        tallied = TalliedModel(self.model, self.clock, self.notes, **provider)
        retrying = RetryingModel(tallied, self.clock, RetryPolicy(), sleep=self._pause, **provider)
        metered = MeteredModel(retrying, self.clock, self.notes, **provider)
        prompted = PromptedAI(metered, self.clock, models=lambda _: "m", **provider)
        return MeteredAI(prompted, self.clock, self.notes, **provider)

    async def _pause(self, _seconds: float) -> None:
        self.clock.advance(1)

    async def ask(self, *, within_s: float = 60) -> Answer[Any]:
        return await self.ai.ask(samples.recipe(), Call(self.clock.monotonic() + within_s))

    @property
    def asked(self) -> Asked:
        (asked,) = self.notes.all_asked
        return asked


async def test_an_answer_counts_once_everywhere() -> None:
    rig = Rig(samples.pasta())
    with open_tab() as tab:
        await rig.ask()
    assert (rig.asked.outcome, rig.asked.calls, rig.asked.failures, rig.asked.repaired) == ("answered", 1, (), False)
    assert (rig.asked.seconds, rig.notes.calls, rig.notes.waits) == (2, [("answered", 2)], [("answered", 2)])
    assert [each.tokens.completion for each in rig.notes.completions] == [20]
    assert (tab.calls, tab.model_s) == (1, 2)


async def test_retries_are_upstream_calls_of_one_wait() -> None:
    rig = Rig(Unavailable("dropped"), Unavailable("dropped"), samples.pasta())
    with open_tab() as tab:
        await rig.ask()
    assert [outcome for outcome, _ in rig.notes.calls] == ["unavailable", "unavailable", "answered"]
    assert rig.notes.waits == [("answered", 8)]
    assert (rig.asked.outcome, rig.asked.calls) == ("answered", 3)
    assert rig.asked.failures == ("unavailable", "unavailable")
    assert not rig.asked.repaired
    assert (tab.calls, tab.model_s) == (3, 8)


async def test_a_repair_is_told_with_how_it_ended() -> None:
    mended = Rig(NONSENSE, samples.pasta())
    await mended.ask()
    assert (mended.asked.repaired, mended.asked.outcome, mended.asked.failures) == (True, "answered", ("bad_answer",))
    hopeless = Rig(NONSENSE)
    with pytest.raises(Unavailable):
        await hopeless.ask()
    assert (hopeless.asked.repaired, hopeless.asked.outcome, hopeless.asked.calls) == (True, "bad_answer", 2)
    assert hopeless.asked.failures == ("bad_answer", "bad_answer")


async def test_a_draft_that_was_only_rejected_is_no_repair() -> None:
    rig = Rig(NONSENSE, Busy("full"))
    rig.ai = MeteredAI(
        PromptedAI(rig.model, rig.clock, provider=Provider.OLLAMA, models=lambda _: "m", tries=1),
        rig.clock,
        rig.notes,
        provider=Provider.OLLAMA,
    )
    with pytest.raises(Unavailable):
        await rig.ask()
    assert (rig.asked.repaired, rig.asked.failures) == (False, ("bad_answer",))


async def test_an_open_breaker_is_not_mistaken_for_a_provider_that_was_asked() -> None:
    notes, clock = Notes(), FakeClock()
    model = ScriptedModel(NotAsked("left alone"))
    ai = MeteredAI(
        PromptedAI(model, clock, provider=Provider.OLLAMA, models=lambda _: "m"), clock, notes, provider=Provider.OLLAMA
    )
    with pytest.raises(NotAsked):
        await ai.ask(samples.recipe(), Call(deadline=1060))
    (asked,) = notes.all_asked
    assert (asked.outcome, asked.failures, asked.calls) == ("breaker_open", ("breaker_open",), 0)


async def test_a_refusal_and_a_bug_are_failures_of_their_own() -> None:
    for raised, outcome in ((Refused("no"), "refused"), (ZeroDivisionError(), "bug")):
        rig = Rig()
        rig.ai = MeteredAI(_Raising(raised), rig.clock, rig.notes, provider=Provider.OLLAMA)
        with pytest.raises(type(raised)):
            await rig.ask()
        assert (rig.asked.outcome, rig.asked.failures) == (outcome, (outcome,))


@pytest.mark.parametrize(("gone_s", "outcome"), [(1, "cancelled"), (60, "timeout")])
async def test_a_caller_who_leaves_is_told_from_a_deadline(gone_s: float, outcome: str) -> None:
    rig = Rig(HANG)
    asking = asyncio.ensure_future(rig.ask(within_s=30))
    await asyncio.sleep(0)
    rig.clock.advance(gone_s)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert rig.asked.outcome == outcome
    assert rig.asked.failures == (() if outcome == "cancelled" else ("timeout",))
    assert [each[0] for each in (*rig.notes.calls, *rig.notes.waits)] == [outcome, outcome]
    assert not rig.notes.completions


async def test_each_fallback_is_told_once_with_the_last_reason() -> None:
    rig = Rig(Unavailable("dropped"), Busy("full"))
    chain = FallbackAI(
        [Rung(Provider.OLLAMA, rig.ai), Rung(Provider.MOCK, MockAI(rig.clock))],
        rig.clock,
        on_fallback=rig.notes.fell_back,
    )
    answer = await chain.ask(samples.recipe(), Call(rig.clock.monotonic() + 60))
    assert answer.value.provenance.degraded
    assert rig.notes.fallbacks == [("ollama", "mock", "busy")]


async def test_where_nobody_is_left_nothing_falls_back() -> None:
    rig = Rig(Busy("full"))
    chain = FallbackAI([Rung(Provider.OLLAMA, rig.ai)], rig.clock, on_fallback=rig.notes.fell_back)
    with pytest.raises(Exhausted):
        await chain.ask(samples.recipe(), Call(rig.clock.monotonic() + 60))
    assert rig.notes.fallbacks == []


async def test_a_tab_is_charged_by_the_tasks_it_was_open_for_and_by_no_others() -> None:
    with open_tab() as tab:
        await asyncio.ensure_future(Rig(samples.pasta()).ask())
    await Rig(samples.pasta()).ask()
    assert (tab.calls, tab.model_s) == (1, 2)


class _Raising:
    def __init__(self, error: Exception) -> None:
        self._error = error

    async def ask(self, _question: Any, _call: Call) -> Any:
        raise self._error
