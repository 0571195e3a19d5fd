"""The settings: the only reader of environment and files, called only while a binary starts."""

from alchemorsel.config.documented import as_toml, rows
from alchemorsel.config.load import load_settings
from alchemorsel.config.problems import BadSettings
from alchemorsel.config.settings import DECLARED, LogFormat, LogLevel, Settings

__all__ = ["DECLARED", "BadSettings", "LogFormat", "LogLevel", "Settings", "as_toml", "load_settings", "rows"]
