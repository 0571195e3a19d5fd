"""Loads one server with Debian's wrk, and tells what came of it."""

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from subprocess import run
from typing import NamedTuple

from bench.processes import Server

_DONE = """
done = function(summary, latency, requests)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format('\\n{"requests": %d, "micros": %d, "refused": %d, "failed": %d, "p50": %f, "p99": %f}\\n',
    summary.requests, summary.duration, summary.errors.status, failed,
    latency:percentile(50), latency:percentile(99)))
end
"""


class Aim(NamedTuple):
    """What is asked.

    Args:
        bodies: taken in turn; in each, `@@` stands for a number that never comes twice.
        headers: beside Content-Type.
    """

    path: str
    bodies: Sequence[str]
    headers: tuple[tuple[str, str], ...] = ()


class Load(NamedTuple):
    """What came of it; `cpu_us` is the server's, for each request."""

    rps: float
    cpu_us: float
    p50_ms: float
    p99_ms: float
    requests: int


def load(server: Server, aim: Aim, *, connections: int, seconds: float) -> Load:
    """Ask as fast as answers come; anything but a good answer ends the bench."""
    before_s = server.cpu_s()
    said = _wrk(server.url, aim, connections, seconds)
    spent_s = server.cpu_s() - before_s
    if said["refused"] or said["failed"] or not said["requests"]:
        raise SystemExit(f"bench: {server.url}{aim.path} did not answer everybody: {said}")
    return Load(
        rps=said["requests"] / said["micros"] * 1e6,
        cpu_us=spent_s / said["requests"] * 1e6,
        p50_ms=said["p50"] / 1000,
        p99_ms=said["p99"] / 1000,
        requests=int(said["requests"]),
    )


def _wrk(url: str, aim: Aim, connections: int, seconds: float) -> dict[str, float]:
    program = shutil.which("wrk")
    if program is None:
        raise SystemExit("bench: wrk is not installed; on Debian: apt-get install wrk")
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_script(aim))
        script.flush()
        command = (program, "-t1", f"-c{connections}", f"-d{seconds:.0f}s", "--timeout", "30s", "-s", script.name, url)
        said = run(command, capture_output=True, text=True, check=True, cwd=Path(script.name).parent)
    found: dict[str, float] = json.loads(said.stdout.strip().splitlines()[-1])
    return found


def _script(aim: Aim) -> str:
    headers = {"Content-Type": "application/json", **dict(aim.headers)}
    told = ", ".join(f'["{name}"] = [==[{value}]==]' for name, value in headers.items())
    bodies = ", ".join(f"[==[{body}]==]" for body in aim.bodies)
    unique = any("@@" in body for body in aim.bodies)
    asks = (_EACH if unique else _SAME) % aim.path
    return f"local headers = {{{told}}}\nlocal bodies = {{{bodies}}}\n{asks}{_DONE}"


_SAME = """
local requests, at = {}, 0
init = function() for i, body in ipairs(bodies) do requests[i] = wrk.format('POST', '%s', headers, body) end end
request = function() at = at %% #requests + 1; return requests[at] end
"""
"""Written down before the first is sent, so that the generator costs next to nothing."""
_EACH = """
local at, started = 0, os.time()
request = function()
  at = at + 1
  local body = string.gsub(bodies[at %% #bodies + 1], '@@', started .. '-' .. at)
  return wrk.format('POST', '%s', headers, body)
end
"""
