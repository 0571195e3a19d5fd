"""llama.cpp's own HTTP server, in a process of its own: a crash in native code must not take the tests along."""

import importlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.needs import lacking

ROOT = Path(__file__).parents[2]
STOP_S = 10


def require_engine() -> None:
    """Skip where the engine is not installed; on CI it must be."""
    missing = [name for name in ("xllamacpp", "gguf", "numpy") if importlib.util.find_spec(name) is None]
    if missing:
        lacking(f"the real engine needs {', '.join(missing)}")


@contextmanager
def engine(folder: Path, *, context_tokens: int) -> Iterator[str]:
    """A running server's base URL, with a small model of random weights."""
    require_engine()
    command = [sys.executable, "-m", "tests.support.engine", str(folder / "tiny.gguf"), str(context_tokens)]
    with (folder / "engine.log").open("w") as log:
        running = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )
    with running:
        try:
            assert running.stdout is not None
            address = running.stdout.readline().strip()
            assert address.startswith("http"), (folder / "engine.log").read_text()
            yield f"{address}/v1"
        finally:
            running.kill()
            running.wait(STOP_S)


def _serve(model: Path, context_tokens: int) -> None:
    """Runs in the child: serve until the parent closes our standard input, or is gone."""
    from tests.support.gguf_model import write_model  # noqa: PLC0415  # what it stands on may be missing

    xllamacpp = importlib.import_module("xllamacpp")
    params = xllamacpp.CommonParams()
    params.model.path = str(write_model(model))
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = context_tokens
    params.n_parallel = 1
    params.n_gpu_layers = 0
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    params.warmup = False
    params.ui = False
    params.cache_ram_mib = 0
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()
    # Not a plain end: taking a server down that has hardly started can wait for ever.
    os._exit(0)


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), int(sys.argv[2]))
