"""The soak's own code, on a few requests: it must be able to tell a leak from none."""

from collections.abc import Callable
from pathlib import Path

from bench.sections import keep
from bench.soak import MEMORY_MIB, Sample, Soaked, fitted, soak, told

from alchemorsel.interfaces.http.fast_lane_memo import MOST
from tests.support.needs import needs

STATS = {"most_bytes": 4 * 2**20, "misses": 0, "hits": {}, "dropped": {}}


def a_soak(bytes_a_request: float, cache_mib: float = 3.9, noise: Callable[[int], float] = lambda _: 0.0) -> Soaked:
    """Of 2,000 requests a slice, a tenth of them misses; `noise` is in MiB, by the slice's number."""
    samples = [
        Sample(turn * 2000, turn * 200, 100 + turn * 2000 * bytes_a_request / 2**20 + noise(turn), cache_mib)
        for turn in range(100)
    ]
    return Soaked(samples, STATS, 60.0)


def test_a_few_hundred_requests_come_through_with_hits_and_misses() -> None:
    needs("wrk")
    soaked = soak(requests=500, slice_s=1)
    assert soaked.samples[-1].requests >= 500
    assert soaked.stats["misses"] > 10
    assert sum(soaked.stats["hits"].values()) > soaked.stats["misses"]
    assert soaked.bounded
    assert soaked.stats["most_bytes"] == MEMORY_MIB * 2**20
    assert "## Soak" in told(soaked)


def test_what_each_request_leaves_behind_is_no_noise() -> None:
    assert a_soak(0).flat
    assert not a_soak(40).flat
    assert round(fitted(a_soak(40).samples).slope * 2**20) == 40
    assert "NOT flat" in told(a_soak(40))
    assert not a_soak(0, cache_mib=4.1).bounded


def test_what_each_miss_leaves_behind_is_no_noise_though_it_is_little_a_request() -> None:
    leak = a_soak(32, noise=lambda turn: 0.1 * (turn % 7 == 0))
    assert not leak.flat
    assert "which is 320 ±" in told(leak)


def test_steps_of_the_allocator_are_noise() -> None:
    steps = a_soak(0, noise=lambda turn: float((turn > 60) + (turn > 90)))
    assert steps.warm[-1].rss_mib - steps.warm[0].rss_mib == 2
    assert steps.flat
    assert "That is flat" in told(steps)


def test_less_than_an_arena_over_all_of_the_second_half_is_noise_and_more_is_not() -> None:
    assert a_soak(8).flat
    assert not a_soak(16).flat


def test_what_fills_at_first_does_not_count() -> None:
    filling = a_soak(0, noise=lambda turn: min(turn, 41) * 0.1)
    assert filling.warm[0].misses >= MOST
    assert (filling.flat, filling.fit.slope) == (True, 0.0)


def test_a_soak_that_ended_before_all_was_full_is_not_known_to_be_flat() -> None:
    whole = a_soak(0)
    short = whole._replace(samples=whole.samples[:30])
    assert not short.flat
    assert "NOT known to be flat" in told(short)


def test_each_bench_writes_its_own_section_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "RESULTS.md"
    for text in ("first", "second \\1"):
        keep("soak", text, file)
        keep("peers", "other", file)
    assert file.read_text().split("\n\n")[1:] == [
        "<!-- soak -->\nsecond \\1\n<!-- /soak -->",
        "<!-- peers -->\nother\n<!-- /peers -->\n",
    ]
