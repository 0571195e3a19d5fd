"""What /metrics shows for what happened, and that its documentation is its code."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from msgspec.structs import replace

from alchemorsel.application.model_ports import Shelf, Stocked
from alchemorsel.application.prompt import Completion, Finish
from alchemorsel.application.providers import BreakerState, ProviderView
from alchemorsel.domain.errors import NotFound, Unavailable
from alchemorsel.domain.models import PullProgress
from alchemorsel.domain.provenance import Tokens
from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.infrastructure.ai.models.metered import MeteredCatalogue
from alchemorsel.infrastructure.ai.observing import FAILURES, Asked
from alchemorsel.infrastructure.observability.metrics import ROOMS, Metrics
from alchemorsel.infrastructure.observability.metrics_page import as_markdown
from tests.support.clock import FakeClock
from tests.support.health import START, VIEW
from tests.support.scrape import Shown

PAGE = Path(__file__).parents[2] / "docs/metrics.md"
HOST = "http://box:11434"


async def shown_by(metrics: Metrics) -> Shown:
    return Shown.of((await metrics.text()).decode())


def asked(**changes: object) -> Asked:
    plain = {
        "feature": Feature.RECIPE,
        "provider": Provider.OLLAMA,
        "outcome": "answered",
        "seconds": 3.0,
        "calls": 2,
        "failures": ("unavailable",),
        "repaired": False,
    }
    return Asked(**{**plain, **changes})  # type: ignore[arg-type]  # the fields of the struct above


def view(breaker: BreakerState = BreakerState.OPEN, in_flight: int = 3) -> ProviderView:
    return replace(VIEW, host=HOST, breaker=breaker, until=START, limit=4, in_flight=in_flight, queued=2)


def test_the_documentation_is_what_the_code_says() -> None:
    assert PAGE.read_text() == as_markdown(), "write it again: see `Add a metric` in CONTRIBUTING.md"


def test_names_are_ours_in_base_units_and_of_one_meaning() -> None:
    declared = [each for metrics in ROOMS.values() for each in metrics]
    assert len({each.name for each in declared}) == len(declared)
    for each in declared:
        assert each.name.startswith("alchemorsel_")
        assert each.name.endswith("_total") == (each.kind == "counter")
        assert bool(each.buckets) == (each.kind == "histogram")
        assert all(label.values or label.says for label in each.labels)


async def test_every_metric_that_is_declared_is_shown_and_no_other() -> None:
    metrics = Metrics("1.2.3")
    async with metrics.shown(lambda: [view()]):
        text = (await metrics.text()).decode()
    shown = {line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")}
    assert shown == {each.name for room in ROOMS.values() for each in room}


async def test_a_question_is_counted_with_its_time_its_calls_and_its_failures() -> None:
    metrics = Metrics("1")
    metrics.ai.asked(asked())
    metrics.ai.asked(asked(provider=Provider.MOCK, calls=0, failures=()))
    metrics.ai.asked(asked(outcome="bad_answer", failures=("bad_answer", "bad_answer"), repaired=True))
    shown = await shown_by(metrics)
    ollama = "feature=recipe,outcome=answered,provider=ollama"
    assert shown[f"ai_requests_total[{ollama}]"] == 1
    assert shown[f"ai_request_seconds_sum[{ollama}]"] == 3
    assert shown["ai_requests_total[feature=recipe,outcome=answered,provider=mock]"] == 1
    assert shown["ai_attempts_per_request_count[provider=ollama]"] == 2
    assert shown["ai_attempts_per_request_sum[provider=ollama]"] == 4
    assert "ai_attempts_per_request_count[provider=mock]" not in shown
    assert shown["ai_errors_total[code=unavailable,provider=ollama]"] == 1
    assert shown["ai_errors_total[code=bad_answer,provider=ollama]"] == 2
    assert shown["ai_repairs_total[feature=recipe,outcome=bad_answer,provider=ollama]"] == 1
    assert shown["ai_repairs_total[feature=recipe,outcome=answered,provider=ollama]"] == 0


@pytest.mark.parametrize("code", FAILURES)
async def test_a_failure_that_never_happened_is_there_as_a_zero(code: str) -> None:
    assert (await shown_by(Metrics("1")))[f"ai_errors_total[code={code},provider=openai]"] == 0


async def test_a_text_is_counted_in_tokens_and_by_its_pace_once_it_had_begun() -> None:
    metrics = Metrics("1")
    told = Completion(
        text="x",
        model="m",
        finish=Finish.STOP,
        tokens=Tokens(prompt=400, completion=200),
        seconds=5.0,
        first_token_seconds=1.0,
    )
    metrics.ai.completed(Feature.RECIPE, Provider.OPENAI, told)
    shown = await shown_by(metrics)
    assert shown["ai_tokens_total[feature=recipe,kind=prompt,provider=openai]"] == 400
    assert shown["ai_tokens_total[feature=recipe,kind=completion,provider=openai]"] == 200
    assert shown["ai_first_token_seconds_sum[feature=recipe,provider=openai]"] == 1
    assert shown["ai_tokens_per_second_sum[feature=recipe,provider=openai]"] == 50


async def test_a_text_that_came_at_once_has_no_pace() -> None:
    metrics = Metrics("1")
    at_once = Completion(text="x", model="m", finish=Finish.STOP, tokens=Tokens(completion=9), seconds=0.0)
    metrics.ai.completed(Feature.RECIPE, Provider.OPENAI, at_once)
    assert not [name for name in await shown_by(metrics) if "per_second" in name or "first_token" in name]


async def test_the_providers_are_shown_as_they_stand_when_somebody_reads() -> None:
    metrics, views = Metrics("1"), [view()]
    async with metrics.shown(lambda: views):
        shown = await shown_by(metrics)
        assert shown[f"ai_breaker_state[host={HOST},provider=ollama,state=open]"] == 1
        assert shown[f"ai_breaker_state[host={HOST},provider=ollama,state=closed]"] == 0
        assert shown[f"ai_in_flight[host={HOST},provider=ollama]"] == 3
        assert shown[f"ai_queued[host={HOST},provider=ollama]"] == 2
        assert shown[f"ai_limit[host={HOST},provider=ollama]"] == 4
        views[:] = [view(BreakerState.CLOSED, 0)]
        shown = await shown_by(metrics)
        assert shown[f"ai_breaker_state[host={HOST},provider=ollama,state=open]"] == 0
        assert shown[f"ai_in_flight[host={HOST},provider=ollama]"] == 0


class Catalogue:
    """A `ModelCatalogue` of one host that a pull may fail at."""

    hosts = (HOST,)

    def __init__(self, clock: FakeClock, failure: Exception | None = None) -> None:
        self._clock = clock
        self._failure = failure

    async def shelves(self, *, fresh: bool = False) -> tuple[Shelf, ...]:
        self._clock.advance(2 if fresh else 1)
        here = tuple(Stocked(name=name, size_bytes=1, resident=name == "a") for name in "abc")
        return Shelf(host=HOST, models=here), Shelf(host="http://gone:1", problem=Unavailable("down"))

    async def pull(self, _name: str, hosts: tuple[str, ...]) -> AsyncGenerator[PullProgress, None]:
        self._clock.advance(30)
        yield PullProgress(host=hosts[0], status="success")
        if self._failure:
            raise self._failure

    describe = remove = warm = None


async def test_looking_for_models_is_timed_and_counts_them() -> None:
    metrics, clock = Metrics("1"), FakeClock()
    catalogue = MeteredCatalogue(Catalogue(clock), clock, metrics.models)  # type: ignore[arg-type]  # half of the port
    assert len(await catalogue.shelves(fresh=True)) == 2
    shown = await shown_by(metrics)
    assert shown["model_check_seconds_sum[outcome=not_reached]"] == 2
    assert shown[f"models[host={HOST},state=present]"] == 3
    assert shown[f"models[host={HOST},state=resident]"] == 1
    assert not [name for name in shown if "gone" in name]


@pytest.mark.parametrize(
    ("failure", "outcome"), [(None, "answered"), (Unavailable("cut"), "unavailable"), (NotFound("no"), "not_found")]
)
async def test_a_pull_is_timed_to_its_end(failure: Exception | None, outcome: str) -> None:
    metrics, clock = Metrics("1"), FakeClock()
    catalogue = MeteredCatalogue(Catalogue(clock, failure), clock, metrics.models)  # type: ignore[arg-type]  # as above
    try:
        assert [step.host async for step in catalogue.pull("a", (HOST,))] == [HOST]
    except type(failure or ValueError()):
        pass
    assert (await shown_by(metrics))[f"model_pull_seconds_sum[outcome={outcome}]"] == 30


async def test_a_pull_that_somebody_gave_up_is_no_failure_of_ours() -> None:
    metrics, clock = Metrics("1"), FakeClock()
    catalogue = MeteredCatalogue(Catalogue(clock), clock, metrics.models)  # type: ignore[arg-type]  # as above
    pulling = catalogue.pull("a", (HOST,))
    await anext(pulling)
    await pulling.aclose()
    assert (await shown_by(metrics))["model_pull_seconds_count[outcome=cancelled]"] == 1
