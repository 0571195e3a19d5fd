"""Shows whether memory stays flat under many hits and misses, and the cache within its bound: `make soak`."""

import math
import sys
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import httpx
from bench import machine
from bench.load import Aim, load
from bench.processes import Server
from bench.sections import RESULTS, keep
from bench.servers import provider, service

REQUESTS = 200_000
SLICE_S = 5.0
CONNECTIONS = 16
MEMORY_MIB = 4
"""Small, so that it is full early and everything after it is a test of giving back."""
COMMON = 9
"""Common wishes for each new one: a miss costs a hundred times what a hit does."""
LEAST_LEAK_BYTES = 33
"""The smallest thing that could be left behind by each request: an empty `bytes` takes as much. The allocator itself
takes memory in steps of a MiB or two, so a slope below this cannot be told from noise."""
_MIB = 2**20
_AIM = Aim(
    "/api/v1/ai/generate-recipe",
    (*(f'{{"prompt": "tomato soup number {number}"}}' for number in range(COMMON)), '{"prompt": "tomato soup @@"}'),
)


class Sample(NamedTuple):
    """After so many requests: the server's resident memory, and what its cache holds."""

    requests: int
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
    def second_half(self) -> Sequence[Sample]:
        """All that is bounded is full by then."""
        return self.samples[len(self.samples) // 2 :]

    @property
    def growth_mib(self) -> float:
        """By the fit, over the second half."""
        half = self.second_half
        return fitted(half).slope * (half[-1].requests - half[0].requests)

    @property
    def flat(self) -> bool:
        return fitted(self.second_half).slope * _MIB < LEAST_LEAK_BYTES

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
    """Ordinary least squares of memory over requests."""
    if len(samples) < 3:  # noqa: PLR2004 - two points have no error
        return Fit(0.0, math.inf)
    x, y = [float(each.requests) for each in samples], [each.rss_mib for each in samples]
    mean_x, mean_y = fmean(x), fmean(y)
    spread = sum((each - mean_x) ** 2 for each in x)
    slope = sum((each - mean_x) * (height - mean_y) for each, height in zip(x, y, strict=True)) / spread
    left = sum((height - mean_y - slope * (each - mean_x)) ** 2 for each, height in zip(x, y, strict=True))
    return Fit(slope, math.sqrt(left / (len(x) - 2) / spread))


def told(soaked: Soaked) -> str:
    """The section of the results."""
    last, stats, fit = soaked.samples[-1], soaked.stats, fitted(soaked.second_half)
    hits = sum(stats["hits"].values())
    rows = dict.fromkeys(soaked.samples[round(part * (len(soaked.samples) - 1) / 8)] for part in range(9))
    table = "\n".join(f"| {each.requests:,} | {each.rss_mib:.1f} | {each.cache_mib:.2f} |" for each in rows)
    return f"""\
## Soak

`make soak`. One process, {CONNECTIONS} connections, {MEMORY_MIB} MiB of memory for answers, a provider that answers at
once: {last.requests:,} requests in {soaked.seconds:.0f} s, {stats["misses"]:,} of them misses, {hits:,} hits,
{stats["dropped"].get("evicted", 0):,} answers given up to stay within the bound.

{machine.told()}

| requests | resident MiB | remembered MiB |
|---:|---:|---:|
{table}

Over the second half a line through all {len(soaked.second_half)} samples rises by {fit.slope * _MIB:.1f} ±
{fit.error * _MIB:.1f} bytes a request, {soaked.growth_mib:+.2f} MiB of {last.rss_mib:.0f} in all: {_verdict(soaked)}
The cache was {"never" if soaked.bounded else "SOMETIMES"} above its {stats["most_bytes"] / _MIB:.0f} MiB.
"""


def _verdict(soaked: Soaked) -> str:
    if soaked.flat:
        return f"flat, for\nnothing that a request could leave behind is smaller than {LEAST_LEAK_BYTES} bytes."
    return "NOT flat."


def main(file: Path = RESULTS) -> None:
    """Soak, print, write down; exit code 1 where memory grows or the cache is beyond its bound."""
    soaked = soak()
    print(told(soaked))
    keep("soak", told(soaked), file)
    sys.exit(not (soaked.flat and soaked.bounded))


def _sample(server: Server, requests: int) -> Sample:
    return Sample(requests, server.rss_mib(), _stats(server)["size_bytes"] / _MIB)


def _stats(server: Server) -> dict[str, Any]:
    stats: dict[str, Any] = httpx.get(f"{server.url}/api/v1/cache/stats", timeout=10).raise_for_status().json()
    return stats


def _progress(turn: int, sample: Sample) -> None:
    told = f"{turn:3} {sample.requests:8,} requests {sample.rss_mib:7.1f} MiB, {sample.cache_mib:5.2f} remembered"
    print(told, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
