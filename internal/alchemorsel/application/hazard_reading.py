"""Judges food safety in what is no recipe yet, pasted text and bare lines, and says what could not be judged."""

from collections.abc import Iterator

from msgspec.structs import replace

from alchemorsel.domain.checker import RULES_VERSION
from alchemorsel.domain.hazards import undercooked, warnings, warnings_on
from alchemorsel.domain.lines import read_line
from alchemorsel.domain.parsing import parse_text
from alchemorsel.domain.recipe import IngredientLine, Recipe, Step
from alchemorsel.domain.recipe_requests import ParseAnswer
from alchemorsel.domain.safety import Finding, SafetyReport
from alchemorsel.domain.vocabulary import Severity, Where
from alchemorsel.domain.words import tidy

_LONGEST_LINE_WORDS = 6
"""More words than these, or a full stop, make a sentence of a line that nobody could place."""


def hazards_in_text(text: str) -> Iterator[Finding]:
    """What the steps of a text leave raw, whether or not they make a whole recipe.

    A finding's index is that of a line which is not blank.
    """
    read = parse_text(text)
    texts = tuple(tidy(line) for line in text.splitlines() if line.strip())
    recipe = read.recipe or _pieced_together(read, texts)
    if not recipe.steps:
        yield from hazards_in_lines(texts)
        return
    for finding in (*undercooked(recipe), *warnings(recipe)):
        if finding.index is None:
            yield finding
        else:
            yield replace(finding, where=Where.RECIPE, index=_line_of(recipe.steps[finding.index].text, texts))


def hazards_in_lines(lines: tuple[str, ...]) -> Iterator[Finding]:
    """What ingredient lines alone show, and that the rest was not judged."""
    yield from warnings_on(lines, ())
    yield Finding(
        severity=Severity.INFO,
        code="hazards_not_judged",
        rule_id="hazard.not_judged",
        where=Where.RECIPE,
        explanation="No steps were found, so whether everything is cooked through was not judged.",
        hazard="not_judged",
    )


def _line_of(step: str, texts: tuple[str, ...]) -> int | None:
    return next((at for at, text in enumerate(texts) if step in text), None)


def _pieced_together(read: ParseAnswer, texts: tuple[str, ...]) -> Recipe:
    """What was understood, and every line besides: a sentence as a step, a few words as an ingredient."""
    placed = {*(line.original_text for line in read.ingredients), *read.steps}
    left = [text for text in texts if not any(text.endswith(one) for one in placed)]
    sentences = [text for text in left if text.endswith((".", "!")) or len(text.split()) > _LONGEST_LINE_WORDS]
    foods = [text for text in left if text not in sentences]
    foods = foods[1:] if len(foods) > 1 and foods[0] == texts[0] else foods  # a title
    told = [text for text in texts if text in sentences or any(text.endswith(step) for step in read.steps)]
    bare = [IngredientLine(id="i0", name=read_line(text).name or text, original_text=text) for text in foods]
    return Recipe(
        id="",
        name=texts[0],
        servings=1,
        prep_minutes=0,
        cook_minutes=0,
        total_minutes=0,
        ingredients=(*read.ingredients, *bare),
        steps=tuple(Step(number=number, text=text) for number, text in enumerate(told, start=1)),
        safety=SafetyReport(rules_version=RULES_VERSION),
    )
