"""Holds back a draft with words that no check can read, where somebody must be able to rely on the checks."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from alchemorsel.domain.checker import Rules
from alchemorsel.domain.lexicon.near_names import near_name
from alchemorsel.domain.lexicon.tokens import tokens
from alchemorsel.domain.recipe import Recipe
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Severity, Where
from alchemorsel.domain.writing import foreign_word


def illegible_in(recipe: Recipe, rules: Rules) -> Iterator[Finding]:
    """Every text of a recipe that hides what it names; each finding blocks. Nothing where nothing is ruled out."""
    if not rules:
        return
    for text, where, index in _texts(recipe):
        for found in illegible(text, rules, recipe.language) if text else ():
            yield msgspec.structs.replace(found, where=where, index=index)


def illegible(text: str, rules: Rules, language: str) -> Iterator[Finding]:
    """A word in letters that the language does not use, or one that is a slip away from what is ruled out."""
    if rules and (foreign := foreign_word(text, language)):
        yield _blocking("illegible", foreign, f"{foreign} is not in the letters of {language}: it cannot be checked")
    if rules and (near := near_name(text, rules.alarm.tags, _single_words((*rules.custom_allergies, *rules.excluded)))):
        word, name = near
        yield _blocking("misspelt", word, f"{word} may be {name}, which is ruled out")


@lru_cache(maxsize=512)
def _single_words(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of a single word; of one part of a longer name too many innocent words are a slip away."""
    return tuple(said[0] for name in names if len(said := tokens(name)) == 1)


def _texts(recipe: Recipe) -> Iterator[tuple[str | None, Where, int | None]]:
    yield recipe.name, Where.TITLE, None
    for index, line in enumerate(recipe.ingredients):
        for text in (line.name, line.preparation, line.group):
            yield text, Where.INGREDIENT, index
    for index, step in enumerate(recipe.steps):
        yield step.text, Where.STEP, index
    for text in (recipe.description, recipe.storage, recipe.yield_text, *recipe.tips, *recipe.keywords):
        yield text, Where.RECIPE, None


def _blocking(code: str, span: str, explanation: str) -> Finding:
    return Finding(
        severity=Severity.BLOCK,
        code=code,
        rule_id=f"recipe.{code}",
        where=Where.INGREDIENT,
        text_span=span,
        explanation=explanation,
    )
