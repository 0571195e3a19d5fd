"""What it is worth that what a start leaves behind is never collected: the tail of the Redis path with and without."""

from contextlib import ExitStack

from bench.load import Aim, Load
from bench.pairs import in_turn
from bench.processes import Server
from bench.servers import provider, redis, service
from bench.tables import table
from bench.wishes import PACKED, RECIPE, SAME

CONNECTIONS = 64
THAWED = "bench/thawed.py"
_HEAD = ("", "p50 ms", "p99 ms", "CPU µs a request", "resident MiB")


def collecting() -> str:
    """The section on garbage collection."""
    with ExitStack() as stack:
        ollama, store = stack.enter_context(provider()), stack.enter_context(redis())
        settings = {
            "ollama_host": ollama.url,
            "redis_url": f"redis://127.0.0.1:{store.port}/0",
            "cache_memory": "0",
        }
        frozen, thawed = service(**settings), service(program=THAWED, **settings)
        servers = {"frozen": stack.enter_context(frozen), "not frozen": stack.enter_context(thawed)}
        aim = Aim(RECIPE, SAME, PACKED)
        loads = in_turn({name: (server, aim) for name, server in servers.items()}, connections=CONNECTIONS, rounds=4)
        rows = [_row(name, loads[name], server) for name, server in servers.items()]
    return f"""\
## Collecting

`gc.freeze()` once the service has started: no collection goes over the foods table, the lexicon and the modules again.
Hits in Redis, {CONNECTIONS} connections.

{table(_HEAD, rows)}
"""


def _row(name: str, each: Load, server: Server) -> tuple[str, ...]:
    return name, f"{each.p50_ms:.2f}", f"{each.p99_ms:.2f}", f"{each.cpu_us:.1f}", f"{server.rss_mib():.0f}"
