"""Several processes count in one folder; here they are several slots of one process."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prometheus_client import values

from alchemorsel.application.model_ports import Shelf, Stocked
from alchemorsel.infrastructure.observability.metrics import Metrics
from alchemorsel.infrastructure.observability.metrics_meters import SharedFolder
from tests.support.scrape import Shown

COUNTED = "http_requests_total[code=none,form=plain,method=GET,route=/x,status=200]"
Slot = Callable[[int], Metrics]


@pytest.fixture
def slot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slot]:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    monkeypatch.setattr(values, "ValueClass", values.ValueClass)
    yield lambda number: Metrics("1", SharedFolder(path=tmp_path, slot=number))
    values.close_all_multiprocess_files()  # type: ignore[no-untyped-call]  # it has no types


async def shown_by(metrics: Metrics) -> Shown:
    return Shown.of((await metrics.text()).decode())


def visit(metrics: Metrics, *, ends: bool = True) -> None:
    metrics.http.began()
    if ends:
        metrics.http.ended("/x", "GET", ("plain", "200", "none"), 0.5)


async def test_every_slot_shows_all_of_them(slot: Slot) -> None:
    one, other = slot(0), slot(1)
    visit(one)
    visit(one, ends=False)
    visit(other)
    for each in (one, other):
        shown = await shown_by(each)
        assert (shown[COUNTED], shown["http_in_flight[]"], shown["workers[]"]) == (2, 1, 2)
        assert shown["http_request_seconds_sum[form=plain,method=GET,route=/x,status=200]"] == 1


async def test_the_dead_are_in_no_gauge_and_whoever_comes_after_them_counts_on(slot: Slot, tmp_path: Path) -> None:
    dead, alive = slot(0), slot(1)
    visit(dead)
    visit(dead, ends=False)
    SharedFolder(path=tmp_path, slot=0).forget_dead()
    shown = await shown_by(alive)
    assert (shown[COUNTED], shown["http_in_flight[]"], shown["workers[]"]) == (1, 0, 1)
    visit(slot(0))
    shown = await shown_by(alive)
    assert (shown[COUNTED], shown["http_in_flight[]"], shown["workers[]"]) == (2, 0, 2)


async def test_of_what_one_asked_for_all_the_latest_word_counts(slot: Slot) -> None:
    one, other = slot(0), slot(1)
    models = (Stocked(name="a", size_bytes=1), Stocked(name="b", size_bytes=1))
    one.models.looked((Shelf(host="h", models=models),), 0.1)
    other.models.looked((Shelf(host="h", models=models[:1]),), 0.1)
    assert (await shown_by(one))["models[host=h,state=present]"] == 1
