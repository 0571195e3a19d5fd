"""Ports for programs that must be told theirs."""

import os
import socket
from collections.abc import Iterator

FIRST = 11_000
PER_WORKER = 1_000


def _ports() -> Iterator[int]:
    """Those of this worker of the test run, in a circle.

    Below what the kernel hands out to connections, so that nobody is given one between its choice and its use, and
    with room for the bus of a Redis cluster, which listens 10,000 above.
    """
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 8
    # Another run on this machine begins elsewhere.
    begin = os.getpid() * 37
    while True:
        yield FIRST + worker * PER_WORKER + begin % PER_WORKER
        begin += 1


_OURS = _ports()


def free_port() -> int:
    """One that nobody listens on, given to nobody else in this process."""
    for port in _OURS:
        try:
            with socket.create_server(("127.0.0.1", port)):
                return port
        except OSError:
            continue
    raise AssertionError("the circle has no end")
