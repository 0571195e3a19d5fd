"""`models`: what Ollama has, and what an operator does about it; it needs no running service."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from pathlib import Path
from typing import TypeVar

import click
import msgspec

from alchemorsel.application.models import Models
from alchemorsel.domain.models import Pulled, Selected
from alchemorsel.domain.value import encode
from alchemorsel.interfaces.cli.console import answer_page, for_messages, plain
from alchemorsel.interfaces.cli.models_page import print_card, print_models
from alchemorsel.interfaces.cli.pulling import pulling
from alchemorsel.interfaces.cli.service_options import SERVICE, json_option, key_for, service_options
from alchemorsel.interfaces.cli.session import Session, SessionCommand, run_in

T = TypeVar("T")


def models_command() -> click.Group:
    about = "List, pull, remove, warm and select the models of the Ollama hosts."
    group = click.Group("models", short_help=about, help=f"{about} They are reached directly, by the settings.")
    for command in (*_looking(), *_changing()):
        group.add_command(command)
    return group


def _looking() -> tuple[click.Command, ...]:
    return (
        SessionCommand(
            "list", callback=_list, params=[json_option()], help="All models of all hosts, the default first."
        ),
        SessionCommand("show", callback=_show, params=[_name(), json_option()], help="One model in full."),
    )


def _changing() -> tuple[click.Command, ...]:
    optional = click.Argument(["name"], required=False)
    return (
        SessionCommand(
            "pull",
            callback=_pull,
            params=[_name(), _host(), json_option()],
            help="Download a model. What an interrupted pull has fetched stays for the next one.",
        ),
        SessionCommand("remove", callback=_remove, params=[_name(), _host(), json_option()], help="Delete a model."),
        SessionCommand(
            "warm",
            callback=_warm,
            params=[optional, _host(), json_option()],
            help="Bring a model into memory and wait until it is there; without a name, the default.",
        ),
        SessionCommand(
            "select",
            callback=_select,
            params=[_name(), *service_options("tell"), json_option()],
            help=(
                "Make a model the default of running services. With a redis_url it is kept in Redis, and every "
                "service there follows within seconds. Without one a service has to be told: give --api."
            ),
        ),
    )


def _name() -> click.Argument:
    return click.Argument(["name"])


def _host() -> click.Option:
    return click.Option(["--at", "at_host"], metavar="URL", help="One host of the list; all of them without it.")


def _list(session: Session, *, as_json: bool) -> None:
    listed = _with_models(session, Models.list)
    if as_json:
        click.echo(encode(listed))
        return
    with answer_page() as page:
        print_models(page, listed)


def _show(session: Session, *, name: str, as_json: bool) -> None:
    card = _with_models(session, lambda models: models.show(name))
    if as_json:
        click.echo(encode(card))
        return
    with answer_page() as page:
        print_card(page, card)


def _pull(session: Session, *, name: str, at_host: str | None, as_json: bool) -> None:
    with pulling(for_messages(), quiet=as_json) as told:

        async def pull(models: Models) -> Pulled:
            hosts: dict[str, None] = {}
            async with aclosing(models.pull(name, at_host)) as steps:
                async for step in steps:
                    hosts[step.host] = None
                    told(step)
            return Pulled(name=name, hosts=tuple(hosts))

        pulled = _with_models(session, pull)
    _said(pulled, f"{name} is on {', '.join(pulled.hosts)}", as_json=as_json)


def _remove(session: Session, *, name: str, at_host: str | None, as_json: bool) -> None:
    removed = _with_models(session, lambda models: models.remove(name, at_host))
    _said(removed, f"{name} is off {', '.join(removed.hosts)}", as_json=as_json)


def _warm(session: Session, *, name: str | None, at_host: str | None, as_json: bool) -> None:
    console = for_messages()
    if as_json or not console.is_terminal:
        warmed = _with_models(session, lambda models: models.warm(name, at_host))
    else:
        with console.status(f"loading {plain(name or 'the default model')}"):
            warmed = _with_models(session, lambda models: models.warm(name, at_host))
    words = f"{warmed.name} is in memory at {', '.join(warmed.hosts)} ({warmed.seconds:.1f} s)"
    _said(warmed, words, as_json=as_json)


def _select(session: Session, *, name: str, api: str | None, key_file: Path | None, as_json: bool) -> None:
    key = key_for(api, key_file)
    selected = asyncio.run(session.wiring.select_at(api, key, name)) if api else _with_models(session, _keep(name))
    kept = "kept in Redis" if selected.kept_in == "redis" else "until that service ends: it has no Redis"
    _said(selected, f"{selected.name} is the default now, {kept} (before: {selected.before})", as_json=as_json)


def _keep(name: str) -> Callable[[Models], Awaitable[Selected]]:
    async def select(models: Models) -> Selected:
        if models.selections_kept_in != "redis":
            raise click.UsageError(
                "There is nowhere to keep a selection: redis_url is empty. Tell a running service with "
                f"--api {SERVICE}, or set ALCHEMORSEL_OLLAMA_MODEL and start it anew."
            )
        return await models.select(name)

    return select


def _said(value: msgspec.Struct, words: str, *, as_json: bool) -> None:
    click.echo(encode(value) if as_json else plain(words))


def _with_models(session: Session, work: Callable[[Models], Awaitable[T]]) -> T:
    return run_in(session.wiring.models(session.settings()), work)
