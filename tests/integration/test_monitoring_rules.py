"""The rules by promtool: each alert fires when it should and stays silent otherwise, and leads somewhere."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # it has no types

from tests.support.guides import anchors
from tests.support.monitoring import rules
from tests.support.needs import needs
from tests.support.prometheus import MONITORING

ROOT = MONITORING.parents[1]
TESTS = sorted((MONITORING / "tests").glob("*.yml"))


def promtool(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [needs("promtool"), *map(str, words)], cwd=MONITORING, capture_output=True, text=True, check=False
    )


def test_the_configuration_and_its_rules_are_valid() -> None:
    checked = promtool("check", "config", "--lint=all", "--lint-fatal", "prometheus.yml")
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("file", TESTS, ids=lambda path: path.stem)
def test_the_alerts_do_what_their_tests_say(file: Path) -> None:
    tested = promtool("test", "rules", file)
    assert tested.returncode == 0, tested.stdout + tested.stderr


def _alerts_tested() -> Iterator[dict[str, Any]]:
    for file in TESTS:
        for each in yaml.safe_load(file.read_text())["tests"]:
            yield from each["alert_rule_test"]


@pytest.mark.parametrize("name", [rule["alert"] for rule in rules("alert")])
def test_every_alert_is_seen_to_fire_and_to_stay_silent(name: str) -> None:
    fires = [bool(each.get("exp_alerts")) for each in _alerts_tested() if each["alertname"] == name]
    assert set(fires) == {True, False}


@pytest.mark.parametrize("rule", rules("alert"), ids=lambda rule: rule["alert"])
def test_every_alert_says_what_happens_what_to_do_and_where_to_read_on(rule: dict[str, Any]) -> None:
    assert rule["labels"]["severity"] in {"page", "ticket"}
    assert rule["annotations"].keys() == {"summary", "action", "runbook_url"}
    page, _, anchor = rule["annotations"]["runbook_url"].partition("#")
    assert anchor in anchors(ROOT / page)


def test_the_groups_are_evaluated_in_their_order_in_every_test() -> None:
    """promtool's own order is any."""
    groups = [
        group["name"]
        for file in ("recording.yml", "alerts.yml")
        for group in yaml.safe_load((MONITORING / "rules" / file).read_text())["groups"]
    ]
    for file in TESTS:
        assert yaml.safe_load(file.read_text())["group_eval_order"] == groups
