"""HostPool: the readiest host first, the next one when it cannot."""

import pytest

from alchemorsel.application.call import Call, Event, Reset
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.domain.errors import (
    AlchemorselError,
    BadAnswer,
    Busy,
    Loading,
    NotAsked,
    Refused,
    TimedOut,
    TooLong,
    Unavailable,
)
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.hosts import Host, HostPool
from alchemorsel.infrastructure.ai.residency import Residency
from tests.support.clock import FakeClock
from tests.support.models import PlannedModel, a_prompt, terms


class Machine:
    """A host as the pool sees it."""

    def __init__(self, *lines: str | AlchemorselError, resident: bool = True, in_flight: int = 0) -> None:
        self.inner = PlannedModel(FakeClock(), lines)
        self.open = False
        self.in_flight = in_flight
        self.queued = 0
        self.looks = 0
        self.resident = resident

    def admits(self, _model: str) -> bool:
        return not self.open

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        if self.open:
            raise NotAsked("open", retry_after_s=7)
        return await self.inner.complete(prompt, call)

    async def look(self) -> list[str]:
        self.looks += 1
        return ["m"] if self.resident else []

    @property
    def asked(self) -> int:
        return len(self.inner.calls)


def pool(*machines: Machine) -> HostPool:
    hosts = [Host(door=each, load=each, residency=Residency(each.look, FakeClock())) for each in machines]
    return HostPool(hosts, FakeClock(), provider=Provider.OLLAMA)


async def test_of_equals_the_first_is_asked_and_nobody_else() -> None:
    one, two = Machine("one"), Machine("two")
    assert (await pool(one, two).complete(a_prompt(), terms())).text == "one"
    assert two.asked == 0


async def test_who_has_the_model_in_memory_goes_before_who_has_less_to_do() -> None:
    cold, warm = Machine("cold", resident=False), Machine("warm", in_flight=3)
    assert (await pool(cold, warm).complete(a_prompt(), terms())).text == "warm"


async def test_of_those_that_have_it_the_least_busy_is_asked() -> None:
    busy, idle, waiting = Machine("busy", in_flight=2), Machine("idle", in_flight=1), Machine("waiting", in_flight=1)
    waiting.queued = 1
    assert (await pool(busy, waiting, idle).complete(a_prompt(), terms())).text == "idle"


@pytest.mark.parametrize("error", [Unavailable("x"), TimedOut("x"), Busy("x"), Loading("x")])
async def test_the_next_host_is_asked_when_one_cannot_and_the_failure_is_kept(error: Unavailable) -> None:
    completion = await pool(Machine(error), Machine("two")).complete(a_prompt(), terms())
    assert completion.text == "two"
    assert [attempt.outcome for attempt in completion.attempts] == [error.code]


@pytest.mark.parametrize("error", [TooLong("x"), BadAnswer("x"), Refused("x")])
async def test_what_would_be_the_same_everywhere_is_not_asked_twice(error: AlchemorselError) -> None:
    two = Machine("two")
    with pytest.raises(type(error)):
        await pool(Machine(error), two).complete(a_prompt(), terms())
    assert two.asked == 0


async def test_a_dead_host_is_skipped_without_a_look_and_leaves_no_attempt() -> None:
    dead, well = Machine("dead"), Machine("well", in_flight=1)
    dead.open = True
    completion = await pool(dead, well).complete(a_prompt(), terms())
    assert (completion.text, completion.attempts, dead.looks) == ("well", (), 0)
    dead.open = False
    assert (await pool(dead, well).complete(a_prompt(), terms())).text == "dead"


async def test_when_all_are_open_it_says_so_with_the_nearest_hope() -> None:
    one, two = Machine("one"), Machine("two")
    one.open = two.open = True
    hosts = pool(one, two)
    assert not hosts.admits("m")
    with pytest.raises(NotAsked) as raised:
        await hosts.complete(a_prompt(), terms())
    assert (raised.value.retry_after_s, raised.value.attempts) == (7, ())


async def test_when_all_fail_the_last_one_speaks_and_the_others_are_kept() -> None:
    with pytest.raises(Unavailable, match="two") as raised:
        await pool(Machine(Unavailable("one")), Machine(Unavailable("two"))).complete(a_prompt(), terms())
    assert [attempt.reason for attempt in raised.value.attempts] == ["one"]


async def test_calls_to_all_hosts_count_together_and_busy_ones_cost_none() -> None:
    last = Machine("last")
    dead = [Machine(Unavailable("down")) for _ in range(2)]
    with pytest.raises(Unavailable):
        await pool(*dead, last).complete(a_prompt(), terms(tries=2))
    assert last.asked == 0
    full = [Machine(Busy("full")) for _ in range(4)]
    assert (await pool(*full, last).complete(a_prompt(), terms(tries=1))).text == "last"


async def test_after_the_deadline_no_other_host_is_asked() -> None:
    two = Machine("two")
    with pytest.raises(TimedOut):
        await pool(Machine(TimedOut("late")), two).complete(a_prompt(), terms(seconds=0))
    assert two.asked == 0


async def test_text_of_the_host_that_failed_is_taken_back() -> None:
    events: list[Event] = []
    await pool(Machine(Unavailable("x")), Machine("two")).complete(a_prompt(), terms(events=events))
    assert [type(event).__name__ for event in events] == ["Wrote", "Reset", "Wrote"]
    assert isinstance(events[1], Reset)
