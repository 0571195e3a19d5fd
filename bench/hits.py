"""Hits in memory beside the least that uvicorn can do, and hits in Redis beside an ordinary handler that reads it."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

import httpx
from bench.load import Aim
from bench.pairs import Subjects, in_turn
from bench.servers import body_file, new_key, provider, redis, service, uvicorn
from bench.tables import Goal, compared
from bench.wishes import PACKED, RECIPE, SAME

CONNECTIONS = 64
FEW = 16
PLENTY = "1000000"
"""Requests a minute for one key: the limit counts and never says no."""
BARE, LANE, KEYED = "uvicorn, constant bytes", "hit, without a key", "hit, with key and limit"
LITESTAR, PLAIN, SHARED = "Litestar, redis-py GET", "uvicorn, redis-py GET", "hit in Redis, L1 off"
SHARED_BY_TWO = f"{SHARED}, 2 workers"
HITS = {LANE: Goal(rps=0.60, cpu=1.7), KEYED: Goal(rps=0.45, cpu=2.3)}
SHARED_HITS = {SHARED: Goal(rps=2.0)}


def memory_hits() -> str:
    """The section on hits in the process's own memory."""
    told = [_memory_hits(workers, rounds) for workers, rounds in ((1, 5), (2, 3))]
    return f"""\
## A hit in memory

{CONNECTIONS} connections, {len(SAME)} wishes in turn, answers of the same size everywhere (gzip, as every browser takes
it), medians of interleaved rounds. Ours is the service as it is started, not a part of it: door, metrics, drain,
security headers and request id are at work in both rows. CPU is that of the server's processes for each request.

One process:

{told[0]}

Two worker processes, which share the two cores with the load generator:

{told[1]}
"""


def redis_hits() -> str:
    """The section on hits in Redis."""
    with _shared() as subjects:
        few = in_turn(subjects, connections=FEW)
        many = in_turn(subjects, connections=CONNECTIONS)
    return f"""\
## A hit in Redis

The memory of the process is off, so that every answer is read from Redis: a plain GET in a handler, beside the GETs
of one turn of the event loop gathered into one MGET. Redis's own CPU is not counted, its time is. One process each but
for the last row, whose two share the two cores with Redis and the load generator.

{FEW} connections:

{compared(few, SHARED_HITS)}

{CONNECTIONS} connections:

{compared(many, SHARED_HITS)}
"""


def _memory_hits(workers: int, rounds: int) -> str:
    with _remembered(workers) as subjects:
        loads = in_turn(subjects, connections=CONNECTIONS, rounds=rounds)
    return compared(loads, HITS if workers == 1 else {})


@contextmanager
def _remembered(workers: int) -> Iterator[Subjects]:
    with ExitStack() as stack:
        keys, bodies = (stack.enter_context(tempfile.TemporaryDirectory()) for _ in range(2))
        ollama, key = stack.enter_context(provider()), new_key(keys)
        settings = {"ollama_host": ollama.url, "workers": str(workers)}
        lane = stack.enter_context(service(**settings))
        keyed = stack.enter_context(service(**settings, data_dir=keys, rate_limit_requests=PLENTY))
        body, _ = _answer(lane.url)
        bare = stack.enter_context(
            uvicorn("bench.subjects:constant", workers=workers, BENCH_BODY=body_file(bodies, body))
        )
        own = (*PACKED, ("Authorization", f"Bearer {key}"))
        yield {
            BARE: (bare, Aim(RECIPE, SAME, PACKED)),
            LANE: (lane, Aim(RECIPE, SAME, PACKED)),
            KEYED: (keyed, Aim(RECIPE, SAME, own)),
        }


@contextmanager
def _shared() -> Iterator[Subjects]:
    with ExitStack() as stack:
        ollama, store = stack.enter_context(provider()), stack.enter_context(redis())
        url = f"redis://127.0.0.1:{store.port}/0"
        settings = {"ollama_host": ollama.url, "redis_url": url, "cache_memory": "0"}
        ours = stack.enter_context(service(**settings))
        two = stack.enter_context(service(**settings, workers="2"))
        _, headers = _answer(ours.url)
        key = headers["cache-status"].partition('key="')[2].partition('"')[0]
        aim = Aim(RECIPE, SAME, PACKED)
        yield {
            LITESTAR: (
                stack.enter_context(
                    uvicorn("bench.subjects:litestar_get", factory=True, BENCH_REDIS=url, BENCH_KEY=key)
                ),
                aim,
            ),
            PLAIN: (
                stack.enter_context(uvicorn("bench.subjects:plain_get", factory=True, BENCH_REDIS=url, BENCH_KEY=key)),
                aim,
            ),
            SHARED: (ours, aim),
            SHARED_BY_TWO: (two, aim),
        }


def _answer(url: str) -> tuple[bytes, Mapping[str, str]]:
    """The first answer, as it goes over the wire."""
    headers = {"Content-Type": "application/json", **dict(PACKED)}
    with httpx.stream("POST", url + RECIPE, content=SAME[0], headers=headers, timeout=30) as answer:
        return b"".join(answer.iter_raw()), answer.headers
