"""A thousand identical requests at once: how often the provider is asked, and whether all hear the same."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from typing import NamedTuple

import httpx
from bench.asking import Errand, ask_all
from bench.misses import at, wish
from bench.processes import Server
from bench.servers import provider, redis, service
from bench.tables import table
from bench.wishes import RECIPE

CROWD = 1000
WORKERS = 2
THINKS_MS = 500
_HEAD = ("", "provider asked", "different answers", "p50 ms", "last ms", "CPU ms a request")


class Rush(NamedTuple):
    """What one rush came to."""

    calls: int
    answers: int
    ms: Sequence[float]
    cpu_ms: float


def stampede(rushes: int = 3) -> str:
    """The section on the stampede."""
    with ExitStack() as stack:
        ollama, store = stack.enter_context(provider(THINKS_MS)), stack.enter_context(redis())
        url = f"redis://127.0.0.1:{store.port}/0"
        ours = stack.enter_context(service(ollama_host=ollama.url, redis_url=url, workers=str(WORKERS)))
        seen = [_rush(ours, ollama) for _ in range(rushes)]
    rows = [_row(number, rush) for number, rush in enumerate(seen, start=1)]
    kept = all((rush.calls, rush.answers) == (1, 1) for rush in seen)
    return f"""\
## A stampede

{CROWD} connections ask for the same new thing at once, {WORKERS} worker processes share a Redis, the provider takes
{THINKS_MS} ms.

{table(_HEAD, rows)}

Asked for exactly one call and the same bytes for everybody: {"reached" if kept else "NOT reached"}.
"""


def _rush(ours: Server, ollama: Server) -> Rush:
    errand = Errand(RECIPE, [wish()])
    calls, before_s = _calls(ollama), ours.cpu_s()
    answered = asyncio.run(ask_all(ours.port, [errand] * CROWD))
    spent_ms = (ours.cpu_s() - before_s) * 1000
    times = [one.seconds * 1000 for one in answered]
    return Rush(_calls(ollama) - calls, len({one.body for one in answered}), times, spent_ms / CROWD)


def _calls(ollama: Server) -> int:
    return int(httpx.get(f"{ollama.url}/calls", timeout=10).text)


def _row(number: int, rush: Rush) -> tuple[str, ...]:
    times = f"{at(rush.ms, 50):.0f}", f"{max(rush.ms):.0f}"
    return f"rush {number}", str(rush.calls), str(rush.answers), *times, f"{rush.cpu_ms:.2f}"
