"""`keys`: makes, lists and revokes the keys that callers show."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import click
import msgspec
from rich.table import Table
from rich.text import Text

from alchemorsel.application.access import KeysUnreadable
from alchemorsel.domain.keys import ApiKey, KeyScope, scopes_in_order
from alchemorsel.interfaces.cli.console import answer_page, for_messages, plain
from alchemorsel.interfaces.cli.session import Session, SessionCommand

_LIFE = re.compile(r"([1-9][0-9]{0,4})([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_LONGEST_NAME = 80


def keys_command() -> click.Group:
    group = click.Group("keys", short_help="Make, list and revoke API keys.", help="Make, list and revoke API keys.")
    for command in (_new_command(), _list_command(), _revoke_command()):
        group.add_command(command)
    return group


class Life(click.ParamType[timedelta]):
    """How long a key lives."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        match = _LIFE.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            self.fail(f"{value!r} is no such time; it takes a number and m, h, d or w, such as 90d.", param, ctx)
        return timedelta(**{_UNITS[match[2]]: int(match[1])})


class KeyName(click.ParamType[str]):
    """What people call a key."""

    name = "name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        name = str(value).strip()
        if not name or not name.isprintable() or len(name) > _LONGEST_NAME:
            self.fail(f"it takes one printable line of 1 to {_LONGEST_NAME} characters.", param, ctx)
        return name


def _new_command() -> click.Command:
    scopes = click.Choice([scope.value for scope in KeyScope])
    return SessionCommand(
        "new",
        callback=_new,
        params=[
            click.Option(["--name"], required=True, type=KeyName(), help="Whose it is, for the list."),
            click.Option(
                ["--scope", "scopes"],
                multiple=True,
                type=scopes,
                help="use (the default): ask questions and read recipes; admin: models, cache, settings. Repeatable.",
            ),
            click.Option(["--expires"], type=Life(), help="When it ends by itself, such as 12h, 90d or 8w."),
            _json_option(),
        ],
        help="Make a key. Its text is printed once, on stdout; nobody can show it again.",
    )


def _list_command() -> click.Command:
    return SessionCommand("list", callback=_list, params=[_json_option()], help="List all keys, without their texts.")


def _revoke_command() -> click.Command:
    return SessionCommand(
        "revoke",
        callback=_revoke,
        params=[click.Argument(["key_id"], metavar="ID"), _json_option()],
        help="End a key for good, by its id or its prefix; running services notice within two seconds.",
    )


def _json_option() -> click.Option:
    return click.Option(["as_json", "--json"], is_flag=True, help="Print JSON.")


def _new(session: Session, *, name: str, scopes: tuple[str, ...], expires: timedelta | None, as_json: bool) -> None:
    ends = _now() + expires if expires else None
    chosen = scopes_in_order([KeyScope(scope) for scope in scopes]) or (KeyScope.USE,)
    with _told():
        key, text = session.wiring.keys(session.settings()).make(name, chosen, ends)
    if as_json:
        click.echo(msgspec.json.encode({**_shown(key), "key": text}))
        return
    click.echo(text)
    until = f" until {_moment(ends)}" if ends else ""
    for_messages().print(
        f"This is the key {key.id}, for {', '.join(key.scopes)}{until}. Keep it: it is not shown again."
    )


def _list(session: Session, *, as_json: bool) -> None:
    with _told():
        keys = session.wiring.keys(session.settings()).all_keys()
    if as_json:
        click.echo(msgspec.json.encode([_shown(key) for key in keys]))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("id", "name", "scopes", "created", "state"):
        table.add_column(title, overflow="fold")
    for key in keys:
        words = (key.id, plain(key.name), ", ".join(key.scopes), _moment(key.created), _state(key))
        table.add_row(*map(Text, words), style="" if key.valid_at(_now()) else "dim")
    with answer_page() as page:
        page.print(table if keys else "There are no keys; make one with: alchemorsel keys new --name NAME")


def _revoke(session: Session, *, key_id: str, as_json: bool) -> None:
    with _told():
        key = session.wiring.keys(session.settings()).revoke(key_id)
    if key is None:
        raise click.ClickException("there is no key with this id; `alchemorsel keys list` shows all")
    click.echo(msgspec.json.encode(_shown(key)) if as_json else f"{key.id} ({plain(key.name)}) is {_state(key)}")


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except KeysUnreadable as error:
        raise click.ClickException(plain(str(error))) from None


def _shown(key: ApiKey) -> dict[str, Any]:
    """All but the hash."""
    shown = {name: value for name, value in msgspec.structs.asdict(key).items() if name != "hash"}
    return {**shown, "valid": key.valid_at(_now())}


def _state(key: ApiKey) -> str:
    if key.revoked:
        return f"revoked {_moment(key.revoked)}"
    if not key.expires:
        return "valid"
    return f"{'valid until' if key.valid_at(_now()) else 'expired'} {_moment(key.expires)}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _now() -> datetime:
    return datetime.now(UTC)
