"""How soon a stream says its first word, beside the provider's own."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack

from bench.asking import Errand, ask_all
from bench.misses import CHAT, at, wish
from bench.processes import Server
from bench.servers import provider, service
from bench.tables import table
from bench.wishes import RECIPE

THINKS_MS, BETWEEN_MS = 50, 5
ROUNDS = 40
EVENTS = "text/event-stream"
_HEAD = ("", "p50 ms", "p99 ms")


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
        _first_ms(ours, RECIPE, b"", EVENTS)
        seen: dict[str, list[float]] = {name: [] for name in subjects}
        for _ in range(ROUNDS):
            for name, subject in subjects.items():
                seen[name].append(_first_ms(*subject))
    return f"""\
## A stream's first byte

The provider thinks for {THINKS_MS} ms and then writes a piece each {BETWEEN_MS} ms; one stream at a time, {ROUNDS} of
each.

{table(_HEAD, (_row(name, ms) for name, ms in seen.items()))}
"""


def _first_ms(server: Server, path: str, first: bytes, accept: str) -> float:
    (answered,) = asyncio.run(ask_all(server.port, [Errand(path, [wish()], first=first, accept=accept)]))
    return answered.first_s * 1000


def _row(name: str, ms: Sequence[float]) -> tuple[str, ...]:
    return name, f"{at(ms, 50):.2f}", f"{at(ms, 99):.2f}"
