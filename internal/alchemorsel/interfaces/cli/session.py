"""One run of the command line: the wiring, the settings that flags gave, and the way to the kitchen."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeVar

import click
import msgspec

from alchemorsel.application.answer import Answer
from alchemorsel.domain.requests import Request
from alchemorsel.interfaces.cli.console import for_messages
from alchemorsel.interfaces.cli.settings_flags import given_settings, without_settings
from alchemorsel.interfaces.cli.waiting import waiting
from alchemorsel.interfaces.cli.wiring import Wiring

R = TypeVar("R")
T = TypeVar("T")


class BadSettingsGiven(click.ClickException):
    """The settings stop the start; exit code 2."""

    exit_code = 2

    def format_message(self) -> str:
        return "these settings cannot be used:\n" + "\n".join(f"  {line}" for line in self.message.splitlines())


class Session(msgspec.Struct, frozen=True):
    """What every command is given. `flags` are settings by key."""

    wiring: Wiring[Any]
    flags: Mapping[str, str] = {}

    def given(self, flags: Mapping[str, str]) -> "Session":
        """The same with more flags; these win."""
        return Session(self.wiring, {**self.flags, **flags})

    def settings(self) -> Any:
        """The settings.

        Raises:
            BadSettingsGiven: with every problem.
        """
        try:
            return self.wiring.load(self.flags)
        except ValueError as error:
            raise BadSettingsGiven(str(error)) from None

    def ask(self, request: Request, *, quiet: bool) -> Answer[Any]:
        """One answer from the kitchen; meanwhile a person sees that somebody is at work, unless `quiet`."""
        settings = self.settings()
        with waiting(for_messages(), quiet=quiet) as progress:
            return run_in(self.wiring.kitchen(settings), lambda kitchen: kitchen.ask(request, progress=progress))


class SessionCommand(click.Command):
    """Gives its callback a `session`, with the settings that stood behind the command's name in it."""

    def invoke(self, ctx: click.Context) -> Any:
        session = ctx.obj.given(given_settings(ctx.params))
        ctx.params = {"session": session, **without_settings(ctx.params)}
        return super().invoke(ctx)


def run_in(opened: AbstractAsyncContextManager[R], work: Callable[[R], Awaitable[T]]) -> T:
    """What the work comes to in a room of the house that is open as long as it lasts."""
    return asyncio.run(_work_in(opened, work))


async def _work_in(opened: AbstractAsyncContextManager[R], work: Callable[[R], Awaitable[T]]) -> T:
    async with opened as room:
        return await work(room)
