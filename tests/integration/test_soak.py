"""The soak's own code, on a few requests: it must be able to tell a leak from none."""

from pathlib import Path

from bench.sections import keep
from bench.soak import MEMORY_MIB, Sample, Soaked, fitted, soak, told

from tests.support.needs import needs

STATS = {"most_bytes": 4 * 2**20, "misses": 0, "hits": {}, "dropped": {}}


def a_soak(bytes_a_request: float, cache_mib: float = 3.9) -> Soaked:
    samples = [Sample(turn * 1000, 100 + turn * 1000 * bytes_a_request / 2**20, cache_mib) for turn in range(100)]
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


def test_each_bench_writes_its_own_section_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "RESULTS.md"
    for text in ("first", "second \\1"):
        keep("soak", text, file)
        keep("peers", "other", file)
    assert file.read_text().split("\n\n")[1:] == [
        "<!-- soak -->\nsecond \\1\n<!-- /soak -->",
        "<!-- peers -->\nother\n<!-- /peers -->\n",
    ]
