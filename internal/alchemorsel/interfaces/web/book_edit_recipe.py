"""Makes a recipe of an edited text: the API reads every line, and what no line tells stays where nothing changed.

A line's substitutes, a step's timer and the like stand in no text. They stay with lines that did not change, and with
steps whose words changed while their numbers did not.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from html import escape
from typing import Any

from msgspec.structs import replace

from alchemorsel.domain.recipe import IngredientLine, Recipe, Step
from alchemorsel.domain.recipe_requests import ParseAnswer
from alchemorsel.interfaces.web.api_client import ApiClient, ApiFailure
from alchemorsel.interfaces.web.api_client.analyses import parsed
from alchemorsel.interfaces.web.api_client.book import INVALID, in_own_words
from alchemorsel.interfaces.web.book_edit_form import as_written, written_lines, written_steps
from alchemorsel.interfaces.web.forms import Form

_ALIKE = 0.6
_NUMBER = re.compile(r"\d+")


async def edited_parts(api: ApiClient, form: Form, old: Recipe) -> tuple[tuple[IngredientLine, ...], tuple[Step, ...]]:
    """The ingredients and the steps that the form tells.

    Raises:
        ApiFailure: some of it is not understood, each with why.
    """
    lines, steps = written_lines(form), written_steps(form)
    try:
        answer = await parsed(api, {"json_ld": _document([line for line, _ in lines], steps)})
    except ApiFailure as failure:
        raise in_own_words(failure) from None
    new = _recipe_in(answer)
    groups = [group for _, group in lines]
    kept, ids = _with_what_no_line_tells(new.ingredients, groups, old.ingredients)
    return kept, tuple(_with_what_no_step_tells(new.steps, old.steps, ids))


def _document(lines: list[str], steps: list[str]) -> dict[str, Any]:
    """For the parser, which reads HTML: what looks like a tag here is text."""
    return {
        "@type": "Recipe",
        "name": "As it is written",
        "recipeIngredient": [escape(line, quote=False) for line in lines],
        "recipeInstructions": [{"@type": "HowToStep", "text": escape(step, quote=False)} for step in steps],
    }


def _recipe_in(answer: ParseAnswer) -> Recipe:
    if answer.recipe is None or answer.not_understood:
        missed = tuple(f"{each.text}: {each.why}" if each.text else each.why for each in answer.not_understood)
        raise ApiFailure(INVALID, status=422, reasons=missed)
    return answer.recipe


def _with_what_no_line_tells(
    new: Iterable[IngredientLine], groups: Iterable[str | None], old: Iterable[IngredientLine]
) -> tuple[tuple[IngredientLine, ...], dict[str, str]]:
    """The new lines, and which old id became which new one."""
    left = list(old)
    lines: list[IngredientLine] = []
    ids: dict[str, str] = {}
    for line, group in zip(new, groups, strict=True):
        same = next((each for each in left if as_written(each) == line.original_text), None)
        if same is not None:
            left.remove(same)
            ids[same.id] = line.id
        lines.append(replace(same or line, id=line.id, group=group))
    return tuple(lines), ids


def _with_what_no_step_tells(new: Iterable[Step], old: Iterable[Step], ids: dict[str, str]) -> Iterator[Step]:
    left = list(old)
    for step in new:
        same = next((each for each in left if each.text == step.text), None)
        like = same or next((each for each in left if _is_like(each.text, step.text)), None)
        if like is None:
            yield step
            continue
        left.remove(like)
        uses = tuple(ids[used] for used in like.ingredient_ids if used in ids) if same else step.ingredient_ids
        yield replace(like, number=step.number, text=step.text, ingredient_ids=uses)


def _is_like(old: str, new: str) -> bool:
    """Whether it says the same in other words; `20 minutes` and `30 minutes` are not the same."""
    numbers_agree = _NUMBER.findall(old) == _NUMBER.findall(new)
    return numbers_agree and SequenceMatcher(None, old, new, autojunk=False).ratio() >= _ALIKE
