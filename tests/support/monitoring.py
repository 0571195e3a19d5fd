"""What the rules and the dashboards ask of Prometheus, read from their files."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml  # type: ignore[import-untyped]  # it has no types

from tests.support.prometheus import MONITORING

DASHBOARDS = sorted((MONITORING / "grafana/dashboards").glob("*.json"))
_SELECTOR = re.compile(r"\b(?:alchemorsel[_:][a-z0-9_:]+|up)(?:\{[^}]*\})?")


class Asked(NamedTuple):
    """An expression, who asks it, and the labels that its legend shows."""

    where: str
    expr: str
    labels: frozenset[str] = frozenset()


def rules(kind: str) -> list[dict[str, Any]]:
    """All rules of a `kind`, which is `alert` or `record`."""
    files = sorted((MONITORING / "rules").glob("*.yml"))
    groups = [group for path in files for group in yaml.safe_load(path.read_text())["groups"]]
    return [rule for group in groups for rule in group["rules"] if kind in rule]


def panels() -> Iterator[Asked]:
    for path in DASHBOARDS:
        for panel in json.loads(path.read_text())["panels"]:
            for target in panel["targets"]:
                labels = frozenset(re.findall(r"\{\{(\w+)\}\}", target["legendFormat"]))
                expr = target["expr"].replace("$__rate_interval", "1m")
                yield Asked(f"{path.name}: {panel['title']}", expr, labels)


def selectors(expr: str) -> set[str]:
    """Every series an expression names, as it selects them."""
    return {found.group() for found in _SELECTOR.finditer(re.sub(r"by \([^)]*\)|on \([^)]*\)", "", expr))}
