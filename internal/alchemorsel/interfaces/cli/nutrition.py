"""`nutrition`: lines or a recipe in, what a serving holds out."""

import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from alchemorsel.domain.requests import NutritionRequest
from alchemorsel.interfaces.cli.asking import json_option
from alchemorsel.interfaces.cli.console import answer_page
from alchemorsel.interfaces.cli.nutrition_page import print_nutrition
from alchemorsel.interfaces.cli.session import Session, SessionCommand
from alchemorsel.interfaces.cli.wish import request_of


def nutrition_command() -> click.Command:
    return SessionCommand(
        "nutrition",
        callback=_nutrition,
        params=[
            click.Argument(["lines"], nargs=-1, metavar="[LINE]..."),
            click.Option(
                ["--file"],
                type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
                metavar="PATH",
                help="Lines, or a recipe as JSON such as `ask --json` prints it; - is the standard input.",
            ),
            click.Option(["--servings"], type=click.INT, metavar="N", help="For how many, 1 to 100."),
            json_option(),
        ],
        short_help="What a serving of some lines, or of a recipe, holds.",
        help='What a serving holds: alchemorsel nutrition "200 g flour" "2 eggs" --servings 2. A lone - reads lines '
        "or a recipe from the standard input.",
    )


def _nutrition(
    session: Session, *, lines: tuple[str, ...], file: Path | None, servings: int | None, as_json: bool
) -> None:
    answer = session.ask(_request(lines, file, servings), quiet=as_json)
    if as_json:
        click.echo(answer.body)
    else:
        with answer_page() as page:
            print_nutrition(page, answer.value)


def _request(lines: tuple[str, ...], file: Path | None, servings: int | None) -> NutritionRequest:
    source = Path("-") if lines == ("-",) else file
    if lines and source and lines != ("-",):
        raise click.UsageError("Give either lines or --file.")
    fields = _fields(_read(source)) if source else {"ingredients": [line for line in lines if line.strip()]}
    if not any(fields.values()):
        raise click.UsageError('Nothing to look at; give lines such as "200 g flour", or --file.')
    return request_of({**fields, "servings": servings}, NutritionRequest)


def _read(source: Path) -> str:
    try:
        content = sys.stdin.buffer.read() if str(source) == "-" else source.read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise click.UsageError(f"{source}: this is not UTF-8 text.") from None
    except OSError as error:
        raise click.UsageError(f"{source}: {error.strerror}.") from None


def _fields(content: str) -> dict[str, Any]:
    """An object is a recipe, alone or inside an answer; anything else is lines."""
    if not content.lstrip().startswith("{"):
        return {"ingredients": [line.strip() for line in content.splitlines() if line.strip()]}
    try:
        found = msgspec.json.decode(content, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise click.UsageError(f"This is not JSON: {error}.") from None
    return {"recipe": found.get("recipe", found)}
