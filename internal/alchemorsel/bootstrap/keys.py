"""Finds the file of keys; the command line and the door both need it, and only one of them needs HTTP."""

from pathlib import Path

from alchemorsel.application.ports import Clock
from alchemorsel.config import Settings
from alchemorsel.infrastructure.access.key_file import KeyFile

KEYS = "keys.json"


def key_file(settings: Settings, clock: Clock) -> KeyFile:
    """Where the keys are kept."""
    path = Path(settings.api_keys_file) if settings.api_keys_file else Path(settings.data_dir) / KEYS
    return KeyFile(path, clock)
