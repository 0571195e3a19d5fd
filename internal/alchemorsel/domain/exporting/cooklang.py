"""A recipe in Cooklang: each ingredient marked where a step first names it, timers and pots too."""

import re
from collections.abc import Iterator

from alchemorsel.domain.exporting.words import amount_words, unit_words
from alchemorsel.domain.recipe import IngredientLine, Recipe, Step

_MARKS = re.compile(r"[@#~{}]|--|\[-|-\]")
_TIME = re.compile(r"(?<![\w@{%.,-])(\d{1,3}(?:-\d{1,3})?) (minutes?|mins?|hours?|seconds?)\b")


def as_cooklang(recipe: Recipe) -> str:
    """Metadata as front matter, then one paragraph a step."""
    left = list(recipe.ingredients)
    steps = [_step(step, left) for step in recipe.steps]
    # What no step names would be lost: the shopping list is made of the marks.
    ready = [f"Have ready: {', '.join(_mark(line) for line in left)}."] if left else []
    return "\n".join(["---", *_head(recipe), "---", "", "\n\n".join([*ready, *steps]), ""])


def _head(recipe: Recipe) -> Iterator[str]:
    yield f"title: {_yaml(recipe.name)}"
    yield f"servings: {recipe.servings}"
    times = (("prep time", recipe.prep_minutes), ("cook time", recipe.cook_minutes), ("time", recipe.total_minutes))
    yield from (f"{name}: {minutes} minutes" for name, minutes in times if minutes)
    words = (("cuisine", recipe.cuisine), ("course", recipe.course), ("locale", recipe.language))
    yield from (f"{name}: {_yaml(str(value))}" for name, value in words if value)
    if recipe.description:
        yield f"description: {_yaml(recipe.description)}"
    if recipe.keywords:
        yield f"tags: [{', '.join(_yaml(word) for word in recipe.keywords)}]"


def _step(step: Step, left: list[IngredientLine]) -> str:
    text = _MARKS.sub(" ", step.text)
    spans: list[tuple[int, int, IngredientLine]] = []
    for line in list(left):
        found = re.search(rf"(?<!\w){re.escape(_MARKS.sub(' ', line.name))}(?!\w)", text, re.IGNORECASE)
        if found and not any(start < found.end() and found.start() < end for start, end, _ in spans):
            spans.append((*found.span(), line))
            left.remove(line)
    for start, end, line in sorted(spans, key=lambda span: -span[0]):
        text = text[:start] + _mark(line) + text[end:]
    text = _TIME.sub(r"~{\1%\2}", text)
    return f"{text}\n\n> {_MARKS.sub(' ', step.warning)}" if step.warning else text


def _mark(line: IngredientLine) -> str:
    amount = "%".join(part for part in (amount_words(line), unit_words(line)) if part)
    how = f"({_MARKS.sub(' ', line.preparation)})" if line.preparation else ""
    optional = "?" if line.optional else ""
    return f"@{optional}{_MARKS.sub(' ', line.name)}{{{amount}}}{how}"


def _yaml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
