"""How soon a stream says its first word, beside the provider's own."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from statistics import median
from typing import NamedTuple

from bench.asking import Errand, ask_all
from bench.misses import CHAT, at, wish
from bench.processes import Server
from bench.servers import provider, service
from bench.tables import table
from bench.wishes import RECIPE

THINKS_MS, BETWEEN_MS = 50, 5
ROUNDS = 40
EVENTS = "text/event-stream"
_HEAD = ("", "CPU ms a stream", "p50 ms", "p99 ms")


class Heard(NamedTuple):
    """One stream: milliseconds to what was waited for, and of the server's CPU for all of it."""

    first_ms: float
    cpu_ms: float


def first_bytes() -> str:
    """The section on streams."""
    with ExitStack() as stack:
        ollama = stack.enter_context(provider(THINKS_MS, BETWEEN_MS))
        ours = stack.enter_context(service(ollama_host=ollama.url))
        subjects = {
            "the provider's first word, directly": (ollama, CHAT, b"", "*/*"),
            "our first byte: who is asked": (ours, RECIPE, b"", EVENTS),
            "our first word of the provider's": (ours, RECIPE, b"event: progress", EVENTS),
        }
        _heard(ours, RECIPE, b"", EVENTS)
        seen: dict[str, list[Heard]] = {name: [] for name in subjects}
        for _ in range(ROUNDS):
            for name, subject in subjects.items():
                seen[name].append(_heard(*subject))
    return f"""\
## A stream's first byte

The provider thinks for {THINKS_MS} ms and then writes a piece each {BETWEEN_MS} ms; one stream at a time, {ROUNDS} of
each. CPU is that of the server named, for the whole stream and not to its first byte; medians.

{table(_HEAD, (_row(name, heard) for name, heard in seen.items()))}
"""


def _heard(server: Server, path: str, first: bytes, accept: str) -> Heard:
    before_s = server.cpu_s()
    (answered,) = asyncio.run(ask_all(server.port, [Errand(path, [wish()], first=first, accept=accept)]))
    return Heard(answered.first_s * 1000, (server.cpu_s() - before_s) * 1000)


def _row(name: str, heard: Sequence[Heard]) -> tuple[str, ...]:
    first = [each.first_ms for each in heard]
    return name, f"{median(each.cpu_ms for each in heard):.2f}", f"{at(first, 50):.2f}", f"{at(first, 99):.2f}"
