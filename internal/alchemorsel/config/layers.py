"""The places settings come from, each read into the same form: a text and where it stood."""

import os
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from alchemorsel.config.problems import printable, quoted, unknown
from alchemorsel.config.setting import PREFIX, Declared
from alchemorsel.config.settings import DECLARED

SECRET_BYTES_MOST = 65_536
FILE_BYTES_MOST = 1_048_576
NUMBER_MOST = 10**18


class Given(NamedTuple):
    """A setting's text, trimmed. `source` names the place, `where` the very spot in it."""

    text: str
    source: str
    where: str


Layer = Mapping[str, Given]
Problems = list[str]


class Place(msgspec.Struct, frozen=True):
    """How a place spells things.

    Args:
        raw: what it holds.
        spell: its name for a setting; empty where it has none.
        suffix: what turns that name into the one of the secret's file.
        source: names the place of one such name, for the table of sources.
        where: names the very spot, for problems.
    """

    raw: Mapping[str, Any]
    spell: Callable[[Declared], str]
    suffix: str
    source: Callable[[str], str]
    where: Callable[[str], str]


def flags_layer(flags: Mapping[str, str], problems: Problems) -> Layer:
    """Flags, keyed like the settings: `ollama_host`."""

    def flag(name: str) -> str:
        return "flag --" + name.replace("_", "-")

    return _layer(Place(flags, lambda declared: declared.key, "_file", flag, flag), problems)


def environment_layer(environ: Mapping[str, str], problems: Problems) -> Layer:
    """Our own variables; any other with our prefix is a problem."""
    ours = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
    return _layer(Place(ours, lambda declared: declared.variable, "_FILE", _variable, _variable), problems)


def plain_environment_layer(environ: Mapping[str, str], problems: Problems) -> Layer:
    """Variables that others know too, such as OPENAI_API_KEY."""
    names = {declared.setting.plain for declared in DECLARED} - {""}
    known = {name: environ[name] for base in names for name in (base, base + "_FILE") if name in environ}
    return _layer(Place(known, lambda declared: declared.setting.plain, "_FILE", _variable, _variable), problems)


def file_layer(path: str, problems: Problems) -> Layer:
    """One TOML file."""
    raw = _read_toml(path, problems)
    place = Place(
        raw,
        lambda declared: declared.key if declared.setting.in_files else "",
        "_file",
        lambda _name: f"file {printable(path)}",
        lambda name: f"file {printable(path)}: {name}",
    )
    return _layer(place, problems)


def split_paths(text: str) -> list[str]:
    return [path for part in text.split(os.pathsep) if (path := part.strip())]


def _variable(name: str) -> str:
    return f"environment {name}"


def _layer(place: Place, problems: Problems) -> Layer:
    spelled = {declared: name for declared in DECLARED if (name := place.spell(declared))}
    known = {*spelled.values(), *(name + place.suffix for declared, name in spelled.items() if declared.secret)}
    problems += [
        unknown(place.where(name), name, tuple(sorted(known))) for name in sorted(place.raw) if name not in known
    ]
    found: dict[str, Given] = {}
    for declared, name in spelled.items():
        if given := _given(place, declared, name, problems):
            found[declared.key] = given
    return found


def _given(place: Place, declared: Declared, name: str, problems: Problems) -> Given | None:
    text = _text(place, name, problems)
    path = _text(place, name + place.suffix, problems) if declared.secret else None
    if not path:
        return None if text is None else Given(text, place.source(name), place.where(name))
    if text:
        problems.append(f"{place.where(name)}: set together with {name + place.suffix}; keep one of them")
        return None
    secret = _read_secret(path, place.where(name + place.suffix), problems)
    return (
        None if secret is None else Given(secret, place.source(name + place.suffix), place.where(name + place.suffix))
    )


def _text(place: Place, name: str, problems: Problems) -> str | None:
    match place.raw.get(name):
        case None:
            return None
        case str() as text:
            return text.strip()
        case bool() as on:
            return str(on).lower()
        case int() | float() as number:
            return _number_text(number)
        case other:
            problems.append(
                f"{place.where(name)}: is a TOML {type(other).__name__}; a string, number or boolean is meant"
            )
            return None


def _number_text(number: float) -> str:
    """Python refuses to write very long integers; no setting takes one anyway."""
    return "a very large number" if abs(number) > NUMBER_MOST else str(number)


def _read_secret(path: str, where: str, problems: Problems) -> str | None:
    try:
        return _read(path, SECRET_BYTES_MOST).strip()
    except (OSError, ValueError) as error:
        problems.append(f"{where}: cannot read {quoted(path)}: {_reason(error)}")
        return None


def _read_toml(path: str, problems: Problems) -> Mapping[str, Any]:
    try:
        return tomllib.loads(_read(path, FILE_BYTES_MOST))
    except tomllib.TOMLDecodeError as error:
        problems.append(f"file {printable(path)}: is not TOML: {printable(str(error))}")
    except (OSError, ValueError, RecursionError) as error:
        problems.append(f"file {printable(path)}: cannot be read: {_reason(error)}")
    return {}


def _read(path: str, bytes_most: int) -> str:
    with Path(path).open("rb") as file:
        content = file.read(bytes_most + 1)
    if len(content) > bytes_most:
        raise ValueError(f"it is longer than {bytes_most} bytes")
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else printable(str(error))
