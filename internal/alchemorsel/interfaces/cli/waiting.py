"""Shows a person at a terminal that a model is at work; a small machine may need a minute."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from alchemorsel.application.call import Asking, Event, Progress, Reset, Wrote, silent


@contextmanager
def waiting(console: Console, *, quiet: bool) -> Iterator[Progress]:
    """A moving line on the console while the block runs; nothing where nobody looks."""
    if quiet or not console.is_terminal:
        yield silent
        return
    with console.status("looking for somebody to ask") as status:
        yield lambda event: status.update(said(event))


def said(event: Event) -> str:
    """What the moving line says of an event."""
    match event:
        case Asking(provider, model):
            return f"asking {model} on {provider}"
        case Wrote(_, tokens):
            return f"writing: {tokens} tokens"
        case Reset(reason):
            return f"once more: {reason}"
