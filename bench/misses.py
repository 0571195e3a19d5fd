"""What a miss costs beside asking the provider directly: for each request, in CPU and in time."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import count
from statistics import median, quantiles
from typing import NamedTuple

from bench.asking import Answered, Errand, ask_all
from bench.processes import Server
from bench.servers import provider, service
from bench.tables import limit, table
from bench.wishes import NEVER_ASKED, RECIPE

CHAT = "/api/chat"
CROWD, SLOW_MS = 64, 2000
CPU_MS, P50_MS, P99_MS = 6.0, 6.0, 30.0
_HEAD = ("", "in flight", "CPU ms a request", "p50 ms", "p99 ms", "added p50 ms", "added p99 ms")
_numbers = count()


class Cost(NamedTuple):
    """Of one run: milliseconds of the server's CPU for each request, and how long each took."""

    cpu_ms: float
    ms: Sequence[float]


class Pair(NamedTuple):
    """Both over all rounds."""

    direct: Cost
    ours: Cost

    def added_ms(self, percentile: int) -> float:
        return at(self.ours.ms, percentile) - at(self.direct.ms, percentile)


def at(ms: Sequence[float], percentile: int) -> float:
    """A percentile of the times."""
    return quantiles(ms, n=100, method="inclusive")[percentile - 1]


def misses() -> str:
    """The section on misses."""
    quick = [(delay_ms, _compared(delay_ms, 1, each=50, rounds=4)) for delay_ms in (0, 20)]
    slow = _compared(SLOW_MS, CROWD, each=3, rounds=2)
    two = _compared(SLOW_MS, CROWD, each=3, rounds=2, workers=2)
    rows = [row for delay_ms, pair in (*quick, (SLOW_MS, slow)) for row in _rows(delay_ms, pair)]
    rows += _rows(SLOW_MS, two, "through us, 2 workers")[1:]
    return f"""\
## A miss

Each wish is a new one: read, canonicalised, asked of the provider, checked, costed, remembered. The same requests go
to the provider directly, in turns. Connections begin one after the other, spread evenly over one answer's time.

{table(_HEAD, rows)}

With {CROWD} in flight against a provider that takes {SLOW_MS / 1000:g} s, one process:

* {limit("our CPU a request", slow.ours.cpu_ms, CPU_MS, "ms")}
* {limit("added p50", slow.added_ms(50), P50_MS, "ms")}
* {limit("added p99", slow.added_ms(99), P99_MS, "ms")}
"""


def wish() -> str:
    """One that was never asked."""
    return NEVER_ASKED[0].replace("@@", f"number {next(_numbers)}")


def _compared(delay_ms: int, crowd: int, *, each: int, rounds: int, workers: int = 1) -> Pair:
    with ExitStack() as stack:
        ollama = stack.enter_context(provider(delay_ms))
        ours = stack.enter_context(service(ollama_host=ollama.url, workers=str(workers)))
        _cost(ours, RECIPE, 4, 10, 0)
        pairs = [
            (_cost(ollama, CHAT, crowd, each, delay_ms), _cost(ours, RECIPE, crowd, each, delay_ms))
            for _ in range(rounds)
        ]
    direct, own = zip(*pairs, strict=True)
    return Pair(_together(direct), _together(own))


def _cost(server: Server, path: str, crowd: int, each: int, delay_ms: int) -> Cost:
    errands = [Errand(path, [wish() for _ in range(each)], delay_ms / 1000 * place / crowd) for place in range(crowd)]
    before_s = server.cpu_s()
    answered: Sequence[Answered] = asyncio.run(ask_all(server.port, errands))
    return Cost((server.cpu_s() - before_s) * 1000 / len(answered), [one.seconds * 1000 for one in answered])


def _together(costs: Sequence[Cost]) -> Cost:
    return Cost(median(cost.cpu_ms for cost in costs), [ms for cost in costs for ms in cost.ms])


def _rows(delay_ms: int, pair: Pair, way: str = "through us") -> list[tuple[str, ...]]:
    crowd = str(CROWD if delay_ms == SLOW_MS else 1)
    name = f"provider at {delay_ms} ms"
    told = [(f"{at(cost.ms, 50):.2f}", f"{at(cost.ms, 99):.2f}") for cost in pair]
    added = (f"{pair.added_ms(50):.2f}", f"{pair.added_ms(99):.2f}")
    return [
        (f"{name}, directly", crowd, "", *told[0], "", ""),
        (f"{name}, {way}", crowd, f"{pair.ours.cpu_ms:.2f}", *told[1], *added),
    ]
