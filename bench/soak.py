"""Shows whether memory stays flat under many hits and misses, and the cache within its bound: `make soak`."""

import math
import sys
import time
from collections.abc import Sequence
from itertools import count, pairwise
from pathlib import Path
from statistics import stdev
from typing import Any, NamedTuple

import httpx
from bench import machine
from bench.load import Aim, load
from bench.processes import Server
from bench.sections import RESULTS, keep
from bench.servers import provider, service

from alchemorsel.interfaces.http.fast_lane_memo import MOST as MOST_BODIES

REQUESTS = 200_000
SLICE_S = 5.0
CONNECTIONS = 16
MEMORY_MIB = 4
"""Small, so that it is full early and everything after it is a test of giving back."""
COMMON = 9
"""Common wishes for each new one: a miss costs a hundred times what a hit does."""
NOISE = 2.0
"""Standard errors of the slope within which memory counts as flat; a leak grows in every slice and is far beyond."""
ARENA_MIB = 1.0
"""By so much CPython's allocator takes memory from the system. Growth of less over all of the second half is no leak
that could be told from an arena being used up; a kept object with its place in a dict is more, for each miss."""
_MIB = 2**20
_AIM = Aim(
    "/api/v1/ai/generate-recipe",
    (*(f'{{"prompt": "tomato soup number {number}"}}' for number in range(COMMON)), '{"prompt": "tomato soup @@"}'),
)


class Sample(NamedTuple):
    """After so many requests, so many of them misses: the server's resident memory, and what its cache holds."""

    requests: int
    misses: int
    rss_mib: float
    cache_mib: float


class Fit(NamedTuple):
    """MiB a request, and the standard error of that."""

    slope: float
    error: float


class Soaked(NamedTuple):
    """What came of it; `stats` is the memory's own count at the end."""

    samples: Sequence[Sample]
    stats: dict[str, Any]
    seconds: float

    @property
    def warm(self) -> Sequence[Sample]:
        """The second half; of a short soak, what of it comes after all that is bounded is full."""
        half = self.samples[len(self.samples) // 2 :]
        return [sample for sample in half if sample.misses >= MOST_BODIES]

    @property
    def fit(self) -> Fit:
        return fitted(self.warm)

    @property
    def noise(self) -> float:
        """MiB a request up to which growth is none; infinite where too little was seen to say."""
        if not math.isfinite(self.fit.error):
            return math.inf
        return max(NOISE * self.fit.error, ARENA_MIB / (self.warm[-1].requests - self.warm[0].requests))

    @property
    def flat(self) -> bool:
        return math.isfinite(self.noise) and self.fit.slope <= self.noise

    @property
    def bounded(self) -> bool:
        return all(sample.cache_mib * _MIB <= self.stats["most_bytes"] for sample in self.samples)


def soak(requests: int = REQUESTS, slice_s: float = SLICE_S) -> Soaked:
    """Ask a service of one process until it has answered so many; what is refused or dropped ends it."""
    settings = {"cache_memory": str(MEMORY_MIB)}
    with provider() as ollama, service(ollama_host=ollama.url, **settings) as server:
        samples, began = [_sample(server, 0)], time.monotonic()
        for turn in count(1):
            asked = load(server, _AIM, connections=CONNECTIONS, seconds=slice_s)
            samples.append(_sample(server, samples[-1].requests + asked.requests))
            _progress(turn, samples[-1])
            if samples[-1].requests >= requests:
                return Soaked(samples, _stats(server), time.monotonic() - began)
    raise AssertionError("never reached")


def fitted(samples: Sequence[Sample]) -> Fit:
    """The growth of memory over requests, and its standard error by how much the growth of slices differs.

    An allocator takes memory in steps and keeps it, so each sample remembers the steps before it: a line through the
    samples would take them for independent and believe itself too much. From slice to slice they are independent.
    """
    if len(samples) < 4:  # noqa: PLR2004 - fewer than three slices say nothing of how much they differ
        return Fit(0.0, math.inf)
    grown = [after.rss_mib - before.rss_mib for before, after in pairwise(samples)]
    requests = samples[-1].requests - samples[0].requests
    return Fit(sum(grown) / requests, stdev(grown) * math.sqrt(len(grown)) / requests)


def told(soaked: Soaked) -> str:
    """The section of the results."""
    last, stats = soaked.samples[-1], soaked.stats
    hits = sum(stats["hits"].values())
    rows = dict.fromkeys(soaked.samples[round(part * (len(soaked.samples) - 1) / 8)] for part in range(9))
    table = "\n".join(
        f"| {each.requests:,} | {each.misses:,} | {each.rss_mib:.1f} | {each.cache_mib:.2f} |" for each in rows
    )
    return f"""\
## Soak

`make soak`. One process, {CONNECTIONS} connections, {MEMORY_MIB} MiB of memory for answers, a provider that answers at
once: {last.requests:,} requests in {soaked.seconds:.0f} s, {stats["misses"]:,} of them misses, {hits:,} hits,
{stats["dropped"].get("evicted", 0):,} answers given up to stay within the bound.

{machine.told()}

| requests | misses | resident MiB | remembered MiB |
|---:|---:|---:|---:|
{table}

{_growth(soaked)}
The cache was {"never" if soaked.bounded else "SOMETIMES"} above its {stats["most_bytes"] / _MIB:.0f} MiB.
"""


def _growth(soaked: Soaked) -> str:
    """What the slope is, for each request and for each miss, and what could still hide in its error."""
    warm, fit = soaked.warm, soaked.fit
    if not math.isfinite(fit.error):
        return f"It ended before all that is bounded was full ({MOST_BODIES:,} misses): NOT known to be flat."
    each = (warm[-1].requests - warm[0].requests) / (warm[-1].misses - warm[0].misses)
    slope, error, noise = (value * _MIB for value in (*fit, soaked.noise))
    verdict = "flat" if soaked.flat else "NOT flat"
    return f"""\
Memory first grows, as it is to: the memory of answers fills, and the fast lane's memo of {MOST_BODIES:,} bodies, with
some 320 bytes a miss. Over the {len(warm)} samples of the second half, all of them after that, it rises by
{slope:.1f} ± {error:.1f} bytes a request, which is {slope * each:.0f} ± {error * each:.0f} bytes a miss,
{warm[-1].rss_mib - warm[0].rss_mib:+.2f} MiB of {warm[-1].rss_mib:.0f} in all; ± is one standard error, by how much
the slices differ. That is {verdict}: noise is {NOISE:g} standard errors, or one arena of the
allocator ({ARENA_MIB:g} MiB in all), here {noise:.1f} bytes a request or {noise * each:.0f} a miss."""


def main(file: Path = RESULTS) -> None:
    """Soak, print, write down; exit code 1 where memory grows or the cache is beyond its bound."""
    soaked = soak()
    print(told(soaked))
    keep("soak", told(soaked), file)
    sys.exit(not (soaked.flat and soaked.bounded))


def _sample(server: Server, requests: int) -> Sample:
    stats = _stats(server)
    return Sample(requests, stats["misses"], server.rss_mib(), stats["size_bytes"] / _MIB)


def _stats(server: Server) -> dict[str, Any]:
    stats: dict[str, Any] = httpx.get(f"{server.url}/api/v1/cache/stats", timeout=10).raise_for_status().json()
    return stats


def _progress(turn: int, sample: Sample) -> None:
    told = f"{turn:3} {sample.requests:8,} requests {sample.rss_mib:7.1f} MiB, {sample.cache_mib:5.2f} remembered"
    print(told, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
