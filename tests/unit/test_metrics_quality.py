"""What the checks make of recipes, and what looks at health find, as /metrics shows them."""

import asyncio
from contextlib import suppress

import msgspec
import pytest

from alchemorsel.application.call import Call
from alchemorsel.application.health_report import AIHealth, Availability, HealthMode, HealthStatus, Readiness
from alchemorsel.application.health_verdict import Evidence, judged
from alchemorsel.domain.errors import BadAnswer
from alchemorsel.domain.vocabulary import Allergen, Provider
from alchemorsel.infrastructure.ai.inspecting import InspectedAI
from alchemorsel.infrastructure.ai.prompted import PromptedAI
from alchemorsel.infrastructure.foods.table import load_foods
from alchemorsel.infrastructure.observability.metrics import Metrics
from tests.support import samples
from tests.support.clock import FakeClock
from tests.support.fakes import ScriptedModel
from tests.support.health import START, VIEW
from tests.support.remembering import until
from tests.support.scrape import Shown

NUTTY = samples.pasta(
    ingredients=[*samples.PASTA["ingredients"], {"name": "walnut", "quantity": 30, "unit": "g", "preparation": None}]
)
BLOCKED = "recipe_findings_total[code=allergen,provider=ollama,severity=block]"
HOST = VIEW.host


async def shown_after(*texts: str) -> Shown:
    """What is counted when a model that is asked for a pasta without tree nuts says these."""
    metrics, clock = Metrics("1"), FakeClock()
    prompted = PromptedAI(
        ScriptedModel(*texts),
        clock,
        provider=Provider.OLLAMA,
        models=lambda _: "m",
        foods=load_foods(),
        inspector=metrics.quality,
    )
    ai = InspectedAI(prompted, metrics.quality, provider=Provider.OLLAMA)
    question = samples.recipe(allergies=(Allergen.TREE_NUTS,))
    with suppress(BadAnswer):
        await ai.ask(question, Call(deadline=clock.monotonic() + 60))
    return Shown.of((await metrics.text()).decode())


async def test_a_served_recipe_counts_with_its_coverage_and_its_confidence() -> None:
    shown = await shown_after(samples.pasta())
    assert shown["recipe_confidence_ratio_count[provider=ollama]"] == 1
    assert 0.9 <= shown["recipe_coverage_ratio_sum[provider=ollama]"] <= 1
    assert BLOCKED not in shown


async def test_a_finding_that_was_repaired_is_counted_though_nobody_sees_it() -> None:
    shown = await shown_after(NUTTY, samples.pasta())
    assert shown[BLOCKED] == shown["recipe_confidence_ratio_count[provider=ollama]"] == 1


async def test_a_draft_that_stays_wrong_counts_each_time_and_leaves_no_recipe() -> None:
    shown = await shown_after(NUTTY, NUTTY)
    assert shown[BLOCKED] == 2
    assert "recipe_confidence_ratio_count[provider=ollama]" not in shown


@pytest.mark.parametrize(("texts", "times"), [(("trains", samples.pasta()), 1), (("trains", "trains"), 2)])
async def test_a_draft_that_cannot_be_read_has_a_code_of_its_own(texts: tuple[str, ...], times: int) -> None:
    shown = await shown_after(*texts)
    assert shown["recipe_findings_total[code=unreadable,provider=ollama,severity=block]"] == times


def health(availability: str = "available", *, missing: int = 0) -> AIHealth:
    plain = judged(Evidence(view=VIEW, wanted=("a", "b"), sighting=None, inference=None, deep=False, now=START))
    models = tuple(
        msgspec.structs.replace(model, present=number >= missing) for number, model in enumerate(plain.models)
    )
    seen = msgspec.structs.replace(plain, availability=Availability(availability), models=models)
    return AIHealth(
        status=HealthStatus.HEALTHY,
        mode=HealthMode.STANDARD,
        availability=seen.availability,
        readiness=Readiness.UNKNOWN,
        rule_kitchen=True,
        providers=(seen,),
    )


async def test_a_reader_starts_a_look_and_the_next_one_sees_what_it_found() -> None:
    metrics, found, looks = Metrics("1"), [health()], 0

    async def look() -> AIHealth:
        nonlocal looks
        looks += 1
        return found[0]

    async def seen() -> tuple[float | None, ...]:
        await metrics.text()
        await until(lambda: looks > 0)
        shown = Shown.of((await metrics.text()).decode())
        where = f"[host={HOST},provider=ollama]"
        return tuple(shown.get(f"ai_{name}{where}") for name in ("available", "ready", "models_missing"))

    assert [name for name in Shown.of((await metrics.text()).decode()) if name.startswith("ai_available")] == []
    async with metrics.watching(look):
        assert await seen() == (1, 0, 0)
        found[0] = health("unavailable", missing=2)
        assert await seen() == (0, 0, 2)
    before = looks
    await metrics.text()
    assert looks == before


async def test_a_look_that_hangs_holds_up_no_reader_and_is_not_begun_twice() -> None:
    metrics, looks = Metrics("1"), 0

    async def hang() -> AIHealth:
        nonlocal looks
        looks += 1
        await asyncio.Event().wait()
        raise AssertionError

    async with asyncio.timeout(5), metrics.watching(hang):
        for _ in range(3):
            await metrics.text()
    assert looks == 1
