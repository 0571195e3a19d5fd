"""The first thing a binary does: read its settings, or say in words why they cannot be used."""

import sys
from collections.abc import Mapping

from alchemorsel.config import BadSettings, Settings, load_settings


def settings_of(environ: Mapping[str, str]) -> Settings:
    """The settings of an environment; the process ends where they cannot be used."""
    try:
        return load_settings(environ)
    except BadSettings as bad:
        sys.exit("alchemorsel: these settings cannot be used:\n" + "\n".join(f"  {line}" for line in bad.problems))
