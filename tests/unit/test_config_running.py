"""Settings of health and stopping, and where two of them contradict each other."""

import pytest

from alchemorsel.config import BadSettings, load_settings


def test_the_defaults_probe_seldom_and_drain_for_two_minutes() -> None:
    settings = load_settings({})
    assert (settings.health_interval, settings.health_timeout, settings.health_inference_timeout) == (30, 2, 20)
    assert (settings.drain_grace, settings.drain_timeout) == (0, 120)


def test_a_grace_that_leaves_no_time_for_requests_stops_the_start() -> None:
    with pytest.raises(BadSettings) as raised:
        load_settings({"ALCHEMORSEL_DRAIN_GRACE": "30s", "ALCHEMORSEL_DRAIN_TIMEOUT": "30s"})
    (problem,) = raised.value.problems
    assert "ALCHEMORSEL_DRAIN_GRACE" in problem
    assert "drain_timeout" in problem


@pytest.mark.parametrize(("grace", "most"), [("0s", "0s"), ("5s", "30s")])
def test_others_do_not(grace: str, most: str) -> None:
    settings = load_settings({"ALCHEMORSEL_DRAIN_GRACE": grace, "ALCHEMORSEL_DRAIN_TIMEOUT": most})
    assert (f"{settings.drain_grace:g}s", f"{settings.drain_timeout:g}s") == (grace, most)
