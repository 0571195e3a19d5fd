"""Our service and the others, each as the process that the figures are about."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import run
from sys import executable

from bench.processes import ROOT, Server, free_port, python, started

NOBODY = "http://127.0.0.1:9"
"""The port of the discard service, where nothing listens."""


@contextmanager
def uvicorn(app: str, *, workers: int = 1, factory: bool = False, **environment: str) -> Iterator[Server]:
    """An ASGI application as uvicorn serves it at its fastest."""
    port = free_port()
    options = ["--port", str(port), "--workers", str(workers), "--loop", "uvloop", "--http", "httptools"]
    quiet = ["--no-access-log", "--no-server-header", "--no-proxy-headers", "--log-level", "warning"]
    flags = [*options, *quiet, *(["--factory"] if factory else [])]
    with python("-m", "uvicorn", app, *flags, port=port, **environment) as server:
        yield server


@contextmanager
def provider(delay_ms: int = 0, gap_ms: int = 0) -> Iterator[Server]:
    """A scripted Ollama that thinks before its first word, and pauses between two."""
    with uvicorn("bench.provider:ollama", BENCH_DELAY_MS=str(delay_ms), BENCH_GAP_MS=str(gap_ms)) as server:
        yield server


@contextmanager
def openai_provider() -> Iterator[Server]:
    """What gateways have behind them: it answers a chat at once, and counts."""
    with uvicorn("bench.peers_provider:openai") as server:
        yield server


@contextmanager
def redis() -> Iterator[Server]:
    """A Redis that keeps nothing on disk."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        options = ("--port", str(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no")
        with started("redis-server", *options, port=port) as server:
            yield server


@contextmanager
def service(*, data_dir: str = "", program: str = "cmd/api/main.py", **settings: str) -> Iterator[Server]:
    """Ours, with settings such as `ollama_host="..."`; what is limited by default has room here."""
    port = free_port()
    roomy = {
        "ollama_limit": "256",
        "ollama_queue": "2000",
        "ollama_queue_wait": "30s",
        "rate_limit_model_calls": "0",
        "ollama_host": "",
        "log_level": "warning",
        **settings,
    }
    with tempfile.TemporaryDirectory() as own:
        given = {"port": str(port), "data_dir": data_dir or own, **roomy}
        environment = {f"ALCHEMORSEL_{name.upper()}": value for name, value in given.items()}
        with python(program, port=port, **environment) as server:
            yield server


def new_key(data_dir: str) -> str:
    """A key that may ask, for a service with this folder."""
    environment = {**os.environ, "ALCHEMORSEL_DATA_DIR": data_dir}
    command = (executable, "cmd/alchemorsel/main.py", "keys", "new", "--name", "bench", "--scope", "use")
    said = run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return next(word for word in said.stdout.split() if word.startswith("alm_"))


def body_file(folder: str, body: bytes) -> str:
    """A file that holds the body, for those who answer it without making it."""
    path = Path(folder, "body")
    path.write_bytes(body)
    return str(path)
