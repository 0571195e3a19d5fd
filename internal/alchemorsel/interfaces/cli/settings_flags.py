"""Every setting as a flag, before or behind the command's name, made from its declaration."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from alchemorsel.interfaces.cli.wiring import Flag

_MARK = "setting_"


def setting_options(flags: Sequence[Flag], *, hidden: bool) -> list[click.Parameter]:
    """One option a setting, and one more for a secret's file. Hidden ones work, and only help leaves them out."""
    options: list[click.Parameter] = []
    for flag in flags:
        options.append(_option(flag.key, f"{flag.says} Takes {flag.form}.", hidden))
        if flag.secret:
            options.append(_option(f"{flag.key}_file", f"A file that holds {flag.key}.", hidden))
    return options


def given_settings(params: Mapping[str, Any]) -> dict[str, str]:
    """The settings among a command's parameters, by key; only those that were given."""
    return {
        name.removeprefix(_MARK): value
        for name, value in params.items()
        if name.startswith(_MARK) and value is not None
    }


def without_settings(params: Mapping[str, Any]) -> dict[str, Any]:
    """A command's own parameters."""
    return {name: value for name, value in params.items() if not name.startswith(_MARK)}


def is_setting(parameter: click.Parameter) -> bool:
    return (parameter.name or "").startswith(_MARK)


def _option(key: str, says: str, hidden: bool) -> click.Option:
    return click.Option([_MARK + key, f"--{key.replace('_', '-')}"], help=says, hidden=hidden, metavar="TEXT")
