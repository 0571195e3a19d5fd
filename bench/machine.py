"""What the figures were measured on."""

import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from subprocess import run

PACKAGES = ("uvicorn", "uvloop", "httptools", "litestar", "redis", "hiredis", "msgspec")


def told() -> str:
    """Cores, processor, versions and the day, in one line each."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"Measured on {_cores()} cores ({_processor()}), the load generator beside the servers, "
        f"{datetime.now(UTC):%Y-%m-%d}.\n"
        f"Python {platform.python_version()}, {packages}, {_first_line('redis-server', '--version')}, "
        f"{_first_line('wrk', '-v')}."
    )


def _cores() -> int:
    return len([line for line in _cpuinfo() if line.startswith("processor")])


def _processor() -> str:
    return next((line.partition(":")[2].strip() for line in _cpuinfo() if line.startswith("model name")), "unknown")


def _cpuinfo() -> list[str]:
    return Path("/proc/cpuinfo").read_text().splitlines()


def _first_line(*command: str) -> str:
    said = run(command, capture_output=True, text=True, check=False)
    words = (said.stdout or said.stderr).split()
    return " ".join(word.removeprefix("v=") for word in words[: 3 if words[0] == "Redis" else 2])
