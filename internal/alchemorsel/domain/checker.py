"""Proves that a text names nothing that a request ruled out; it can find presence, never absence."""

from collections.abc import Iterator
from typing import Self

import msgspec

from alchemorsel.domain.lexicon import GROUPS, Mention, mentions, tags_of
from alchemorsel.domain.requests import Wish
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Allergen, Diet, Severity, Where
from alchemorsel.domain.words import words

RULES_VERSION = "1"

_ANIMAL = {
    "meat",
    "beef",
    "pork",
    "poultry",
    "fish",
    "crustacean",
    "mollusc",
    "shellfish",
    "gelatin",
    "insect",
    "blood",
}
_ALLERGENS: dict[Allergen, set[str]] = {
    Allergen.GLUTEN_CEREALS: {"wheat", "gluten", "oats"},
    Allergen.WHEAT: {"wheat"},
    Allergen.CRUSTACEANS: {"crustacean", "shellfish"},
    Allergen.MOLLUSCS: {"mollusc", "shellfish"},
    Allergen.EGGS: {"egg"},
    Allergen.FISH: {"fish"},
    Allergen.PEANUTS: {"peanut"},
    Allergen.SOYBEANS: {"soy"},
    Allergen.MILK: {"milk"},
    Allergen.TREE_NUTS: {"tree_nut"},
    Allergen.CELERY: {"celery"},
    Allergen.MUSTARD: {"mustard"},
    Allergen.SESAME: {"sesame"},
    Allergen.SULPHITES: {"sulphite"},
    Allergen.LUPIN: {"lupin"},
}
_DIETS: dict[Diet, set[str]] = {
    Diet.VEGAN: _ANIMAL | {"milk", "egg", "honey"},
    Diet.VEGETARIAN: _ANIMAL,
    Diet.PESCATARIAN: {"meat", "beef", "pork", "poultry", "blood", "gelatin"},
    Diet.GLUTEN_FREE: {"wheat", "gluten", "oats"},
    Diet.DAIRY_FREE: {"milk"},
    Diet.LACTOSE_FREE: {"milk"},
    Diet.EGG_FREE: {"egg"},
    Diet.NUT_FREE: {"tree_nut", "peanut"},
    Diet.HALAL: {"pork", "alcohol", "blood", "gelatin"},
    Diet.KOSHER: {"pork", "crustacean", "mollusc", "shellfish", "blood"},
    Diet.HINDU: {"beef"},
    Diet.KETO: {"starchy"},
    Diet.ALCOHOL_FREE: {"alcohol"},
}
UNPROVABLE = (Diet.LOW_CARB, Diet.LOW_SODIUM, Diet.LOW_FAT, Diet.LOW_CALORIE, Diet.DIABETIC_FRIENDLY)
"""Diets of numbers: words cannot prove or disprove them."""


class Rules(msgspec.Struct, frozen=True):
    """What a request rules out."""

    diets: tuple[Diet, ...] = ()
    allergies: tuple[Allergen, ...] = ()
    custom_allergies: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    @classmethod
    def of(cls, wish: Wish) -> Self:
        return cls(wish.diets, wish.allergies, wish.custom_allergies, wish.excluded_ingredients)

    def __bool__(self) -> bool:
        return bool(self.diets or self.allergies or self.custom_allergies or self.excluded)


def check_text(
    text: str, rules: Rules, where: Where = Where.INGREDIENT, index: int | None = None
) -> tuple[Finding, ...]:
    """Every violation that the words of a text show; all of them block."""
    if not rules:
        return ()
    named = mentions(text)
    return tuple(
        msgspec.structs.replace(finding, where=where, index=index)
        for finding in (
            *_by_allergen(named, rules),
            *_by_diet(named, rules),
            *_by_name(text, named, rules.custom_allergies, "custom_allergy"),
            *_by_name(text, named, rules.excluded, "excluded"),
        )
    )


def _by_allergen(named: tuple[Mention, ...], rules: Rules) -> Iterator[Finding]:
    for allergen in rules.allergies:
        for mention in named:
            if mention.tags & _ALLERGENS[allergen]:
                yield _blocking(
                    "allergen",
                    f"allergen.{allergen}",
                    mention.phrase,
                    f"{mention.phrase} contains {allergen.replace('_', ' ')}",
                    allergen=allergen,
                )


def _by_diet(named: tuple[Mention, ...], rules: Rules) -> Iterator[Finding]:
    for diet in rules.diets:
        for mention in named:
            if mention.tags & _DIETS.get(diet, set()):
                yield _blocking(
                    "diet",
                    f"diet.{diet}",
                    mention.phrase,
                    f"{mention.phrase} is not {diet.replace('_', '-')}",
                    diet=diet,
                )


def _by_name(text: str, named: tuple[Mention, ...], ruled_out: tuple[str, ...], code: str) -> Iterator[Finding]:
    tokens = words(text)
    for name in ruled_out:
        wanted = words(name)
        group = GROUPS.get(" ".join(wanted), frozenset())
        in_group = next((m.phrase for m in named if m.tags & group), None)
        span = in_group or (name if _names(tokens, wanted, named, name) else None)
        if span is not None:
            yield _blocking(code, f"{code}.name", span, f"{span} was ruled out ({name})")


def _names(tokens: tuple[str, ...], wanted: tuple[str, ...], named: tuple[Mention, ...], name: str) -> bool:
    """Whether the words stand in the text, and not merely inside the name of another food (peanut butter)."""
    size = len(wanted)
    places = [at for at in range(len(tokens) - size + 1) if tokens[at : at + size] == wanted] if size else []
    own = tags_of(name)
    return any(not _inside_another(at, size, own, named) for at in places)


def _inside_another(at: int, size: int, own: frozenset[str], named: tuple[Mention, ...]) -> bool:
    return bool(own) and any(
        m.start <= at and at + size <= m.end and m.end - m.start > size and not m.tags & own for m in named
    )


def _blocking(
    code: str,
    rule_id: str,
    span: str,
    explanation: str,
    *,
    diet: Diet | None = None,
    allergen: Allergen | None = None,
) -> Finding:
    return Finding(
        severity=Severity.BLOCK,
        code=code,
        rule_id=rule_id,
        where=Where.INGREDIENT,
        text_span=span,
        explanation=explanation,
        diet=diet,
        allergen=allergen,
    )


def kosher_mix(texts: tuple[str, ...]) -> bool:
    """Whether meat and milk meet in one list of foods, which kosher rules forbid."""
    tags = tags_of(" , ".join(texts))
    return "milk" in tags and bool(tags & {"meat", "beef", "poultry"})


def allergens_of(text: str) -> tuple[Allergen, ...]:
    """The allergens that the words of a line show, in the order of the vocabulary."""
    tags = tags_of(text)
    return tuple(allergen for allergen in Allergen if tags & _ALLERGENS[allergen])
