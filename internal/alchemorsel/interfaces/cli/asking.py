"""`ask` and `suggest`: a wish in, a recipe or ideas out."""

from typing import Any

import click

from alchemorsel.domain.requests import IngredientRequest, RecipeRequest
from alchemorsel.interfaces.cli.console import answer_page
from alchemorsel.interfaces.cli.recipe_page import print_recipe
from alchemorsel.interfaces.cli.session import Session, SessionCommand
from alchemorsel.interfaces.cli.suggestions_page import print_suggestions
from alchemorsel.interfaces.cli.wish import wish_parameters, wish_request


def ask_command() -> click.Command:
    return SessionCommand(
        "ask",
        callback=_ask,
        params=[*wish_parameters(), json_option()],
        short_help="Ask for a recipe.",
        help='Ask for a recipe: alchemorsel ask "tomato soup for two" --diet vegan',
    )


def suggest_command() -> click.Command:
    return SessionCommand(
        "suggest",
        callback=_suggest,
        params=[*wish_parameters(), json_option()],
        short_help="Ask what goes with, replaces or completes what is there.",
        help="Ask what goes with, replaces or completes what is there: alchemorsel suggest --have tomatoes",
    )


def json_option() -> click.Option:
    return click.Option(
        ["as_json", "--json"], is_flag=True, help="Print the answer's body as the HTTP API sends it, and nothing else."
    )


def _ask(session: Session, *, as_json: bool, **params: Any) -> None:
    answer = session.ask(wish_request(params, RecipeRequest), quiet=as_json)
    if as_json:
        click.echo(answer.body)
    else:
        with answer_page() as page:
            print_recipe(page, answer.value)


def _suggest(session: Session, *, as_json: bool, **params: Any) -> None:
    answer = session.ask(wish_request(params, IngredientRequest), quiet=as_json)
    if as_json:
        click.echo(answer.body)
    else:
        with answer_page() as page:
            print_suggestions(page, answer.value)
