"""Servers in processes of their own: started on free ports, watched for what they cost, ended by their pid."""

import os
import signal
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL, Popen, TimeoutExpired
from tempfile import TemporaryFile
from typing import IO

ROOT = Path(__file__).parents[1]
START_S = 30.0
STOP_S = 10.0
_NANO = 1e-9


class Server:
    """A process that listens on `port`, with all that it started."""

    def __init__(self, process: Popen[bytes], port: int) -> None:
        self.port = port
        self.pid = process.pid
        self._process = process

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cpu_s(self) -> float:
        """Seconds on a processor since the start, of every thread of the process and of its children."""
        return sum(map(_cpu_s, _family(self.pid)))

    def rss_mib(self) -> float:
        """Resident memory of the process and its children."""
        return sum(map(_rss_mib, _family(self.pid)))

    def stop(self) -> None:
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(STOP_S)
        except TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @property
    def ended(self) -> bool:
        return self._process.poll() is not None

    def ready(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            return True
        return False


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def started(*command: str, port: int, **environment: str) -> Iterator[Server]:
    """A server that listens; what it logs is shown where it does not start."""
    with TemporaryFile() as log:
        process = Popen(command, cwd=ROOT, env=_environment(environment), stdout=DEVNULL, stderr=log)
        server = Server(process, port)
        try:
            _wait_for(server, log)
            yield server
        finally:
            server.stop()


@contextmanager
def python(*arguments: str, port: int, **environment: str) -> Iterator[Server]:
    """The same for a program of ours."""
    with started(sys.executable, *arguments, port=port, **environment) as server:
        yield server


def _wait_for(server: Server, log: IO[bytes]) -> None:
    give_up_at = time.monotonic() + START_S
    while not server.ready():
        if server.ended or time.monotonic() > give_up_at:
            log.seek(0)
            raise SystemExit(f"bench: a server did not start:\n{log.read().decode(errors='replace')}")
        time.sleep(0.05)


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    ours = ("ALCHEMORSEL_", "OPENAI_")
    return {**{name: value for name, value in os.environ.items() if not name.startswith(ours)}, **given}


def _family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _cpu_s(pid: int) -> float:
    # In nanoseconds, unlike the ticks of /proc/PID/stat.
    return sum(int(each.read_text().split()[0]) for each in Path(f"/proc/{pid}/task").glob("*/schedstat")) * _NANO


def _rss_mib(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
