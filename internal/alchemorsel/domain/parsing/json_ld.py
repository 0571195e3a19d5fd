"""Reads a schema.org Recipe, in the many shapes that sites and programs write it in."""

import re
from collections.abc import Iterator
from typing import Any

from alchemorsel.domain.parsing.found import Found
from alchemorsel.domain.parsing.json_ld_steps import read_steps
from alchemorsel.domain.parsing.json_ld_values import DEEPEST, kinds, listed, minutes_of, text_of
from alchemorsel.domain.recipe_requests import ParseAnswer
from alchemorsel.domain.vocabulary import Course

_NUMBER = re.compile(r"\d{1,3}")
_TIMES = {"prepTime": "prep_minutes", "cookTime": "cook_minutes", "totalTime": "total_minutes"}
_TEXTS = {"description": ("description", 600), "recipeCuisine": ("cuisine", 60)}
_LISTS = {"keywords": ("keywords", 20, 60), "tool": ("equipment", 20, 200)}
_HANDLED = frozenset(
    {"@context", "@type", "@id", "name", "recipeYield", "recipeIngredient", "ingredients", "recipeInstructions",
     "recipeCategory", "inLanguage", *_TIMES, *_TEXTS, *_LISTS}
)  # fmt: skip
_WHY = {
    "nutrition": "what a serving holds is computed here, and taken from nobody",
    "image": "no pictures are kept",
    "aggregateRating": "what others think of it is not taken for the cook's own rating",
    "suitableForDiet": "a diet is checked here, never taken on trust; name it when the recipe is checked or kept",
}
_NO_COURSE = f"none of {', '.join(Course)}"
_NOTHING: tuple[Any, ...] = (None, "", [], {})
"""What programs write where nobody said anything."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MOST_SERVINGS, _LONGEST_LANGUAGE = 100, 35


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
    if depth > DEEPEST:
        return
    if isinstance(node, list):
        for each in node:
            yield from recipes_in(each, depth + 1)
    elif isinstance(node, dict):
        if "Recipe" in kinds(node):
            yield node
        yield from recipes_in([node.get("@graph"), node.get("mainEntity")], depth + 1)


def _read(recipe: dict[str, Any], found: Found) -> None:
    found.name = text_of(recipe.get("name"))
    for line in listed(recipe.get("recipeIngredient") or recipe.get("ingredients")):
        found.line(text_of(line))
    read_steps(recipe.get("recipeInstructions"), found)
    _times(recipe, found)
    _yield(recipe, found)
    _words(recipe, found)
    _language(recipe, found)
    _course(recipe, found)
    for field in sorted(field for field in recipe.keys() - _HANDLED if recipe[field] not in _NOTHING):
        found.miss(field, _WHY.get(field, "this field has no place in our recipe"))


def _times(recipe: dict[str, Any], found: Found) -> None:
    for theirs, ours in _TIMES.items():
        said = recipe.get(theirs)
        minutes = minutes_of(said)
        if minutes is not None:
            found.fields[ours] = minutes
        elif said:
            found.miss(f"{theirs}: {text_of(said)}", "no ISO 8601 duration")


def _yield(recipe: dict[str, Any], found: Found) -> None:
    said = listed(recipe.get("recipeYield"))
    number = next((int(n.group()) for text in said if (n := _NUMBER.search(text_of(text)))), None)
    if number and number <= _MOST_SERVINGS:
        found.fields["servings"] = number
    elif said:
        found.miss(f"recipeYield: {text_of(said[0])}", "no number of servings from 1 to 100")
    worded = next((text_of(text) for text in said if not text_of(text).isdecimal()), None)
    if worded:
        found.fields["yield_text"] = worded[:200]


def _words(recipe: dict[str, Any], found: Found) -> None:
    for theirs, (ours, most) in _TEXTS.items():
        if text := text_of(next(iter(listed(recipe.get(theirs))), "")):
            found.fields[ours] = text[:most]
    for theirs, (ours, many, most) in _LISTS.items():
        said = _parted(recipe.get(theirs), commas=theirs == "keywords")
        if kept := tuple(part.strip()[:most] for part in said if part.strip())[:many]:
            found.fields[ours] = kept


def _language(recipe: dict[str, Any], found: Found) -> None:
    language = text_of(recipe.get("inLanguage"))
    if _LANGUAGE.fullmatch(language) and len(language) <= _LONGEST_LANGUAGE:
        found.fields["language"] = language
    elif language:
        found.miss(f"inLanguage: {language}", "no BCP 47 tag, such as `en` or `de-AT`")


def _course(recipe: dict[str, Any], found: Found) -> None:
    category = [text_of(each) for each in listed(recipe.get("recipeCategory"))]
    course = next((course for course in Course if any(course in text.casefold() for text in category)), None)
    if course is not None:
        found.fields["course"] = course
    for text in category:
        if text and (course is None or course not in text.casefold()):
            found.miss(f"recipeCategory: {text}", _NO_COURSE if course is None else f"the course is {course} already")


def _parted(said: Any, *, commas: bool) -> list[str]:
    """A text that lists them all is parted at its commas; one of a list is one, unless `commas` part that as well."""
    apart = commas or not isinstance(said, list)
    return [part for text in map(text_of, listed(said)) for part in (text.split(",") if apart else [text])]
