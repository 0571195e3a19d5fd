"""Decides what becomes of a test whose program is missing: skipped, but on CI it fails."""

import os
import shutil
from typing import NoReturn

import pytest


def needs(program: str) -> str:
    """The program's path."""
    return shutil.which(program) or lacking(f"{program} is not installed; .ci/run names its package")


def lacking(reason: str) -> NoReturn:
    """The test cannot run, because `reason`."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
