"""What is well, what is there and what is ready, by what was seen; and how seldom anybody is asked."""

import asyncio
from datetime import timedelta

import msgspec
import pytest

from alchemorsel.application.health import Health, HealthPolicy
from alchemorsel.application.health_ports import Inference, Sighting
from alchemorsel.application.health_report import (
    Availability,
    HealthCheck,
    HealthMode,
    HealthReport,
    HealthStatus,
    ProviderHealth,
    Readiness,
)
from alchemorsel.application.lifecycle import Lifecycle, Phase
from alchemorsel.domain.errors import Unavailable
from alchemorsel.domain.vocabulary import Provider
from tests.support.clock import FakeClock
from tests.support.health import DOWN, START, VIEW, FakePing, FakeProbe, broken_until, has
from tests.support.models import settle

GONE = Unavailable("Redis does not answer.", suggestion="Start it.")
FAILED = Inference(works=False, problem="It wrote nothing.", suggestion="Look into its log.")
LATER = START + timedelta(seconds=60)
SECOND = msgspec.structs.replace(VIEW, provider=Provider.OPENAI, host="api.openai.com")


def health_of(*probes: FakeProbe, clock: FakeClock | None = None, rule_kitchen: bool = True) -> Health:
    return Health(probes, [], clock or FakeClock(), rule_kitchen=rule_kitchen, policy=HealthPolicy(every_s=30))


async def one(probe: FakeProbe, mode: HealthMode = HealthMode.STANDARD) -> ProviderHealth:
    (found,) = (await health_of(probe).ai(mode)).providers
    return found


def check(report: HealthReport, name: str) -> HealthCheck:
    return next(each for each in report.checks if each.name.startswith(name))


@pytest.mark.parametrize(
    ("probes", "rule_kitchen", "status"),
    [
        ((has(),), True, HealthStatus.HEALTHY),
        ((has(),), False, HealthStatus.HEALTHY),
        ((has(resident=False),), False, HealthStatus.HEALTHY),
        ((DOWN,), True, HealthStatus.DEGRADED),
        ((DOWN,), False, HealthStatus.UNHEALTHY),
        ((DOWN, has()), False, HealthStatus.DEGRADED),
        ((has(), DOWN), False, HealthStatus.DEGRADED),
        ((DOWN, DOWN), False, HealthStatus.UNHEALTHY),
        ((), True, HealthStatus.DEGRADED),
        ((), False, HealthStatus.UNHEALTHY),
    ],
)
async def test_the_whole_is_as_well_as_what_can_still_answer(
    probes: tuple[Sighting, ...], rule_kitchen: bool, status: HealthStatus
) -> None:
    health = health_of(*map(FakeProbe, probes), rule_kitchen=rule_kitchen)
    assert (await health.report()).status is status
    assert (await health.ai()).status is status


async def test_a_model_on_disk_is_available_and_not_ready() -> None:
    found = await one(FakeProbe(has(resident=False)))
    assert (found.availability, found.readiness) == (Availability.AVAILABLE, Readiness.NOT_READY)
    assert "not in memory" in found.message
    assert found.suggestion == "Warm it: alchemorsel models warm m"


@pytest.mark.parametrize(
    ("sighting", "readiness"),
    [
        (has(), Readiness.READY),
        (has(resident=None), Readiness.UNKNOWN),
        (has(resident=None, loads=False), Readiness.READY),
        (has(resident=False, loads=False), Readiness.READY),
        (DOWN, Readiness.NOT_READY),
    ],
)
async def test_readiness_is_about_what_stands_before_the_first_word(sighting: Sighting, readiness: Readiness) -> None:
    assert (await one(FakeProbe(sighting))).readiness is readiness


async def test_what_is_down_says_why_and_what_to_do() -> None:
    found = await one(FakeProbe(DOWN))
    assert (found.reachable, found.availability) == (False, Availability.UNAVAILABLE)
    assert (found.message, found.suggestion) == ("unavailable: Nobody listens.", "Start it.")
    assert [(model.name, model.present, model.resident) for model in found.models] == [("m", None, None)]


async def test_only_deep_makes_a_model_write() -> None:
    probe = FakeProbe(has(), FAILED)
    standard = await one(probe)
    assert (standard.inference_ready, probe.inferences) == (None, 0)
    assert standard.readiness is Readiness.READY
    deep = await one(probe, HealthMode.DEEP)
    assert (deep.inference_ready, probe.inferences) == (False, 1)
    assert (deep.availability, deep.readiness) == (Availability.AVAILABLE, Readiness.NOT_READY)
    assert (deep.status, deep.suggestion) == (HealthStatus.UNHEALTHY, "Look into its log.")


async def test_a_model_that_writes_is_ready_whatever_its_memory_says() -> None:
    found = await one(FakeProbe(has(resident=None)), HealthMode.DEEP)
    assert (found.inference_ready, found.readiness, found.status) == (True, Readiness.READY, HealthStatus.HEALTHY)


@pytest.mark.parametrize("sighting", [has(resident=False), DOWN])
async def test_a_deep_look_loads_no_model_and_asks_nobody_who_is_down(sighting: Sighting) -> None:
    probe = FakeProbe(sighting)
    found = await one(probe, HealthMode.DEEP)
    assert (probe.inferences, found.inference_ready) == (0, None)
    assert found.status is not HealthStatus.HEALTHY


async def test_a_turn_that_did_not_come_is_no_fault() -> None:
    found = await one(FakeProbe(has(), Inference(works=None, problem="The queue is full.")), HealthMode.DEEP)
    assert (found.inference_ready, found.status) == (None, HealthStatus.HEALTHY)
    assert "The queue is full." in found.message


async def test_an_open_breaker_is_available_and_not_ready_and_cannot_answer() -> None:
    probe = FakeProbe(has(), view=broken_until(LATER))
    found = await one(probe)
    assert (found.availability, found.readiness) == (Availability.AVAILABLE, Readiness.NOT_READY)
    assert (found.status, found.breaker_until) == (HealthStatus.DEGRADED, LATER)
    assert "It was silent." in found.message
    assert (await health_of(probe, rule_kitchen=False).report()).status is HealthStatus.UNHEALTHY
    assert (await health_of(probe).report()).status is HealthStatus.DEGRADED


async def test_a_breaker_whose_time_is_over_keeps_nobody_away() -> None:
    found = await one(FakeProbe(has(), view=broken_until(START)))
    assert (found.readiness, found.status) == (Readiness.READY, HealthStatus.HEALTHY)


async def test_quick_asks_nobody_and_forgets_what_is_old() -> None:
    clock, probe = FakeClock(), FakeProbe(DOWN)
    health = health_of(probe, clock=clock, rule_kitchen=False)
    first = await health.ai(HealthMode.QUICK)
    assert (probe.looks, first.availability, first.status) == (0, Availability.UNKNOWN, HealthStatus.HEALTHY)
    assert first.providers[0].last_checked is None
    await health.report()
    clock.advance(59)
    assert (await health.report(HealthMode.QUICK)).status is HealthStatus.UNHEALTHY
    clock.advance(2)
    assert (await health.report(HealthMode.QUICK)).status is HealthStatus.HEALTHY
    assert probe.looks == 1


async def test_a_hundred_calls_a_second_cost_one_look_an_interval() -> None:
    clock, probe = FakeClock(), FakeProbe(has())
    health = health_of(probe, clock=clock)
    for _ in range(300):
        await asyncio.gather(*(health.report(HealthMode.DEEP) for _ in range(10)))
        clock.advance(0.1)
    assert (probe.looks, probe.inferences) == (1, 1)
    await health.report(HealthMode.DEEP)
    assert (probe.looks, probe.inferences) == (2, 2)


async def test_many_who_ask_at_once_share_one_look_and_its_outcome() -> None:
    probe = FakeProbe(has())
    probe.gate.clear()
    health = health_of(probe)
    asking = [asyncio.ensure_future(health.report(force=n % 2 == 0)) for n in range(20)]
    await settle()
    assert probe.at_once == 1
    asking[0].cancel()
    probe.gate.set()
    reports = await asyncio.gather(*asking[1:])
    assert probe.looks == 1
    assert {report.status for report in reports} == {HealthStatus.HEALTHY}


async def test_forcing_looks_again_but_not_without_end() -> None:
    clock, probe = FakeClock(), FakeProbe(has())
    health = health_of(probe, clock=clock)
    for _ in range(50):
        await health.report(HealthMode.DEEP, force=True)
        clock.advance(0.2)
    assert probe.looks == 10
    assert probe.inferences == 2


async def test_another_model_to_answer_is_looked_for_at_once() -> None:
    probe = FakeProbe(has())
    health = health_of(probe)
    await health.report()
    probe.models = ("other",)
    await health.report()
    assert probe.looks == 2


async def test_redis_degrades_and_is_never_fatal() -> None:
    ping = FakePing(GONE)
    health = Health([FakeProbe(has())], [ping], FakeClock(), rule_kitchen=False)
    assert (await health.report(HealthMode.QUICK)).status is HealthStatus.HEALTHY
    assert ping.pings == 0
    await health.report()
    report = await health.report()
    assert (report.status, ping.pings) == (HealthStatus.DEGRADED, 1)
    assert check(report, "redis").message == "Redis does not answer."
    ping.failure = None
    assert (await health.report(force=True)).status is HealthStatus.DEGRADED
    assert (await health.ai()).status is HealthStatus.HEALTHY


async def test_each_check_says_how_long_it_took_and_when() -> None:
    clock = FakeClock()
    probe = FakeProbe(has())
    probe.gate.clear()
    measured: list[tuple[str, float]] = []
    health = Health(
        [probe], [], clock, rule_kitchen=True, on_look=lambda what, seconds: measured.append((what, seconds))
    )
    asking = asyncio.ensure_future(health.report())
    await settle()
    clock.advance(1.5)
    probe.gate.set()
    found = check(await asking, "ollama http://ollama:11434")
    assert (found.seconds, found.last_checked) == (1.5, clock.now())
    assert measured == [("ollama", 1.5)]


async def test_a_service_that_drains_says_so() -> None:
    lifecycle = Lifecycle()
    health = Health([FakeProbe(has())], [], FakeClock(), lifecycle=lifecycle, rule_kitchen=True)
    lifecycle.serve()
    assert ((await health.report()).phase, (await health.report()).status) == (Phase.SERVING, HealthStatus.HEALTHY)
    lifecycle.drain()
    lifecycle.serve()
    report = await health.report()
    assert (report.phase, report.status) == (Phase.DRAINING, HealthStatus.DEGRADED)


async def test_the_best_of_the_providers_speaks_for_all() -> None:
    ai = await health_of(FakeProbe(DOWN), FakeProbe(has(loads=False), view=SECOND)).ai()
    assert (ai.availability, ai.readiness) == (Availability.AVAILABLE, Readiness.READY)
    assert [each.provider for each in ai.providers] == [Provider.OLLAMA, Provider.OPENAI]


async def test_closing_ends_a_look_under_way() -> None:
    probe = FakeProbe(has())
    probe.gate.clear()
    health = health_of(probe)
    asking = asyncio.ensure_future(health.report())
    await settle()
    await health.aclose()
    with pytest.raises(asyncio.CancelledError):
        await asking
