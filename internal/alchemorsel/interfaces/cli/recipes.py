"""`check`, `scale` and `convert`: what needs neither a model nor a network."""

import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import click
import msgspec

from alchemorsel.application.checking import check
from alchemorsel.application.recipes import parsed, scaled
from alchemorsel.domain.conversion_food import Converted, convert_bare, convert_food
from alchemorsel.domain.conversion_heat import convert_heat
from alchemorsel.domain.conversion_prose import amount_text
from alchemorsel.domain.exporting.prose import as_text
from alchemorsel.domain.line_measures import bare_measure
from alchemorsel.domain.lines import ReadLine, read_line
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.recipe_requests import CheckRequest, ParseRequest, ScaleRequest
from alchemorsel.domain.units import read_unit
from alchemorsel.domain.value import encode
from alchemorsel.domain.vocabulary import Allergen, Diet, SafetyStatus, Unit, UnitSystem
from alchemorsel.interfaces.cli.asking import json_option
from alchemorsel.interfaces.cli.console import answer_page, plain
from alchemorsel.interfaces.cli.recipe_page import holds
from alchemorsel.interfaces.cli.safety_lines import print_safety
from alchemorsel.interfaces.cli.session import Session, SessionCommand
from alchemorsel.interfaces.cli.wish import Word, request_of

FOUND_VIOLATIONS = 1


def recipe_commands() -> list[click.Command]:
    return [_check_command(), _scale_command(), _convert_command()]


def _check_command() -> click.Command:
    return SessionCommand(
        "check",
        callback=_check,
        params=[
            click.Argument(["lines"], nargs=-1, metavar="[LINE]..."),
            _file_option(),
            click.Option(
                ["diets", "--diet"],
                multiple=True,
                type=Word([diet.value for diet in Diet]),
                metavar="WORD",
                help="A diet to keep.",
            ),
            click.Option(
                ["allergies", "--allergy"],
                multiple=True,
                type=Word([allergen.value for allergen in Allergen]),
                metavar="WORD",
                help="An allergen.",
            ),
            click.Option(["custom_allergies", "--custom-allergy"], multiple=True, metavar="FOOD", help="Another one."),
            click.Option(["--servings"], type=click.INT, metavar="N", help="For how many; low-sodium needs it."),
            json_option(),
        ],
        short_help="Check lines or a recipe against diets and allergies.",
        help='Check lines or a recipe: alchemorsel check "200 g flour" "2 eggs" --diet vegan. Exits 1 on a violation.',
    )


def _scale_command() -> click.Command:
    return SessionCommand(
        "scale",
        callback=_scale,
        params=[
            _file_option(required=True),
            click.Option(["--servings"], type=click.INT, metavar="N", required=True, help="For how many, 1 to 100."),
            click.Option(
                ["unit_system", "--units"],
                type=Word([system.value for system in UnitSystem]),
                metavar="WORD",
                help="metric or us.",
            ),
            json_option(),
        ],
        short_help="A recipe for another number of servings.",
        help="Scale a recipe: alchemorsel scale --file recipe.txt --servings 6 --units us",
    )


def _convert_command() -> click.Command:
    return SessionCommand(
        "convert",
        callback=_convert,
        params=[
            click.Argument(["line"], nargs=-1, required=True, metavar="AMOUNT..."),
            click.Option(["to", "--to"], required=True, metavar="UNIT", help="Such as g, ml, cups, oz, C or F."),
        ],
        short_help="An amount or a temperature in another unit.",
        help='In another unit: alchemorsel convert "2 cups flour" --to g, or convert "180 C" --to F',
    )


def _file_option(*, required: bool = False) -> click.Option:
    return click.Option(
        ["--file"],
        type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
        metavar="PATH",
        required=required,
        help="A recipe: free text, or JSON such as `ask --json` prints it; - is the standard input.",
    )


def _check(
    session: Session,
    *,
    lines: tuple[str, ...],
    file: Path | None,
    as_json: bool,
    **rules: Any,
) -> None:
    if bool(lines) is bool(file):
        raise click.UsageError("Give either lines or --file.")
    given = {"lines": lines} if file is None else _given(read_file(file))
    answer = check(request_of({**given, **rules}, CheckRequest), session.wiring.foods())
    if as_json:
        click.echo(encode(answer))
    else:
        with answer_page() as page:
            for line in answer.lines:
                shown = f"  [{', '.join(line.allergens)}]" if line.allergens else ""
                page.print(plain(line.text) + shown)
            print_safety(page, answer.safety)
    if answer.safety.status is SafetyStatus.VIOLATIONS_FOUND:
        raise click.exceptions.Exit(FOUND_VIOLATIONS)


def _scale(
    session: Session,
    *,
    file: Path,
    servings: int,
    unit_system: str | None,
    as_json: bool,
) -> None:
    fields = {
        "recipe": msgspec.to_builtins(recipe_in(read_file(file))),
        "servings": servings,
        "unit_system": unit_system,
    }
    result = scaled(request_of(fields, ScaleRequest), session.wiring.foods())
    if as_json:
        click.echo(encode(result))
        return
    click.echo("".join(c if c.isprintable() or c == "\n" else " " for c in as_text(result.recipe)).rstrip())
    if result.recipe.nutrition is not None and result.recipe.nutrition.energy_kcal is not None:
        click.echo(f"\nA serving holds: {holds(result.recipe.nutrition)}")
    for note in result.notes:
        click.echo(f"! {plain(note)}", err=True)


def _convert(
    session: Session,
    *,
    line: tuple[str, ...],
    to: str,
) -> None:
    said = " ".join(line)
    if (heat := convert_heat(said, to)) is not None:
        click.echo(heat)
        return
    unit = read_unit(to)
    if unit is None:
        raise click.UsageError(f"{to!r} is no unit; try g, ml, cup, tbsp, oz or lb.")
    if (bare := convert_bare(said, unit)) is not None:
        click.echo(_converted_text(bare, unit))
        return
    read = read_line(said)
    if read.quantity is None:
        raise click.UsageError('There is no amount; try "2 cups flour".')
    found = convert_food(read, unit, session.wiring.foods())
    if found is None:
        raise click.UsageError(_cannot(said, read, unit))
    click.echo(plain(f"{_converted_text(found, unit)} {read.name}"))
    if found.taken_for:
        click.echo(f"! {plain(read.name)}: weighed as {found.taken_for}", err=True)


def _converted_text(found: Converted, unit: Unit) -> str:
    shown = "-".join(_shown(amount) for amount in (found.quantity, found.quantity_max) if amount is not None)
    return f"{shown} {str(unit).replace('_', ' ')}"


def _shown(amount: Fraction) -> str:
    return amount_text(amount) if amount.denominator in {1, 2, 3, 4, 8} else f"{float(amount):.4g}"


def _cannot(said: str, read: ReadLine, unit: Unit) -> str:
    if bare_measure(said):
        return f"{said} cannot be told in {unit} without a food: say of what, such as {said} flour."
    if convert_heat(said, "C"):
        return f"{said} is a temperature: try --to C or --to F."
    what = f"{read.unit} of {read.name}" if read.unit else read.name
    return f"{what} cannot be told in {unit}: no table knows its weight."


def read_file(file: Path) -> str:
    """The text of a file, or of the standard input.

    Raises:
        click.UsageError: it is not UTF-8.
    """
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise click.UsageError(f"{file}: this is not UTF-8 text.") from None


def _given(content: str) -> dict[str, Any]:
    if not content.lstrip().startswith("{"):
        return {"text": content}
    return {"recipe": msgspec.to_builtins(recipe_in(content))}


def recipe_in(content: str) -> Recipe:
    """A recipe in our own JSON, alone or inside an answer, in JSON-LD, or in free text; tells what was not understood.

    Raises:
        click.UsageError: it is none.
    """
    if not content.lstrip().startswith("{"):
        answer = parsed(request_of({"text": content}, ParseRequest))
    else:
        found = _json(content)
        if "@type" not in found and "@graph" not in found:
            return request_of(found.get("recipe", found), Recipe)
        answer = parsed(ParseRequest(json_ld=found))
    if answer.recipe is None:
        raise click.UsageError("; ".join(each.why for each in answer.not_understood[-2:]) or "This is no recipe.")
    for each in answer.not_understood:
        click.echo(f"! not understood: {plain(each.text)}: {plain(each.why)}", err=True)
    return answer.recipe


def _json(content: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(content, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise click.UsageError(f"This is not JSON: {error}.") from None
