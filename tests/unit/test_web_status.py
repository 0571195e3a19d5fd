"""What stands behind the status page: who is known as an operator, what goes on behind, what is drawn."""

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from litestar import Litestar, Request

from alchemorsel.application.cache import RedisState
from alchemorsel.application.health_report import HealthStatus, Readiness
from alchemorsel.application.providers import BreakerState
from alchemorsel.domain.errors import AlchemorselError, Unavailable
from alchemorsel.domain.models import PullProgress
from alchemorsel.domain.vocabulary import Feature, Provider
from alchemorsel.interfaces.web import status_words as words
from alchemorsel.interfaces.web.api_client import ApiFailure
from alchemorsel.interfaces.web.api_client.status_answers import CacheStats
from alchemorsel.interfaces.web.locales import words_of
from alchemorsel.interfaces.web.nearness import is_near
from alchemorsel.interfaces.web.sparkline import HEIGHT, WIDTH, sparkline
from alchemorsel.interfaces.web.status_desk import Desk
from alchemorsel.interfaces.web.status_jobs import MOST_ENDED, MOST_RUNNING, Job, JobKind, JobState
from alchemorsel.interfaces.web.status_operators import FAILURES_WITHIN_S, GOOD_FOR_S, MOST, MOST_FAILURES, Operators
from tests.support.clock import FakeClock


def test_a_key_is_known_by_its_token_for_a_working_day_and_by_nothing_else() -> None:
    clock = FakeClock()
    operators = Operators(clock.monotonic)
    token = operators.admit("ak_secret")
    assert operators.key_of(token) == "ak_secret"
    assert operators.key_of(token + "x") is None
    assert operators.key_of("\ud800") is None
    assert "ak_secret" not in token
    clock.advance(GOOD_FOR_S)
    assert operators.key_of(token) is None


def test_who_leaves_is_not_known_any_more() -> None:
    operators = Operators()
    token, other = operators.admit("one"), operators.admit("one")
    operators.leave(token)
    assert (operators.key_of(token), operators.key_of(other)) == (None, "one")


def test_not_everybody_is_remembered_for_ever() -> None:
    operators = Operators()
    tokens = [operators.admit(str(number)) for number in range(MOST + 1)]
    assert [operators.key_of(token) for token in tokens[:2]] == [None, "1"]


def test_keys_cannot_be_tried_without_end() -> None:
    clock = FakeClock()
    operators = Operators(clock.monotonic)
    for _ in range(MOST_FAILURES):
        assert operators.wait_s == 0
        operators.failed()
    assert operators.wait_s == FAILURES_WITHIN_S
    clock.advance(FAILURES_WITHIN_S)
    assert operators.wait_s == 0


def step(done: int, host: str = "a") -> PullProgress:
    return PullProgress(host=host, status="pulling", total_bytes=10, completed_bytes=done)


async def ended(desk: Desk, key: str) -> Job:
    job = next(each for each in desk.jobs.all if each.key == key)
    async with asyncio.timeout(2):
        while job.state is JobState.RUNNING:
            await desk.news(desk.edition, 1)
    return job


async def test_a_job_tells_how_far_it_is_and_how_it_ended() -> None:
    desk, rest = Desk(), asyncio.Event()

    async def work(tell: Callable[[PullProgress], None]) -> None:
        tell(step(3, "a"))
        tell(step(4, "b"))
        await rest.wait()

    desk.jobs.start(Job(JobKind.PULL, "m"), work)
    edition = desk.edition
    await desk.news(edition, 1)
    (job,) = desk.jobs.all
    assert (job.state, job.completed_bytes, job.total_bytes) == (JobState.RUNNING, 7, 20)
    rest.set()
    assert (await ended(desk, "pull:m")).state is JobState.DONE


async def test_a_failed_job_keeps_its_reason_until_it_is_put_away() -> None:
    desk = Desk()

    async def work(_tell: object) -> None:
        raise ApiFailure("not_found", detail="Nobody publishes it.")

    desk.jobs.start(Job(JobKind.PULL, "m"), work)
    job = await ended(desk, "pull:m")
    assert job.state is JobState.FAILED
    assert job.failure is not None
    assert job.failure.detail == "Nobody publishes it."
    desk.jobs.stop("pull:m")
    assert desk.jobs.all == ()


async def forever(_tell: object) -> None:
    await asyncio.Event().wait()


async def test_the_same_job_is_not_begun_twice_and_stopping_ends_it() -> None:
    desk = Desk()
    desk.jobs.start(Job(JobKind.PULL, "m"), forever)
    desk.jobs.start(Job(JobKind.PULL, "m"), forever)
    assert len(desk.jobs.all) == 1
    await asyncio.sleep(0)
    desk.jobs.stop("pull:m")
    assert (await ended(desk, "pull:m")).state is JobState.STOPPED


async def test_there_is_an_end_to_what_goes_on_and_to_what_is_remembered_of_it() -> None:
    desk = Desk()
    for number in range(MOST_RUNNING):
        desk.jobs.start(Job(JobKind.PULL, str(number)), forever)
    with pytest.raises(ApiFailure, match="busy"):
        desk.jobs.start(Job(JobKind.PULL, "one more"), forever)
    await desk.aclose()
    assert {job.state for job in desk.jobs.all} == {JobState.STOPPED}

    async def at_once(_tell: object) -> None:
        return

    for number in range(3 * MOST_ENDED):
        desk.jobs.start(Job(JobKind.WARM, str(number)), at_once)
        await ended(desk, f"warm:{number}")
    assert len(desk.jobs.all) <= MOST_ENDED + 1


async def test_news_that_came_before_one_listened_are_not_missed() -> None:
    desk = Desk()
    edition = desk.edition
    desk.close()
    async with asyncio.timeout(1):
        await desk.news(edition, 60)
    assert desk.closed


def test_a_line_is_drawn_from_the_oldest_to_the_newest_with_zero_at_its_foot() -> None:
    drawn = sparkline((1.0, 4.0, 0.0))
    assert drawn is not None
    points = [tuple(map(float, point.split(","))) for point in drawn.points.split()]
    assert [x for x, _ in points] == [0, WIDTH / 2, WIDTH]
    assert [y for _, y in points] == [pytest.approx(HEIGHT - 1 - (HEIGHT - 2) / 4, abs=0.1), 1, HEIGHT - 1]
    assert (drawn.count, drawn.last_s, drawn.median_s, drawn.most_s) == (3, 0.0, 1.0, 4.0)
    assert sparkline((0.0, 0.0)) is not None
    assert sparkline((1.0,)) is None


def test_every_closed_word_of_the_kitchen_has_its_text() -> None:
    assert set(words.STATUSES) == set(HealthStatus)
    assert set(words.READINESS) == set(Readiness)
    assert set(words.BREAKERS) == set(BreakerState)
    assert set(words.FEATURES) == set(Feature)
    assert set(words.REDIS) == set(RedisState)
    assert set(words.PROVIDERS) == set(Provider)
    assert {(kind, state) for kind, states in words.JOB_STATES.items() for state in states} == {
        (kind, state) for kind in JobKind for state in JobState
    }
    assert codes(Unavailable) <= set(words.REASONS)


def codes(error: type[AlchemorselError]) -> set[str]:
    return {error.code}.union(*(codes(each) for each in error.__subclasses__()))


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 B"), (999, "999 B"), (1500, "1.5 kB"), (2_019_393_189, "2.02 GB"), (10**16, "10000 TB")],
)
def test_bytes_are_told_as_disks_are_sold(count: int, text: str) -> None:
    assert words.bytes_text(count, words_of("en")) == text


@pytest.mark.parametrize(("hits", "stale", "misses", "percent"), [(0, 0, 0, None), (3, 0, 1, 75), (1, 1, 2, 50)])
def test_stale_answers_are_remembered_ones_too(hits: int, stale: int, misses: int, percent: int | None) -> None:
    counts = {"hits": {"memory": hits}, "stale": {"error": stale}, "misses": misses, "flights": 0}
    stats = msgspec.convert({"entries": 0, "size_bytes": 0, "most_bytes": 1, "redis": "none", **counts}, CacheStats)
    assert stats.hit_percent == percent


@pytest.mark.parametrize(
    ("peer", "headers", "near"),
    [
        ("127.0.0.1", {}, True),
        ("::1", {}, True),
        ("::ffff:127.0.0.1", {}, True),
        ("192.168.0.9", {}, False),
        ("", {}, False),
        ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}, False),
        ("127.0.0.1", {"Via": "1.1 proxy"}, False),
        ("127.0.0.1", {"Accept": "text/html"}, True),
    ],
)
def test_who_came_through_a_proxy_is_not_near(peer: str, headers: dict[str, str], *, near: bool) -> None:
    pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    scope: Any = {"type": "http", "client": (peer, 1), "headers": pairs, "app": Litestar()}
    assert is_near(Request(scope)) is near
