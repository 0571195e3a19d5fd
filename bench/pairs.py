"""Measures several subjects in turn, again and again, so that what troubles the machine troubles all of them alike."""

from collections.abc import Mapping, Sequence
from statistics import median

from bench.load import Aim, Load, load
from bench.processes import Server

Subjects = Mapping[str, tuple[Server, Aim]]
WARM_S = 1.0


def in_turn(subjects: Subjects, *, connections: int, seconds: float = 2.0, rounds: int = 5) -> dict[str, Load]:
    """The medians of each subject's rounds; the first, short one warms up and does not count."""
    for server, aim in subjects.values():
        load(server, aim, connections=connections, seconds=WARM_S)
    seen: dict[str, list[Load]] = {name: [] for name in subjects}
    for _ in range(rounds):
        for name, (server, aim) in subjects.items():
            seen[name].append(load(server, aim, connections=connections, seconds=seconds))
    return {name: _median(loads) for name, loads in seen.items()}


def _median(loads: Sequence[Load]) -> Load:
    return Load(*(median(values) for values in zip(*loads, strict=True)))
