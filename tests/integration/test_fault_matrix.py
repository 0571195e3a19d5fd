"""The fault matrix: each fault, as JSON and as a stream, at the first and at the second provider, over real sockets."""

import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest

from alchemorsel.application.providers import BreakerState
from alchemorsel.domain.vocabulary import Provider
from tests.support.events import ACCEPT, Seen, all_seen, named
from tests.support.faults import Counted, Fault, Lab, lab

PATH = "/api/v1/ai/generate-recipe"
WISH = {"prompt": "a quick tomato pasta for two"}
OLLAMA, OPENAI, MOCK = Provider.OLLAMA, Provider.OPENAI, Provider.MOCK
CLOSED, OPEN = BreakerState.CLOSED, BreakerState.OPEN
TERMINAL = {"answer", "error"}


@dataclass(frozen=True)
class Expected:
    """What a provider with a fault comes to.

    Args:
        calls: for an answer that reach it.
        outcomes: of its attempts, in order; where the last one is `answered` it survives, and otherwise the next
            provider of the chain answers.
        breaker: afterwards.
    """

    calls: int
    outcomes: tuple[str, ...]
    breaker: BreakerState = CLOSED

    @property
    def survives(self) -> bool:
        return self.outcomes[-1] == "answered"


def gives(calls: int, *outcomes: str, breaker: BreakerState = CLOSED) -> Expected:
    return Expected(calls, outcomes, breaker)


DOWN = ("unavailable",) * 3
BAD = "bad_answer"

# Unavailable is tried three times: no connection, a dropped one, a 5xx, and a 408, which blames nobody. Silence and a
# busy provider are not asked again, and a rate limit only where it says for how long and that fits. An operator's
# mistake opens the breaker at once, and a long Retry-After lets the provider cool. A draft goes back once, with what
# is wrong with it; what was cut by its length does not, and what is no draft at all cannot.
TABLE: dict[Fault, tuple[Expected, Expected]] = {
    # fault: at Ollama, at OpenAI                   calls, outcomes, breaker
    Fault.REFUSED: (gives(0, *DOWN), gives(0, *DOWN)),
    # A host that never says a word has had its share of the time before it could be asked.
    Fault.BLACK_HOLE: (gives(0, "timeout"), gives(1, "timeout")),
    Fault.UNAUTHORIZED: (gives(1, "misconfigured", breaker=OPEN),) * 2,
    Fault.UNPAID: (gives(1, "misconfigured", breaker=OPEN),) * 2,
    Fault.NO_MODEL: (gives(1, "misconfigured", breaker=OPEN),) * 2,
    Fault.TIMEOUT: (gives(3, *DOWN),) * 2,
    Fault.LIMITED: (gives(1, "rate_limited"),) * 2,
    Fault.LIMITED_SECONDS: (gives(2, "rate_limited", "answered"),) * 2,
    Fault.LIMITED_DATE: (gives(2, "rate_limited", "answered"),) * 2,
    Fault.LIMITED_LONG: (gives(1, "rate_limited", breaker=OPEN),) * 2,
    Fault.BROKEN: (gives(3, *DOWN),) * 2,
    Fault.BUSY: (gives(1, "busy"),) * 2,
    Fault.SLOW_START: (gives(1, "answered"),) * 2,
    Fault.STALL: (gives(1, "timeout"),) * 2,
    Fault.CUT: (gives(3, *DOWN),) * 2,
    # Ollama writes its lines itself: another one is a proxy's. OpenAI's look-alikes do write what is none.
    Fault.BAD_LINE: (gives(3, *DOWN), gives(1, BAD)),
    # Ollama has no choices: its answer is there and empty.
    Fault.EMPTY: (gives(2, BAD, BAD), gives(1, BAD)),
    Fault.LENGTH: (gives(1, BAD),) * 2,
    Fault.NO_JSON: (gives(2, BAD, BAD),) * 2,
    Fault.NO_RECIPE: (gives(2, BAD, BAD),) * 2,
    # Ollama is asked what is in its memory, and loads behind while the next one answers.
    Fault.COLD: (gives(0, "loading"), gives(1, "loading")),
}
DEADLINE_S = dict.fromkeys(Fault, 8.0) | {Fault.BLACK_HOLE: 3.0}
PLACES = ["first", "second"]
each_cell = pytest.mark.parametrize(
    ("fault", "place"), [(fault, place) for fault in TABLE for place in PLACES], ids=str
)


@dataclass(frozen=True)
class Cell:
    """One square of the matrix, and what comes of it."""

    fault: Fault
    provider: Provider
    expected: Expected
    attempts: list[tuple[str, str]]
    """Those that the answer must tell, the answering one included."""

    @classmethod
    def of(cls, fault: Fault, place: str) -> "Cell":
        provider = OLLAMA if place == "first" else OPENAI
        expected = TABLE[fault][PLACES.index(place)]
        before = [] if place == "first" else [(OLLAMA.value, outcome) for outcome in DOWN]
        own = [(provider.value, outcome) for outcome in expected.outcomes]
        following = OPENAI if place == "first" else MOCK
        after = [] if expected.survives else [(following.value, "answered")]
        return cls(fault, provider, expected, [*before, *own, *after])

    @property
    def asked(self) -> list[str]:
        """Who is asked, in order."""
        return list(dict.fromkeys(provider for provider, _ in self.attempts))

    async def inflict(self, it: Lab) -> None:
        if self.provider is OPENAI:
            await it.inflict(Fault.REFUSED, OLLAMA)
        await it.inflict(self.fault, self.provider)

    def check_answer(self, answer: Any) -> None:
        provenance = answer["provenance"]
        assert [(each["provider"], each["outcome"]) for each in provenance["attempts"]] == self.attempts
        assert provenance["provider"] == self.attempts[-1][0]
        assert provenance["degraded"] is (provenance["provider"] == MOCK)
        for attempt in provenance["attempts"]:
            assert bool(attempt["reason"]) is (attempt["outcome"] != "answered")
        assert sum(attempt["seconds"] for attempt in provenance["attempts"]) <= provenance["seconds"] + 0.01
        assert len(answer["recipe"]["steps"]) > 1

    def check_upstream(self, it: Lab) -> None:
        assert len(it.calls(self.provider)) == self.expected.calls
        following = OPENAI if self.provider is OLLAMA else None
        if following is not None:
            assert len(it.calls(following)) == (0 if self.expected.survives else 1)
        views = {view.provider: view.breaker for view in it.kitchen.providers()}
        assert views[self.provider] is self.expected.breaker

    def check_metrics(self, counted: Counted) -> None:
        ends = dict(self.attempts)
        assert counted.of("alchemorsel_ai_requests_total", "provider", "outcome") == dict.fromkeys(ends.items(), 1)
        failed = Counter(attempt for attempt in self.attempts if attempt[1] != "answered")
        assert counted.of("alchemorsel_ai_errors_total", "provider", "code") == failed
        switches = zip(self.asked, self.asked[1:], strict=False)
        turns = {(before, after, ends[before]): 1 for before, after in switches}
        assert counted.of("alchemorsel_ai_fallbacks_total", "from", "to", "reason") == turns
        tries = {} if (self.fault, self.provider) == (Fault.COLD, OLLAMA) else {(): len(self.expected.outcomes)}
        assert counted.of("alchemorsel_ai_attempts_per_request_sum", provider=self.provider) == tries
        repaired = {(ends[self.provider],): 1} if self.expected.outcomes.count(BAD) > 1 else {}
        assert counted.of("alchemorsel_ai_repairs_total", "outcome", provider=self.provider) == repaired
        state = {(self.expected.breaker,): 1}
        assert counted.of("alchemorsel_ai_breaker_state", "state", provider=self.provider) == state
        assert not counted.of("alchemorsel_ai_in_flight")

    def check_stream(self, events: list[Seen]) -> None:
        names = [event.name for event in events]
        assert [name for name in names if name in TERMINAL] == ["answer"] == names[-1:]
        attempts = [event.data for event in events if event.name == "attempt"]
        assert [attempt["provider"] for attempt in attempts] == self.asked
        reasons = _last_reasons(events[-1].data["provenance"]["attempts"])
        assert [attempt["after"] for attempt in attempts] == [None, *reasons]
        resets = [event.data["reason"] for event in events if event.name == "reset"]
        assert resets.count("next provider") == len(self.asked) - 1
        assert resets.count("repair") == self.expected.outcomes[:-1].count(BAD)


def _last_reasons(attempts: list[Any]) -> list[str]:
    """Why each provider was given up, in order."""
    last = {attempt["provider"]: attempt["reason"] for attempt in attempts}
    return [reason for reason in last.values() if reason is not None]


@each_cell
async def test_json(fault: Fault, place: str) -> None:
    cell = Cell.of(fault, place)
    async with lab(ai_deadline=f"{DEADLINE_S[fault]}s") as it:
        await cell.inflict(it)
        began = time.monotonic()
        response = await it.client.post(PATH, json=WISH)
        assert time.monotonic() - began < DEADLINE_S[fault]
        assert response.status_code == 200, response.text
        cell.check_answer(response.json())
        cell.check_upstream(it)
        cell.check_metrics(await it.counted())


@each_cell
async def test_stream(fault: Fault, place: str) -> None:
    cell = Cell.of(fault, place)
    async with lab(ai_stream_deadline=f"{DEADLINE_S[fault]}s", ai_deadline="1s") as it:
        await cell.inflict(it)
        began = time.monotonic()
        response = await it.client.post(PATH, json=WISH, headers=ACCEPT)
        assert time.monotonic() - began < DEADLINE_S[fault]
        events = named(all_seen(response.text))
        cell.check_stream(events)
        cell.check_answer(events[-1].data)
        cell.check_upstream(it)
        cell.check_metrics(await it.counted())


def test_no_fault_is_missing() -> None:
    assert set(TABLE) == set(Fault)
    assert len(TABLE) * len(PLACES) * 2 == 84
