"""Puts the places over each other and the values through their checks; every problem is told at once."""

from collections import ChainMap
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from alchemorsel.config.kinds import BadEntriesError
from alchemorsel.config.layers import (
    Given,
    Layer,
    Problems,
    environment_layer,
    file_layer,
    flags_layer,
    plain_environment_layer,
    split_paths,
)
from alchemorsel.config.problems import BadSettings, quoted
from alchemorsel.config.sense import contradictions
from alchemorsel.config.setting import Declared
from alchemorsel.config.settings import DECLARED, Settings

NO_FLAGS: Mapping[str, str] = MappingProxyType({})


def load_settings(environ: Mapping[str, str], flags: Mapping[str, str] = NO_FLAGS) -> Settings:
    """The settings: flags over environment over files over defaults.

    Args:
        environ: the process's environment.
        flags: what the command line gave, by the setting's key, such as `ollama_host`.

    Raises:
        BadSettings: something is unknown, unreadable or out of its range, or two settings contradict each other.
    """
    problems: Problems = []
    given = _given(environ, flags, problems)
    bad: set[str] = set()
    values = {declared.key: _value(declared, given.get(declared.key), problems, bad) for declared in DECLARED}
    sources = {d.key: given[d.key].source if d.key in given else "default" for d in DECLARED}
    settings = Settings(**values, sources=MappingProxyType(sources))
    problems += [contradiction.says for contradiction in contradictions(settings) if not bad & set(contradiction.keys)]
    if problems:
        raise BadSettings(tuple(problems))
    return settings


def _given(environ: Mapping[str, str], flags: Mapping[str, str], problems: Problems) -> Layer:
    by_flags = flags_layer(flags, problems)
    by_environment = environment_layer(environ, problems)
    by_plain = plain_environment_layer(environ, problems)
    config = by_flags.get("config") or by_environment.get("config")
    files = [file_layer(path, problems) for path in split_paths(config.text)] if config else []
    layers = [by_flags, by_environment, by_plain, *reversed(files)]
    return ChainMap(*(dict(layer) for layer in layers))


def _value(declared: Declared, given: Given | None, problems: Problems, bad: set[str]) -> Any:
    if given is None:
        return declared.default
    try:
        return declared.kind.parse(given.text)
    except ValueError as error:
        wrong = error.entries if isinstance(error, BadEntriesError) else (given.text,)
        problems += [_problem(declared, given, text) for text in wrong]
        bad.add(declared.key)
        return declared.default


def _problem(declared: Declared, given: Given, text: str) -> str:
    what = "its value" if declared.secret else quoted(text) if text else "an empty value"
    return f"{given.where}: {what} is not accepted; it takes {declared.form}"
