"""Warnings that a cook should read: true of the dish as written, and no reason to refuse it."""

from collections.abc import Iterable, Iterator

from alchemorsel.domain.hazards.heating import raw_foods
from alchemorsel.domain.hazards.proteins import EGG, FISH
from alchemorsel.domain.hazards.warning_rules import HONEY, HONEYED, INFANT, RAW_DISH, RULES, RUNNY
from alchemorsel.domain.recipe import Recipe, line_text
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Severity, Where
from alchemorsel.domain.words import fold

_AT_RISK = "pregnant, very young, old or ill"
_RAW_EGG = f"Raw or runny egg: use pasteurised eggs, and not for anyone who is {_AT_RISK}."
_RAW_FISH = f"Raw fish: use fish that was frozen for eating raw, and not for anyone who is {_AT_RISK}."
_HONEY_HARMS = "Never give honey to a child under 12 months: it can cause infant botulism."


def warnings(recipe: Recipe, wish: str = "") -> Iterator[Finding]:
    """Every hazard that the words of a recipe show.

    Args:
        wish: what the cook wrote, for it may say that an infant is to eat it.
    """
    said = _joined((recipe.name, *[step.text for step in recipe.steps], *recipe.tips))
    yield from _by_words(_joined([line_text(line) for line in recipe.ingredients]), said, wish)
    foods = raw_foods(recipe)
    uncooked = {food.protein for food in foods if not food.heated}
    raw = {food.protein for food in foods}
    if EGG in uncooked or (EGG in raw and RUNNY.search(said)):
        yield _warns("raw_egg", _RAW_EGG)
    if FISH in uncooked or (FISH in raw and RAW_DISH.search(said)):
        yield _warns("raw_fish", _RAW_FISH)


def warnings_on(lines: Iterable[str], told: Iterable[str], wish: str = "") -> Iterator[Finding]:
    """Those that need no whole recipe.

    Args:
        lines: ingredient lines.
        told: all that is said besides.
        wish: what the cook wrote.
    """
    yield from _by_words(_joined(lines), _joined(told), wish)


def _by_words(listed: str, said: str, wish: str) -> Iterator[Finding]:
    everything = f"{listed} ; {said}"
    due = [(rule.code, rule.sentence) for rule in RULES if rule.holds(listed, said, everything)]
    for code, sentence in dict.fromkeys(due):
        yield _warns(code, sentence)
    honeyed = any(cue in everything for cue in HONEYED) and HONEY.search(everything)
    if honeyed and INFANT.search(f"{said} ; {fold(wish)}"):
        yield _warns("infant_honey", _HONEY_HARMS)


def _joined(texts: Iterable[str]) -> str:
    return " ; ".join(map(fold, texts))


def _warns(code: str, explanation: str) -> Finding:
    return Finding(
        severity=Severity.WARN,
        code=code,
        rule_id=f"hazard.{code}",
        where=Where.RECIPE,
        explanation=explanation,
        hazard=code,
    )
