"""Proves, offline, that requirements/*.txt lock what pyproject.toml asks for; `make lock` mends it."""

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", re.MULTILINE)


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return {canonicalize_name(package): version for package, version in PINNED.findall(text)}


def faults(asked: list[str], lock: str) -> list[str]:
    pins = locked(lock)
    wanted = [Requirement(text) for text in asked]
    return [
        f"requirements/{lock}.txt does not lock {one} (it has {pins.get(canonicalize_name(one.name), 'nothing')})"
        for one in wanted
        if not one.specifier.contains(pins.get(canonicalize_name(one.name), "0"), prereleases=True)
    ]


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    run, groups = project["project"]["dependencies"], project["dependency-groups"]
    development = [*run, *groups["test"], *groups["check"], *groups["engine"]]
    found = [*faults(run, "run"), *faults(development, "dev"), *faults(groups["tools"], "tools")]
    run_pins, dev_pins = locked("run"), locked("dev")
    found += [f"{name} is {v} for running and {dev_pins.get(name)} for tests" for name, v in run_pins.items()
              if dev_pins.get(name) != v]  # fmt: skip
    if found:
        sys.exit("\n".join([*found, "run: make lock"]))


if __name__ == "__main__":
    main()
