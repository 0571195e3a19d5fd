"""The settings for people: a table of what holds now, and a TOML file that documents every key."""

import json
import textwrap
from collections.abc import Iterator

import msgspec

from alchemorsel.config.setting import Declared
from alchemorsel.config.settings import DECLARED, Settings

WIDTH = 100
_HEAD = """\
# Every setting of Alchemorsel with its default. Nothing reads this file by itself: copy it, change the copy,
# and name it in ALCHEMORSEL_CONFIG. Each key is also an environment variable (ollama_host:
# ALCHEMORSEL_OLLAMA_HOST) and a flag (--ollama-host). Flags win over the environment, that over files,
# files over defaults. Secrets may stand in a file of their own: openai_api_key_file,
# ALCHEMORSEL_OPENAI_API_KEY_FILE.
"""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One setting as it holds; secrets are hidden."""

    key: str
    value: str
    source: str
    says: str


def rows(settings: Settings) -> tuple[Row, ...]:
    """What holds now, in the order of the declaration."""
    return tuple(
        Row(key=d.key, value=settings.shown(d.key), source=settings.sources.get(d.key, "default"), says=d.says)
        for d in DECLARED
    )


def as_toml() -> str:
    """The content of configs/default.toml."""
    return _HEAD + "".join(_toml(declared) for declared in DECLARED if declared.setting.in_files)


def _toml(declared: Declared) -> str:
    title = f"\n# == {declared.setting.room} ==\n" if declared.setting.room else ""
    return title + "\n" + "\n".join([*_comment(declared), f"{declared.key} = {_literal(declared)}"]) + "\n"


def _comment(declared: Declared) -> Iterator[str]:
    for sentence in (declared.says, f"Takes {declared.form}."):
        yield from textwrap.wrap(sentence, WIDTH, initial_indent="# ", subsequent_indent="# ")


def _literal(declared: Declared) -> str:
    """JSON's strings are TOML's, as far as settings go."""
    text = declared.default_text
    return text if declared.kind.bare else json.dumps(text, ensure_ascii=False)
