"""A recipe as Markdown and as plain text."""

import re
from collections.abc import Iterator
from itertools import groupby

from alchemorsel.domain.exporting.words import facts, line_words
from alchemorsel.domain.recipe import Recipe

_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


def as_markdown(recipe: Recipe) -> str:
    """Headings, a list of ingredients, numbered steps."""
    return "\n".join(_markdown(recipe)) + "\n"


def as_text(recipe: Recipe) -> str:
    """The same without any markup; `parse` reads it back."""
    return "\n".join(_text(recipe)) + "\n"


def _markdown(recipe: Recipe) -> Iterator[str]:
    yield f"# {_plain(recipe.name)}"
    if recipe.description:
        yield from ("", f"*{_plain(recipe.description)}*")
    yield from ("", " · ".join(f"**{name}:** {value}" for name, value in facts(recipe)), "", "## Ingredients", "")
    for group, lines in groupby(recipe.ingredients, key=lambda line: line.group):
        if group:
            yield from ("", f"### {_plain(group)}", "")
        yield from (f"- {_plain(line_words(line))}" for line in lines)
    yield from ("", "## Steps", "")
    for step in recipe.steps:
        yield f"{step.number}. {_plain(step.text)}" + (f" **{_plain(step.warning)}**" if step.warning else "")
    if recipe.tips:
        yield from ("", "## Tips", "", *(f"- {_plain(tip)}" for tip in recipe.tips))
    if recipe.storage:
        yield from ("", f"**Storage:** {_plain(recipe.storage)}")
    yield from ("", f"> {_plain(recipe.safety.disclaimer)}")


def _text(recipe: Recipe) -> Iterator[str]:
    yield recipe.name
    if recipe.description:
        yield from ("", recipe.description)
    yield ""
    yield from (f"{name}: {value}" for name, value in facts(recipe))
    yield from ("", "Ingredients")
    for group, lines in groupby(recipe.ingredients, key=lambda line: line.group):
        yield from [f"{group}:"] if group else []
        yield from (f"- {line_words(line)}" for line in lines)
    yield from ("", "Steps")
    yield from (f"{step.number}. {step.text}" + (f" {step.warning}" if step.warning else "") for step in recipe.steps)
    notes = [*recipe.tips, *([f"Storage: {recipe.storage}"] if recipe.storage else []), recipe.safety.disclaimer]
    yield from ("", "Notes", *(f"- {note}" for note in notes))


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
