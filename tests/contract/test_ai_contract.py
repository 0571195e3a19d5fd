"""The clauses of the port `AI`, for everything that implements it, in every state of its provider."""

import asyncio
from typing import Any

import msgspec
import pytest

from alchemorsel.application.answer import Answer
from alchemorsel.application.call import Asking, Call, Event, Wrote
from alchemorsel.domain.errors import Unavailable
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Feature
from tests.contract.makers import CLOCK, FRAIL, STURDY
from tests.support import samples
from tests.support.providers import STATES

ALL = FRAIL | STURDY
ILL = [state for state in STATES if state != "answering"]
DEADLINE_S = 2.0


def call(events: list[Event] | None = None, seconds: float = DEADLINE_S) -> Call:
    return Call(CLOCK.monotonic() + seconds, progress=(events if events is not None else []).append)


async def ask(maker: str, state: str, feature: str, **terms: Any) -> Answer[Any]:
    async with ALL[maker](state, feature) as ai:
        return await ai.ask(samples.QUESTIONS[feature](), call(**terms))


@pytest.mark.parametrize("feature", [*Feature])
@pytest.mark.parametrize("maker", ALL)
async def test_a_healthy_one_answers_every_feature(maker: str, feature: str) -> None:
    answer = await ask(maker, "answering", feature)
    assert isinstance(answer.value, samples.QUESTIONS[feature]().answer_type)
    assert answer.value.provenance.attempts[-1].outcome == "answered"
    assert answer.value.provenance.degraded is (maker == "rule_kitchen")


@pytest.mark.parametrize("feature", [*Feature])
@pytest.mark.parametrize("maker", ALL)
async def test_value_and_body_say_the_same(maker: str, feature: str) -> None:
    answer = await ask(maker, "answering", feature)
    decoded = msgspec.json.decode(answer.body, type=type(answer.value))
    assert decoded == answer.value
    assert encode(decoded) == answer.body


@pytest.mark.parametrize("state", ILL)
@pytest.mark.parametrize("maker", FRAIL)
async def test_an_ill_one_is_unavailable_in_time_and_says_why(maker: str, state: str) -> None:
    began = CLOCK.monotonic()
    with pytest.raises(Unavailable) as raised:
        await ask(maker, state, "recipe")
    assert CLOCK.monotonic() - began < DEADLINE_S + 0.5
    assert raised.value.attempts
    assert all(attempt.reason and attempt.outcome != "answered" for attempt in raised.value.attempts)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("maker", STURDY)
async def test_a_chain_answers_whatever_befalls_its_first(maker: str, state: str) -> None:
    answer = await ask(maker, state, "recipe")
    told = answer.value.provenance.attempts
    assert told[-1].outcome == "answered"
    assert told[-1].provider == answer.value.provenance.provider
    assert answer.value.provenance.degraded is (answer.value.provenance.provider == "mock")
    if state != "answering" and maker != "rule_kitchen":
        assert told[0].provider == "ollama"
        assert told[0].reason


@pytest.mark.parametrize("state", ["slow", "answering"])
@pytest.mark.parametrize("maker", ALL)
async def test_nobody_outlasts_the_deadline(maker: str, state: str) -> None:
    began = CLOCK.monotonic()
    try:
        await ask(maker, state, "recipe", seconds=0.4)
    except Unavailable:
        assert maker in FRAIL
    assert CLOCK.monotonic() - began < 1.0


@pytest.mark.parametrize("maker", [*FRAIL, "second_healthy", "whole_chain", "cached_chain"])
async def test_cancelling_is_never_swallowed(maker: str) -> None:
    asking = asyncio.ensure_future(ask(maker, "slow", "recipe", seconds=30))
    await asyncio.sleep(0.02)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking


@pytest.mark.parametrize("maker", FRAIL)
async def test_a_listener_hears_who_is_asked_and_then_the_text(maker: str) -> None:
    events: list[Event] = []
    await ask(maker, "answering", "recipe", events=events)
    assert isinstance(events[0], Asking)
    assert msgspec.json.decode("".join(event.text for event in events if isinstance(event, Wrote))) == samples.PASTA


@pytest.mark.parametrize("maker", STURDY)
async def test_what_the_user_wrote_is_answered_within_the_rules(maker: str) -> None:
    async with ALL[maker]("answering", "recipe") as ai:
        answer = await ai.ask(samples.recipe(diets=("vegan",), allergies=("sesame",)), call())
    recipe = answer.value.recipe
    assert recipe.diets_requested == ("vegan",)
    assert recipe.safety.status == "no_violation_detected"
