"""Reads a schema.org Recipe, in the many shapes that sites and programs write it in."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from alchemorsel.domain.parsing.found import Found
from alchemorsel.domain.recipe_requests import ParseAnswer
from alchemorsel.domain.vocabulary import Course

_DURATION = re.compile(
    r"P(?:(?P<days>\d{1,3})D)?(?:T(?:(?P<hours>\d{1,3})H)?(?:(?P<minutes>\d{1,5})M)?(?:(?P<seconds>\d{1,6})(?:\.\d+)?S)?)?"
)
_TAG = re.compile(r"<[^<>]{0,200}>")
_NUMBER = re.compile(r"\d{1,3}")
_TIMES = {"prepTime": "prep_minutes", "cookTime": "cook_minutes", "totalTime": "total_minutes"}
_TEXTS = {"description": ("description", 600), "recipeCuisine": ("cuisine", 60)}
_LISTS = {"keywords": ("keywords", 20, 60), "tool": ("equipment", 20, 200)}
_HANDLED = frozenset(
    {"@context", "@type", "@id", "name", "recipeYield", "recipeIngredient", "ingredients", "recipeInstructions",
     "recipeCategory", "inLanguage", *_TIMES, *_TEXTS, *_LISTS}
)  # fmt: skip
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MOST_MINUTES, _MOST_SERVINGS = 10_080, 100
_DEEPEST = 6


def parse_json_ld(document: dict[str, Any] | list[Any]) -> ParseAnswer:
    """The first Recipe in a document, or in a list of documents, with every field that found no place."""
    found = Found()
    recipe = next(recipes_in(document), None)
    if recipe is None:
        found.miss("", "no object with the @type Recipe")
        return ParseAnswer(recipe=None, not_understood=tuple(found.not_understood))
    _read(recipe, found)
    return found.answer()


def recipes_in(node: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object of the @type Recipe in a document, in its order."""
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for each in node:
            yield from recipes_in(each, depth + 1)
    elif isinstance(node, dict):
        if "Recipe" in _listed(node.get("@type")):
            yield node
        yield from recipes_in([node.get("@graph"), node.get("mainEntity")], depth + 1)


def _read(recipe: dict[str, Any], found: Found) -> None:
    found.name = _text(recipe.get("name"))
    for line in _listed(recipe.get("recipeIngredient") or recipe.get("ingredients")):
        found.line(_text(line))
    for step in _steps(recipe.get("recipeInstructions")):
        found.step(step)
    _times(recipe, found)
    _yield(recipe, found)
    _words(recipe, found)
    for field in recipe.keys() - _HANDLED:
        found.miss(field, "this field has no place in our recipe")


def _times(recipe: dict[str, Any], found: Found) -> None:
    for theirs, ours in _TIMES.items():
        said = recipe.get(theirs)
        minutes = _minutes(said)
        if minutes is not None:
            found.fields[ours] = minutes
        elif said:
            found.miss(f"{theirs}: {_text(said)}", "no ISO 8601 duration")


def _minutes(said: Any) -> int | None:
    match = _DURATION.fullmatch(said.strip()) if isinstance(said, str) and len(said) > 2 else None  # noqa: PLR2004 - `PT`
    if match is None:
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return min(days * 1440 + hours * 60 + minutes + round(seconds / 60), _MOST_MINUTES)


def _yield(recipe: dict[str, Any], found: Found) -> None:
    said = _listed(recipe.get("recipeYield"))
    number = next((int(n.group()) for text in said if (n := _NUMBER.search(_text(text)))), None)
    if number and number <= _MOST_SERVINGS:
        found.fields["servings"] = number
    elif said:
        found.miss(f"recipeYield: {_text(said[0])}", "no number of servings from 1 to 100")
    worded = next((_text(text) for text in said if not _text(text).isdecimal()), None)
    if worded:
        found.fields["yield_text"] = worded[:200]


def _words(recipe: dict[str, Any], found: Found) -> None:
    for theirs, (ours, most) in _TEXTS.items():
        if text := _text(next(iter(_listed(recipe.get(theirs))), "")):
            found.fields[ours] = text[:most]
    for theirs, (ours, many, most) in _LISTS.items():
        said = [part.strip() for each in _listed(recipe.get(theirs)) for part in _text(each).split(",")]
        if kept := tuple(part[:most] for part in said if part)[:many]:
            found.fields[ours] = kept
    language = _text(recipe.get("inLanguage"))
    if _LANGUAGE.fullmatch(language):
        found.fields["language"] = language
    category = [_text(each) for each in _listed(recipe.get("recipeCategory"))]
    course = next((course for course in Course if any(course in text.casefold() for text in category)), None)
    if course is not None:
        found.fields["course"] = course
    elif category:
        found.miss(f"recipeCategory: {category[0]}", f"none of {', '.join(Course)}")


def _steps(node: Any, depth: int = 0) -> Iterator[str]:
    """Texts, lists, HowToStep and HowToSection, however they are nested; markup and line ends part steps."""
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for each in node:
            yield from _steps(each, depth + 1)
    elif isinstance(node, dict):
        yield from _steps(node.get("itemListElement") or node.get("text") or node.get("name"), depth + 1)
    elif isinstance(node, str):
        yield from (part for line in _TAG.sub("\n", node).splitlines() if (part := _text(line)))


def _listed(node: Any) -> list[Any]:
    if node is None:
        return []
    return node if isinstance(node, list) else [node]


def _text(node: Any) -> str:
    if isinstance(node, dict):
        node = node.get("text") or node.get("name") or node.get("@value") or ""
    if isinstance(node, bool) or not isinstance(node, str | int | float):
        return ""
    return " ".join(unescape(_TAG.sub(" ", str(node))).split())
