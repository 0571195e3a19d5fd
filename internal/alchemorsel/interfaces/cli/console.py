"""Where words go: answers to stdout, all else to stderr, and nothing that a model wrote steers a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import click
from rich.console import Console

_JOINERS = "\u200c\u200d"


@contextmanager
def answer_page() -> Iterator[Console]:
    """The console on stdout; colours only on a terminal, and not where NO_COLOR is set.

    The page is written at the block's end, without the blanks that tables leave behind their lines.
    """
    console = Console(file=_forgiving(sys.stdout), highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        yield console
    click.echo("\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n")), color=True)


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
