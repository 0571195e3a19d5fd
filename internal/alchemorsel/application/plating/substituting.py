"""Swaps what a request rules out for what cooks the same, where a plain rule knows how; anything else is sent back."""

import re
from typing import NamedTuple

from msgspec.structs import replace

from alchemorsel.domain.checker import Rules, check_text
from alchemorsel.domain.drafts import LineDraft, RecipeDraft, StepDraft
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Severity, Where
from alchemorsel.domain.words import fold


class Swap(NamedTuple):
    """What was taken out of which line, and what went in."""

    line: int
    taken: str
    given: str


_ALIKE: dict[str, tuple[str, ...]] = {
    "unsalted butter": ("plant-based butter", "olive oil"),
    "salted butter": ("plant-based butter", "olive oil"),
    "butter": ("plant-based butter", "olive oil"),
    "ghee": ("olive oil",),
    "whole milk": ("soya drink", "rice milk"),
    "milk": ("soya drink", "rice milk"),
    "heavy cream": ("coconut cream",),
    "double cream": ("coconut cream",),
    "cream": ("coconut cream",),
    "greek yogurt": ("coconut yogurt",),
    "yogurt": ("coconut yogurt",),
    "yoghurt": ("coconut yogurt",),
    "honey": ("maple syrup",),
    "chicken stock": ("vegetable stock",),
    "beef stock": ("vegetable stock",),
    "chicken broth": ("vegetable stock",),
    "beef broth": ("vegetable stock",),
    "bacon": ("smoked tofu", "smoked mushrooms"),
    "lard": ("olive oil",),
    "mayonnaise": ("vegan mayonnaise",),
    "fish sauce": ("tamari", "coconut aminos"),
    "soy sauce": ("tamari", "coconut aminos"),
    "white wine": ("vegetable stock",),
    "red wine": ("vegetable stock",),
    "all-purpose flour": ("gluten-free flour blend",),
    "plain flour": ("gluten-free flour blend",),
    "flour": ("gluten-free flour blend",),
    "spaghetti": ("gluten-free spaghetti",),
    "pasta": ("gluten-free pasta",),
    "breadcrumbs": ("gluten-free breadcrumbs",),
    "peanut butter": ("sunflower seed butter",),
    "peanuts": ("roasted sunflower seeds",),
    "pine nuts": ("sunflower seeds",),
    "walnuts": ("pumpkin seeds",),
    "almonds": ("pumpkin seeds",),
    "cashews": ("pumpkin seeds",),
}
"""The same amount does the same in the dish; eggs and cheese are missing, for what they do differs by dish."""


def substituted(draft: RecipeDraft, rules: Rules) -> tuple[RecipeDraft, tuple[Finding, ...]]:
    """The draft with every line changed for which a rule is known, and a note on each.

    The words are changed in title, steps and remarks too. Whether it passes now, only the full check can tell.
    """
    swaps = [swap for index, line in enumerate(draft.ingredients) if (swap := _swap(index, line, rules))]
    for swap in swaps:
        draft = _rewritten(draft, swap)
    return draft, tuple(_note(swap) for swap in swaps)


def _swap(index: int, line: LineDraft, rules: Rules) -> Swap | None:
    name = fold(line.name).strip()
    if not check_text(line.name, rules):
        return None
    given = next((other for other in _ALIKE.get(name, ()) if not check_text(other, rules)), None)
    return Swap(index, line.name.strip(), given) if given else None


def _rewritten(draft: RecipeDraft, swap: Swap) -> RecipeDraft:
    def said(text: str) -> str:
        return _spoken(swap).sub(swap.given, text)

    return replace(
        draft,
        name=said(draft.name)[:120],
        description=said(draft.description)[:600],
        ingredients=tuple(
            replace(line, name=swap.given) if at == swap.line else line for at, line in enumerate(draft.ingredients)
        ),
        steps=tuple(_step(step, said(step.text)) for step in draft.steps),
        tips=tuple(said(tip)[:400] for tip in draft.tips),
        storage=said(draft.storage)[:400] if draft.storage else None,
        keywords=tuple(said(word)[:60] for word in draft.keywords),
    )


def _step(step: StepDraft, text: str) -> StepDraft:
    return replace(step, text=text[:600])


def _spoken(swap: Swap) -> re.Pattern[str]:
    """The food as steps name it: in full, in one number or the other, or by its last word."""
    stem = swap.taken.removesuffix("s")
    names = dict.fromkeys((stem, stem.split()[-1]))
    same = re.escape(swap.given.removesuffix("s"))
    return re.compile(rf"\b(?!{same})(?:{'|'.join(map(re.escape, names))})s?\b", re.IGNORECASE)


def _note(swap: Swap) -> Finding:
    return Finding(
        severity=Severity.INFO,
        code="substituted",
        rule_id="plating.substituted",
        where=Where.INGREDIENT,
        index=swap.line,
        text_span=swap.given,
        explanation=f"{swap.given} in place of {swap.taken}, which the request rules out",
    )
