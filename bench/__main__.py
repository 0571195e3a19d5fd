"""Measures all of it, or the parts that are named: `python -m bench [hit redis miss stampede failover stream gc]`."""

import sys
import time
from collections.abc import Callable, Mapping

from bench import machine
from bench.collecting import collecting
from bench.crowds import stampede
from bench.failover import failover
from bench.hits import memory_hits, redis_hits
from bench.misses import misses
from bench.sections import keep
from bench.streams import first_bytes

PARTS: Mapping[str, Callable[[], str]] = {
    "hit": memory_hits,
    "redis": redis_hits,
    "miss": misses,
    "stampede": stampede,
    "failover": failover,
    "stream": first_bytes,
    "gc": collecting,
}
ABOUT = """\
`make bench`; one part alone with `make bench ONLY="hit miss"`. Single figures change from run to run on a small
machine; what is compared was measured in turns, the medians of the rounds are shown, and the ratios hold better."""


def main(named: list[str]) -> None:
    """Each part is printed and written down as soon as it is there."""
    unknown = [name for name in named if name not in PARTS]
    if unknown:
        sys.exit(f"bench: there is no part {', '.join(unknown)}; there are: {' '.join(PARTS)}")
    for name in named or PARTS:
        began = time.monotonic()
        section = f"{PARTS[name]()}\n{machine.told()}\n"
        print(f"{section}({time.monotonic() - began:.0f} s)\n", flush=True)
        keep(name, section)
    keep("about", ABOUT)


if __name__ == "__main__":
    main(sys.argv[1:])
