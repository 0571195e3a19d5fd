"""Grafana's dashboard model, as far as these dashboards go: panels of one size each, placed from left to right."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

DATASOURCE = {"type": "prometheus", "uid": "prometheus"}
GRID_WIDTH = 24
SCHEMA_VERSION = 39
"""Of the dashboard model; Grafana 10.4 and later read it."""


class Query(NamedTuple):
    """One line of a panel; `legend` is Grafana's template of its name."""

    expr: str
    legend: str = ""


class Panel(NamedTuple):
    """What one panel shows.

    Args:
        unit: Grafana's name of the unit, such as s, percentunit, reqps.
        says: what a reader should make of it, in a sentence.
        bounds: values from which on it turns yellow and red; none where no value is bad.
    """

    title: str
    queries: tuple[Query, ...]
    unit: str = "short"
    says: str = ""
    kind: str = "timeseries"
    width: int = 12
    height: int = 8
    stacked: bool = False
    bounds: tuple[float, float] | None = None


def stat(
    title: str, expr: str, unit: str = "short", says: str = "", bounds: tuple[float, float] | None = None
) -> Panel:
    """One large number."""
    return Panel(title, (Query(expr),), unit, says, kind="stat", width=6, height=4, bounds=bounds)


def dashboard(uid: str, title: str, says: str, panels: Sequence[Panel]) -> str:
    """The file's text."""
    model = {
        "annotations": {"list": []},
        "description": says,
        "editable": False,
        "graphTooltip": 1,
        "links": [{"asDropdown": True, "tags": ["alchemorsel"], "title": "Alchemorsel", "type": "dashboards"}],
        "panels": list(_placed(panels)),
        "refresh": "30s",
        "schemaVersion": SCHEMA_VERSION,
        "tags": ["alchemorsel"],
        "time": {"from": "now-6h", "to": "now"},
        "timezone": "browser",
        "title": title,
        "uid": uid,
    }
    return json.dumps(model, indent=2, ensure_ascii=False) + "\n"


def _placed(panels: Sequence[Panel]) -> Iterator[dict[str, Any]]:
    """Row by row; a row is as high as its highest panel."""
    x = y = row_height = 0
    for number, panel in enumerate(panels, start=1):
        if x + panel.width > GRID_WIDTH:
            x, y, row_height = 0, y + row_height, 0
        place = {"h": panel.height, "w": panel.width, "x": x, "y": y}
        x, row_height = x + panel.width, max(row_height, panel.height)
        yield _panel(panel, number, place)


def _panel(panel: Panel, number: int, place: dict[str, int]) -> dict[str, Any]:
    return {
        "datasource": DATASOURCE,
        "description": panel.says,
        "fieldConfig": {"defaults": {**_look(panel), "thresholds": _thresholds(panel)}, "overrides": []},
        "gridPos": place,
        "id": number,
        "options": _options(panel.kind),
        "targets": [
            {"datasource": DATASOURCE, "expr": query.expr, "legendFormat": query.legend or "__auto", "refId": letter}
            for letter, query in zip("ABCDEFGH", panel.queries, strict=False)
        ],
        "title": panel.title,
        "type": panel.kind,
    }


def _look(panel: Panel) -> dict[str, Any]:
    look: dict[str, Any] = {"unit": panel.unit, "min": 0}
    if panel.kind != "timeseries":
        return look
    custom: dict[str, Any] = {"fillOpacity": 10, "lineWidth": 1, "showPoints": "never"}
    if panel.stacked:
        custom |= {"fillOpacity": 40, "stacking": {"group": "A", "mode": "normal"}}
    return {**look, "custom": custom}


def _thresholds(panel: Panel) -> dict[str, Any]:
    steps: list[dict[str, Any]] = [{"color": "green", "value": None}]
    if panel.bounds is not None:
        first, second = panel.bounds
        colours = ("yellow", "red")
        if first > second:  # the less the worse
            steps, colours, (first, second) = [{"color": "red", "value": None}], ("yellow", "green"), (second, first)
        steps += [{"color": colours[0], "value": first}, {"color": colours[1], "value": second}]
    return {"mode": "absolute", "steps": steps}


def _options(kind: str) -> dict[str, Any]:
    if kind == "stat":
        return {"colorMode": "value", "graphMode": "area", "reduceOptions": {"calcs": ["lastNotNull"]}}
    return {"legend": {"displayMode": "list", "placement": "bottom"}, "tooltip": {"mode": "multi", "sort": "desc"}}
