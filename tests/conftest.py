"""What holds for every test: the same examples on every run, and logs as the test before found them."""

from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from hypothesis import settings

settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")

_configure = structlog.configure


def _configure_uncached(**given: Any) -> None:
    """A test that runs a binary's start in its own process must not freeze the loggers of the tests behind it."""
    _configure(**{**given, "cache_logger_on_first_use": False})


pytest.MonkeyPatch().setattr(structlog, "configure", _configure_uncached)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[None]:
    """What a binary's start set for its logs ends with the test that started it."""
    before = structlog.get_config()
    outcome = yield
    _configure(**before)
    return outcome
