"""`config` and `serve`: what an operator needs."""

import click
import msgspec
from rich.table import Table
from rich.text import Text

from alchemorsel.interfaces.cli.console import answer_page, plain
from alchemorsel.interfaces.cli.session import Session, SessionCommand


def config_command() -> click.Command:
    return SessionCommand(
        "config",
        callback=_config,
        params=[click.Option(["as_json", "--json"], is_flag=True, help="Print JSON.")],
        short_help="The settings that hold, and where each came from.",
        help="Print the settings that hold, and where each came from; secrets are hidden.",
    )


def serve_command() -> click.Command:
    return SessionCommand("serve", callback=_serve, help="Serve the HTTP API until told to stop.")


def _serve(session: Session) -> None:
    session.wiring.serve(session.settings())


def _config(session: Session, *, as_json: bool) -> None:
    rows = session.wiring.rows(session.settings())
    if as_json:
        click.echo(msgspec.json.encode({row.key: {"value": row.value, "source": row.source} for row in rows}))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("setting", "value", "from"):
        table.add_column(title, overflow="fold")
    for row in rows:
        style = "dim" if row.source == "default" else ""
        table.add_row(row.key, Text(plain(row.value) or "(empty)"), Text(plain(row.source)), style=style)
    with answer_page() as page:
        page.print(table)
