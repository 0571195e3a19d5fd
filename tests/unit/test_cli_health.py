"""`alchemorsel health`: what it prints, and what its exit code says."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from alchemorsel.application.health import Health
from alchemorsel.application.health_report import HealthReport
from alchemorsel.config import DECLARED, Settings, load_settings, rows
from alchemorsel.interfaces.cli import Wiring, make_cli
from tests.support.clock import FakeClock
from tests.support.health import DOWN, FakeProbe, has


def _never(*_args: Any) -> Any:
    raise AssertionError("health needs none of these")


def run(*args: str, probe: FakeProbe | None = None, rule_kitchen: bool = True) -> Result:
    @asynccontextmanager
    async def health(settings: Settings) -> AsyncIterator[Health]:
        assert settings.ollama_model == "m"
        yield Health([probe or FakeProbe(has())], [], FakeClock(), rule_kitchen=rule_kitchen)

    wiring = Wiring(
        version="1",
        flags=DECLARED,
        load=lambda flags: load_settings({"ALCHEMORSEL_OLLAMA_MODEL": "m"}, flags),
        rows=rows,
        kitchen=_never,
        serve=_never,
        keys=_never,
        models=_never,
        health=health,
        cache=_never,
        cache_at=_never,
        wishes=_never,
        select_at=_never,
    )
    return CliRunner(env={"COLUMNS": "80"}).invoke(make_cli(wiring), ["health", *args])


@pytest.mark.parametrize(
    ("sighting", "rule_kitchen", "code", "word"),
    [(has(), False, 0, "healthy"), (DOWN, True, 0, "degraded"), (DOWN, False, 1, "unhealthy")],
)
def test_only_unhealthy_is_a_failure(sighting: Any, rule_kitchen: bool, code: int, word: str) -> None:
    for args in ((), ("--json",)):
        result = run(*args, probe=FakeProbe(sighting), rule_kitchen=rule_kitchen)
        assert result.exit_code == code
        assert word in result.stdout


def test_the_page_says_what_was_found_and_what_to_do() -> None:
    page = run(probe=FakeProbe(has(resident=False))).stdout
    words = " ".join(page.split())
    assert "available, not ready" in words
    assert "alchemorsel models warm" in words
    assert max(map(len, page.splitlines())) <= 80


def test_json_is_the_report_and_no_service_is_claimed_to_run() -> None:
    report = msgspec.json.decode(run("--json", "--mode", "deep").stdout, type=HealthReport)
    assert (report.mode, report.phase) == ("deep", None)
    assert "service" not in [check.name for check in report.checks]


def test_the_mode_decides_who_is_asked() -> None:
    for mode, looks, inferences in (("quick", 0, 0), ("standard", 1, 0), ("deep", 1, 1)):
        probe = FakeProbe(has())
        assert run("--mode", mode, probe=probe).exit_code == 0
        assert (probe.looks, probe.inferences) == (looks, inferences)
    assert run("--mode", "deeper").exit_code == 2
