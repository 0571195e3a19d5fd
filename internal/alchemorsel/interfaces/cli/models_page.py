"""Models as tables for people."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from alchemorsel.domain.models import ModelCard, ModelEntry, ModelList
from alchemorsel.interfaces.cli.console import plain

_GIGA = 1_000_000_000
_MEGA = 1_000_000


def print_models(page: Console, listed: ModelList) -> None:
    """The list, and below it every host that does not answer."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("model", "size", "context", "can", "state"):
        table.add_column(title, overflow="fold")
    several = len(listed.hosts) > 1
    if several:
        table.add_column("hosts", overflow="fold")
    for entry in listed.models:
        row = (entry.name, _size(entry.size_bytes), _number(entry.context_length), _can(entry), _state(entry, listed))
        cells = (*row, ", ".join(entry.hosts)) if several else row
        table.add_row(*(Text(plain(cell)) for cell in cells), style="" if entry.present else "yellow")
    page.print(table)
    for host in listed.hosts:
        if not host.reachable:
            page.print(Text(plain(f"{host.host} does not answer: {host.problem} {host.suggestion}"), style="yellow"))
    if not any(entry.present for entry in listed.models):
        page.print(f"Nothing is installed; pull a model with: alchemorsel models pull {plain(listed.default)}")


def print_card(page: Console, card: ModelCard) -> None:
    """One model, a line for each thing that is known."""
    entry = card.model
    rows = {
        "model": entry.name,
        "size": _size(entry.size_bytes),
        "parameters": " ".join(filter(None, (entry.family, entry.parameter_size, entry.quantization))),
        "context": _number(entry.context_length),
        "runs with": _number(entry.running_context_length),
        "can": _can(entry),
        "answers": ", ".join(entry.features),
        "on": ", ".join(entry.hosts),
        "in memory at": ", ".join(entry.resident_on),
        "changed": entry.modified_at or "",
        "digest": entry.digest or "",
        "settings": "; ".join(" ".join(line.split()) for line in card.parameters.splitlines()),
        "license": next(iter(card.license.strip().splitlines()), ""),
    }
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for title, words in rows.items():
        if words:
            table.add_row(title, Text(plain(words)))
    page.print(table)


def _state(entry: ModelEntry, listed: ModelList) -> str:
    words = {
        "missing": not entry.present,
        "default (selected)": entry.default and listed.selected,
        "default": entry.default and not listed.selected,
        f"for {', '.join(entry.features)}": bool(entry.features) and not entry.default,
        "in memory": bool(entry.resident),
        "in memory?": entry.present and entry.resident is None,
    }
    return ", ".join(word for word, holds in words.items() if holds)


def _can(entry: ModelEntry) -> str:
    return "?" if entry.present and entry.capabilities is None else ", ".join(entry.capabilities or ())


def _size(size_bytes: int | None) -> str:
    if size_bytes is None:
        return ""
    return f"{size_bytes / _GIGA:.1f} GB" if size_bytes >= _GIGA else f"{size_bytes / _MEGA:.0f} MB"


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}"
