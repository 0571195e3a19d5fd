"""Proves that a text names nothing that a request ruled out; it can find presence, never absence."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Self

import msgspec

from alchemorsel.domain.checker_alarm import Alarm, alarm_of
from alchemorsel.domain.checker_names import derived_in, named_in
from alchemorsel.domain.lexicon import Mention, mentions, tags_of
from alchemorsel.domain.lexicon.tokens import tokens
from alchemorsel.domain.requests import Wish
from alchemorsel.domain.ruled_out import ALLERGENS, DIETS, DOUBTS, UNPROVABLE
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Allergen, Diet, Severity, Where

__all__ = [
    "RULES_VERSION",
    "UNPROVABLE",
    "Rules",
    "allergens_of",
    "cautions",
    "check_text",
    "diet_finding",
    "diets_kept",
    "kosher_mix",
    "unverified",
]

RULES_VERSION = "5"


class Rules(msgspec.Struct, frozen=True, dict=True):
    """What a request rules out. The dict keeps the alarm, which every text of a recipe asks for."""

    diets: tuple[Diet, ...] = ()
    allergies: tuple[Allergen, ...] = ()
    custom_allergies: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    @classmethod
    def of(cls, wish: Wish) -> Self:
        return cls(wish.diets, wish.allergies, wish.custom_allergies, wish.excluded_ingredients)

    def closed(self) -> tuple[Allergen | Diet, ...]:
        """The rules of the closed vocabularies."""
        return (*self.allergies, *self.diets)

    @cached_property
    def alarm(self) -> Alarm:
        """What a text must name before any of these can be broken."""
        return alarm_of(self.diets, self.allergies, (*self.custom_allergies, *self.excluded))

    def __bool__(self) -> bool:
        return bool(self.diets or self.allergies or self.custom_allergies or self.excluded)


def check_text(
    text: str, rules: Rules, where: Where = Where.INGREDIENT, index: int | None = None
) -> tuple[Finding, ...]:
    """Every violation that the words of a text show; all of them block."""
    if not text or not rules:
        return ()
    named = mentions(text)
    if not rules.alarm.may_find(text, named):
        return ()
    return tuple(
        msgspec.structs.replace(finding, where=where, index=index)
        for finding in (
            *_by_allergen(named, rules),
            *_by_diet(named, rules),
            *_by_name(text, named, rules.custom_allergies, "custom_allergy"),
            *_by_name(text, named, rules.excluded, "excluded"),
        )
    )


def cautions(text: str, rules: Rules, where: Where = Where.INGREDIENT, index: int | None = None) -> tuple[Finding, ...]:
    """What a text's products may hide under the rules (stock cubes, chocolate, rennet ...); all of them warn."""
    named = mentions(text) if rules else ()
    if not rules.alarm.may_warn(named):
        return ()
    found = dict.fromkeys(
        _warning(mention, rule)
        for mention in named
        for rule in rules.closed()
        if not mention.tags & _ruled_out(rule) and (mention.may & _ruled_out(rule) or _doubtful(mention, rule))
    )
    return tuple(msgspec.structs.replace(finding, where=where, index=index) for finding in found)


def _ruled_out(rule: Allergen | Diet) -> set[str]:
    return ALLERGENS[rule] if isinstance(rule, Allergen) else DIETS.get(rule, set())


def _doubtful(mention: Mention, rule: Allergen | Diet) -> bool:
    return isinstance(rule, Diet) and bool((mention.tags | mention.may) & DOUBTS.get(rule, set()))


def _warning(mention: Mention, rule: Allergen | Diet) -> Finding:
    diet, allergen = (rule, None) if isinstance(rule, Diet) else (None, rule)
    words = f"may contain {allergen.replace('_', ' ')}; read the label" if allergen else _only_the_label(rule)
    return Finding(
        severity=Severity.WARN,
        code="may_contain",
        rule_id=f"may_contain.{rule}",
        where=Where.INGREDIENT,
        text_span=mention.phrase,
        explanation=f"{mention.phrase} {words}",
        diet=diet,
        allergen=allergen,
    )


def _only_the_label(diet: str) -> str:
    return f"may not be {diet.replace('_', '-')}; only the label tells"


def _by_allergen(named: tuple[Mention, ...], rules: Rules) -> Iterator[Finding]:
    for allergen in rules.allergies:
        for mention in named:
            if mention.tags & ALLERGENS[allergen]:
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
            if mention.tags & DIETS.get(diet, set()) or (diet is Diet.KOSHER and _mixed(mention.tags)):
                yield _blocking(
                    "diet",
                    f"diet.{diet}",
                    mention.phrase,
                    f"{mention.phrase} is not {diet.replace('_', '-')}",
                    diet=diet,
                )


def _by_name(text: str, named: tuple[Mention, ...], ruled_out: tuple[str, ...], code: str) -> Iterator[Finding]:
    for name in ruled_out:
        span = named_in(text, named, name) or (derived_in(text, name) if code == "custom_allergy" else None)
        if span is not None:
            yield _blocking(code, f"{code}.name", span, f"{span} was ruled out ({name})")


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
    return _mixed(frozenset().union(*(tags_of(text) for text in texts)))


def _mixed(tags: frozenset[str]) -> bool:
    return "milk" in tags and bool(tags & {"meat", "beef", "poultry"})


def allergens_of(text: str) -> tuple[Allergen, ...]:
    """The allergens that the words of a line show, in the order of the vocabulary."""
    return _allergens(tags_of(text))


@lru_cache(maxsize=1024)
def _allergens(tags: frozenset[str]) -> tuple[Allergen, ...]:
    return tuple(allergen for allergen in Allergen if tags & ALLERGENS[allergen])


def unverified(text: str) -> bool:
    """Whether no rule knows a food in this line, or it names a flour of something that no rule knows."""
    named = mentions(text)
    return not named or any(m.phrase == "flour" and _strange(text, m.start) for m in named)


def _strange(text: str, at: int) -> bool:
    before = tokens(text)[max(0, at - 1) : at]
    return bool(before) and before[0].isalpha() and len(before[0]) > _SHORT and before[0] not in _PLAIN_FLOUR


_SHORT = 3
_PLAIN_FLOUR = frozenset(
    "plain white purpose raising rising strong bread cake pastry sifted wholemeal organic cup tablespoon "
    "teaspoon ounce "
    "pound handful unbleached bleached wheat soft extra free blend gram spoon fine coarse enriched some tbsp".split()
)


def diets_kept(text: str) -> tuple[Diet, ...]:
    """The diets that words can prove and that nothing in the text breaks."""
    return tuple(diet for diet in Diet if diet not in UNPROVABLE and not check_text(text, Rules(diets=(diet,))))


def diet_finding(severity: Severity, diet: Diet, explanation: str) -> Finding:
    """A finding on the recipe as a whole."""
    return Finding(
        severity=severity,
        code="diet",
        rule_id=f"diet.{diet}",
        where=Where.RECIPE,
        explanation=explanation,
        diet=diet,
    )
