"""Puts the commands together, and turns every ending into words on stderr and an honest exit code."""

import logging
from collections.abc import Sequence
from typing import Any

import click
from click.exceptions import Exit

from alchemorsel.domain.errors import AlchemorselError, InvalidRequest
from alchemorsel.interfaces.cli.asking import ask_command, suggest_command
from alchemorsel.interfaces.cli.book import book_command
from alchemorsel.interfaces.cli.cache import cache_command
from alchemorsel.interfaces.cli.db import db_command
from alchemorsel.interfaces.cli.failures import tell, tell_bug
from alchemorsel.interfaces.cli.health import health_command
from alchemorsel.interfaces.cli.keys import keys_command
from alchemorsel.interfaces.cli.models import models_command
from alchemorsel.interfaces.cli.nutrition import nutrition_command
from alchemorsel.interfaces.cli.operating import config_command, serve_command
from alchemorsel.interfaces.cli.recipes import recipe_commands
from alchemorsel.interfaces.cli.session import Session
from alchemorsel.interfaces.cli.settings_flags import given_settings, is_setting, setting_options
from alchemorsel.interfaces.cli.wiring import Flag, Wiring

NO_ANSWER = 1
USAGE = 2
INTERRUPTED = 130

_log = logging.getLogger(__name__)


def make_cli(wiring: Wiring[Any]) -> click.Group:
    """The command `alchemorsel`; call it to run it.

    It exits 0 when all went well, 1 without an answer, 2 on bad usage, settings or requests, 130 on Ctrl-C.
    """
    group = CommandLine(
        "alchemorsel",
        help="Recipes from a language model, proved by code. Every setting is a flag too: `config` lists them.",
        params=setting_options(wiring.flags, hidden=False),
        context_settings={"help_option_names": ["-h", "--help"], "obj": Session(wiring), "max_content_width": 100},
        callback=_before_command,
    )
    click.version_option(wiring.version, prog_name="alchemorsel")(group)
    for command in (
        ask_command(),
        suggest_command(),
        nutrition_command(),
        *recipe_commands(),
        book_command(),
        health_command(),
        models_command(),
        cache_command(),
        keys_command(),
        db_command(),
        config_command(),
        serve_command(),
    ):
        group.add_command(_with_settings(command, wiring.flags))
    return group


class CommandLine(click.Group):
    """A group whose every ending is told in words, and whose help begins with what a newcomer looks for."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.format_commands(ctx, formatter)
        for title, settings in (("Options", False), ("Settings", True)):
            records = [option.get_help_record(ctx) for option in self.get_params(ctx) if is_setting(option) is settings]
            with formatter.section(title):
                formatter.write_dl([record for record in records if record])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            raise Exit(INTERRUPTED) from None
        except AlchemorselError as error:
            tell(error)
            raise Exit(USAGE if isinstance(error, InvalidRequest) else NO_ANSWER) from None
        except Exception as error:  # noqa: BLE001 - the last resort: a person gets words, the log has the trace
            _log.debug("the command failed", exc_info=True)
            tell_bug(error)
            raise Exit(NO_ANSWER) from None


@click.pass_context
def _before_command(ctx: click.Context, /, **params: Any) -> None:
    ctx.obj = ctx.obj.given(given_settings(params))


def _with_settings(command: click.Command, flags: Sequence[Flag]) -> click.Command:
    """Settings may stand behind the command's name too; only `serve` lists them in its help."""
    if isinstance(command, click.Group):
        command.callback = _before_command
        for each in command.commands.values():
            _with_settings(each, flags)
    command.params += setting_options(flags, hidden=command.name != "serve")
    return command
