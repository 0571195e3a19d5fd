"""Where words go: answers to stdout, all else to stderr, and nothing that a model wrote steers a terminal."""

import sys
from typing import IO

from rich.console import Console

_JOINERS = "\u200c\u200d"


def for_answers() -> Console:
    """The console on stdout; colours only on a terminal, and not where NO_COLOR is set."""
    return Console(file=_forgiving(sys.stdout), highlight=False, markup=False, emoji=False)


def for_messages() -> Console:
    """The console on stderr."""
    return Console(file=_forgiving(sys.stderr), highlight=False, markup=False, emoji=False)


def plain(text: str) -> str:
    """A model's text on one line, without control or direction marks that could steer the terminal."""
    return " ".join("".join(c if c.isprintable() or c in _JOINERS else " " for c in text).split())


def _forgiving(stream: IO[str]) -> IO[str]:
    """A terminal that knows no é gets a question mark, not a crash."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    return stream
