"""What a dead Ollama costs a request once its circuit breaker is open: the rule kitchen answers in both cases."""

import asyncio
import socket
from contextlib import ExitStack

from bench.asking import Errand, ask_all
from bench.load import Aim, Load
from bench.misses import wish
from bench.pairs import in_turn
from bench.servers import service
from bench.tables import limit, table
from bench.wishes import NEVER_ASKED, RECIPE

ALLOWED_MS = 5.0
OPENING = 6
NONE, DEAD = "no Ollama configured", "dead Ollama, breaker open"
_HEAD = ("", "p50 ms", "p99 ms", "CPU ms a request")


def failover() -> str:
    """The section on failover."""
    with ExitStack() as stack:
        nobody = stack.enter_context(socket.socket())
        # Bound and not listening: whoever connects is refused.
        nobody.bind(("127.0.0.1", 0))
        dead = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        none, broken = service(), service(ollama_host=dead, ollama_breaker_open="300s")
        servers = {NONE: stack.enter_context(none), DEAD: stack.enter_context(broken)}
        # With their retries these take a while, and open the breaker.
        asyncio.run(ask_all(servers[DEAD].port, [Errand(RECIPE, [wish() for _ in range(OPENING)])]))
        aim = Aim(RECIPE, NEVER_ASKED)
        loads = in_turn({name: (server, aim) for name, server in servers.items()}, connections=1, rounds=3)
    return f"""\
## Failover

Every wish is a new one and the rule kitchen answers, one request at a time.

{table(_HEAD, (_row(name, each) for name, each in loads.items()))}

{limit("A dead first provider adds", loads[DEAD].p50_ms - loads[NONE].p50_ms, ALLOWED_MS, "ms at the median")}
"""


def _row(name: str, each: Load) -> tuple[str, ...]:
    return name, f"{each.p50_ms:.2f}", f"{each.p99_ms:.2f}", f"{each.cpu_us / 1000:.2f}"
