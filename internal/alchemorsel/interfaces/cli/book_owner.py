"""Says whose book a command is about."""

import click

from alchemorsel.application.book.bookkeeper import LOCAL_OWNER


def owner_option() -> click.Option:
    return click.Option(
        ["--owner"],
        default=LOCAL_OWNER,
        show_default=True,
        metavar="KEY_ID",
        help="Whose book: the id of an API key, as `keys list` shows it; without keys there is one local owner.",
    )
