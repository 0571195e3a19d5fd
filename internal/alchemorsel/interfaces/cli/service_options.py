"""The options that commands for operators share: JSON, and a running service with the key to show it."""

from pathlib import Path

import click

SERVICE = "http://127.0.0.1:3010"


def json_option() -> click.Option:
    return click.Option(["as_json", "--json"], is_flag=True, help="Print JSON, and nothing else.")


def service_options(purpose: str = "ask") -> list[click.Parameter]:
    """`--api` and `--key-file`; the purpose is what the service is there for."""
    return [
        click.Option(["--api"], metavar="URL", help=f"A running service to {purpose}, such as {SERVICE}."),
        click.Option(
            ["--key-file"],
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            metavar="PATH",
            help="A file with an API key for it, one with the scope admin.",
        ),
    ]


def key_for(api: str | None, key_file: Path | None) -> str:
    """The key to show the service of `--api`; empty for none.

    Raises:
        click.UsageError: there is no such service, or the file is no text.
    """
    if key_file is None:
        return ""
    if not api:
        raise click.UsageError("--key-file is for the service of --api.")
    try:
        return key_file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise click.UsageError(f"{key_file}: this file cannot be read as text.") from None
