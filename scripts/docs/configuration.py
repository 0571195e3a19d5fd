"""docs/configuration.md: every setting, from its one declaration."""

from collections.abc import Iterator

from alchemorsel.config import DECLARED
from alchemorsel.config.setting import Declared

_HEAD = """\
# Configuration

Written by `make docs` from the settings' declarations; a test tells when it is stale.

Each setting has four places; a later one wins:

1. its default, below;
2. TOML files, named in `ALCHEMORSEL_CONFIG` and separated as in `PATH`, a later file over an earlier one
   ([configs/default.toml](../configs/default.toml) is a file to copy from; its keys are the names below in small
   letters, without the prefix);
3. the environment, by the name below;
4. flags of the command line: `--ollama-host` for `ALCHEMORSEL_OLLAMA_HOST`.

What is unknown, unreadable or contradicts another setting stops the start, all of it named at once. Secrets, marked
with *, may stand in a file of their own: add `_FILE` to the name. What holds, and where it came from:

```console
$ alchemorsel config
```
"""


def configuration() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_rows()]).rstrip() + "\n"


def _rows() -> Iterator[str]:
    room = ""
    for declared in DECLARED:
        if declared.room != room:
            room = declared.room
            yield from ("", f"## {room}", "", "| variable | default | takes | |", "|---|---|---|---|")
        default, takes, says = _code(declared.default_text), _cell(declared.form), _cell(declared.says)
        yield f"| {_name(declared)} | {default} | {takes} | {says} |"


def _name(declared: Declared) -> str:
    also = f", {_code(declared.setting.plain)}" if declared.setting.plain else ""
    return f"{_code(declared.variable)}{also}{' *' if declared.secret else ''}"


def _code(text: str) -> str:
    return f"`{text}`" if text else "empty"


def _cell(text: str) -> str:
    return text.replace("|", r"\|")
