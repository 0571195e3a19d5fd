"""Writes the measurements down as tables, with what they were to reach."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bench.load import Load


class Goal(NamedTuple):
    """What a subject was to reach beside the first one; 0 where nothing was asked."""

    rps: float = 0.0
    cpu: float = 0.0


NONE = Goal()
LOADS = ("", "requests/s", "of the first", "CPU µs", "of the first's", "p50 ms", "p99 ms", "asked for")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column is words and whose others are numbers."""
    rules = ["---", *("---:" for _ in head[1:])]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, rules, *rows))


def compared(loads: Mapping[str, Load], goals: Mapping[str, Goal]) -> str:
    """Each subject beside the first one."""
    first = next(iter(loads.values()))
    return table(LOADS, (_row(name, each, first, goals.get(name, NONE)) for name, each in loads.items()))


def _row(name: str, each: Load, first: Load, goal: Goal) -> tuple[str, ...]:
    rps, cpu = each.rps / first.rps, each.cpu_us / first.cpu_us
    return (
        name,
        f"{each.rps:,.0f}",
        f"{rps:.2f} ×",
        f"{each.cpu_us:,.1f}",
        f"{cpu:.2f} ×",
        f"{each.p50_ms:.2f}",
        f"{each.p99_ms:.2f}",
        _verdict(goal, rps, cpu),
    )


def _verdict(goal: Goal, rps: float, cpu: float) -> str:
    told = [f"≥ {goal.rps:.2f} × {_word(reached=rps >= goal.rps)}"] if goal.rps else []
    told += [f"CPU ≤ {goal.cpu:.1f} × {_word(reached=cpu <= goal.cpu)}"] if goal.cpu else []
    return ", ".join(told)


def limit(what: str, value: float, most: float, unit: str) -> str:
    """One figure beside the most it may be."""
    return f"{what}: {value:.2f} {unit}, asked for at most {most:g}: {_word(reached=value <= most)}."


def _word(*, reached: bool) -> str:
    return "reached" if reached else "NOT reached"
