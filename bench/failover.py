"""Prints what a dead Ollama costs a request once its circuit breaker is open; run it as `python bench/failover.py`."""

import asyncio
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from statistics import median
from time import perf_counter

from alchemorsel.application.kitchen import Kitchen
from alchemorsel.application.providers import BreakerState
from alchemorsel.bootstrap.chain import open_kitchen
from alchemorsel.bootstrap.model_room import open_model_room
from alchemorsel.config import load_settings
from alchemorsel.domain.requests import RecipeRequest
from alchemorsel.infrastructure.clock import SystemClock
from alchemorsel.infrastructure.observability.logs import set_up_logs

REQUESTS = 200
ALLOWED_MS = 5.0
WISH = RecipeRequest(prompt="a quick tomato pasta for two")


async def main() -> None:
    set_up_logs(level="error", as_json=False)
    with socket.socket() as nobody:
        # Bound and not listening: whoever connects is refused.
        nobody.bind(("127.0.0.1", 0))
        await _compare(f"http://127.0.0.1:{nobody.getsockname()[1]}")


async def _compare(dead: str) -> None:
    async with _kitchen(dead) as one, _kitchen("") as other:
        while one.providers()[0].breaker is not BreakerState.OPEN:
            await one.ask(WISH)
        pairs = [(await _ms(one), await _ms(other)) for _ in range(REQUESTS)]
    slow, plain = ([pair[place] for pair in pairs] for place in (0, 1))
    _show("dead Ollama, breaker open", slow)
    _show("no Ollama configured", plain)
    cost_ms = median(slow) - median(plain)
    print(f"{'a dead primary costs':<28} {cost_ms:8.3f} ms (allowed: {ALLOWED_MS:g} ms)")
    raise SystemExit(cost_ms > ALLOWED_MS)


@asynccontextmanager
async def _kitchen(ollama_host: str) -> AsyncIterator[Kitchen]:
    settings = load_settings({"ALCHEMORSEL_OLLAMA_HOST": ollama_host, "ALCHEMORSEL_RATE_LIMIT_MODEL_CALLS": "0"})
    async with open_model_room(settings, SystemClock()) as room, open_kitchen(settings, room) as kitchen:
        yield kitchen


async def _ms(kitchen: Kitchen) -> float:
    began = perf_counter()
    await kitchen.ask(WISH)
    return (perf_counter() - began) * 1000


def _show(what: str, ms: Sequence[float]) -> None:
    print(f"{what:<28} {median(ms):8.3f} ms median, {max(ms):8.3f} ms most, of {len(ms)}")


if __name__ == "__main__":
    asyncio.run(main())
