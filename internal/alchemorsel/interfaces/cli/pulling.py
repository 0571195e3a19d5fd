"""Shows a person how far a pull has come: a bar for each layer, or a line for each step where nobody looks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TransferSpeedColumn

from alchemorsel.domain.models import PullProgress
from alchemorsel.interfaces.cli.console import plain

Told = Callable[[PullProgress], None]


@contextmanager
def pulling(console: Console, *, quiet: bool) -> Iterator[Told]:
    """Something that takes each step while the block runs."""
    if quiet:
        yield lambda _step: None
    elif console.is_terminal:
        yield from _bars(console)
    else:
        yield _lines(console)


def _bars(console: Console) -> Iterator[Told]:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    tasks: dict[tuple[str, str], TaskID] = {}
    with Progress(*columns, console=console) as progress:

        def told(step: PullProgress) -> None:
            key = (step.host, step.digest or step.status)
            if key not in tasks:
                # A step without bytes has nothing to fill a bar with: it is done when it is told.
                tasks[key] = progress.add_task(plain(f"{step.host} {step.status}"), total=step.total_bytes or 1)
            done = step.completed_bytes if step.total_bytes else 1
            progress.update(tasks[key], total=step.total_bytes or 1, completed=done)

        yield told


def _lines(console: Console) -> Told:
    last: dict[str, str] = {}

    def told(step: PullProgress) -> None:
        if last.get(step.host) != step.status:
            last[step.host] = step.status
            console.print(plain(f"{step.host}: {step.status}"), soft_wrap=True)

    return told
