"""Warnings that a cook should read: true of the dish as written, and no reason to refuse it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from alchemorsel.domain.hazards.cooking import is_hot
from alchemorsel.domain.hazards.proteins import EGG, FISH, raw_in_line
from alchemorsel.domain.recipe import Recipe, line_text
from alchemorsel.domain.safety import Finding
from alchemorsel.domain.vocabulary import Severity, Where
from alchemorsel.domain.words import fold


class Rule(NamedTuple):
    """A warning is due where every pattern is found: `lines` in the ingredients, `told` in title, steps and tips."""

    code: str
    sentence: str
    lines: re.Pattern[str] | None = None
    told: tuple[re.Pattern[str], ...] = ()


_AT_RISK = "pregnant, very young, old or ill"


def warnings(recipe: Recipe, wish: str = "") -> Iterator[Finding]:
    """Every hazard that the words of a recipe show.

    Args:
        wish: what the cook wrote, for it may say that an infant is to eat it.
    """
    lines = " ; ".join(fold(line_text(line)) for line in recipe.ingredients)
    told = " ; ".join(fold(text) for text in (recipe.name, *(step.text for step in recipe.steps), *recipe.tips))
    for rule in _RULES:
        if (rule.lines is None or rule.lines.search(lines)) and all(sign.search(told) for sign in rule.told):
            yield _warns(rule.code, rule.sentence)
    if _HONEY.search(f"{lines} ; {told}") and _INFANT.search(f"{told} ; {fold(wish)}"):
        yield _warns("infant_honey", _HONEY_HARMS)
    raw = {protein for line in recipe.ingredients for protein in raw_in_line(line_text(line))}
    cold = not any(is_hot(step) for step in recipe.steps)
    if EGG in raw and (cold or _RUNNY.search(told)):
        yield _warns("raw_egg", _RAW_EGG)
    if FISH in raw and (cold or _RAW_DISH.search(told)):
        yield _warns("raw_fish", _RAW_FISH)


def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_RAW_EGG = f"Raw or runny egg: use pasteurised eggs, and not for anyone who is {_AT_RISK}."
_RAW_FISH = f"Raw fish: use fish that was frozen for eating raw, and not for anyone who is {_AT_RISK}."
_RUNNY = _in(
    r"\b(?:runny|soft[- ]boiled|raw) (?:egg|yolk)|\byolks? (?:is |are )?(?:still )?runny|\bsunny[- ]side|"
    r"\begg.{0,40}\brunny"
)
_RAW_DISH = _in(r"\b(?:sashimi|ceviche|sushi|tartare|carpaccio|poke|gravlax|gravad)\b")
_KIDNEY = _in(
    r"\b(?:dry|dried|soaked|uncooked|raw)\b[^;]{0,20}\b(?:red )?kidney bean|\bkidney beans?[^;]{0,20}\b(?:dry|"
    r"dried|soaked)"
)
_GARLIC_OIL = _in(
    r"\b(?:garlic|herb|chil+i)[- ](?:infused )?oil\b|garlic[^.;]{0,60}\b(?:infuse|steep|submerge|"
    r"cover)\w*[^.;]{0,40}\boil|garlic[^.;]{0,40}\boil[^.;]{0,30}\binfuse|\bgarlic confit\b|"
    r"\binfuse\w*[^.;]{0,40}\boil[^.;]{0,40}garlic"
)
_STORED = _in(r"\b(?:store|keep|jar|bottle|week|month|days|shelf|room temperature|infuse)")
_CANNING = _in(
    r"\b(?:home[- ]?canning|can(?:ning)? jars?|pressure can|water bath|sterili[sz]ed jars?|seal the jars?|"
    r"ferment\w*|cure the|curing salt|lacto)"
)
_FORAGED = _in(r"\b(?:foraged|wild) (?:mushroom|berr|green|plant|herb)")
_WASH = _in(r"\b(?:wash|rinse)(?:ing)? (?:the |your |raw )*(?:whole )?(?:chicken|turkey|poultry|duck)")
_INFANT = _in(
    r"\b(?:infants?|newborns?|babies|baby food|weaning|toddlers?|(?:\d+|six|eight|nine|ten)[- ]month[- s]|"
    r"for (?:a|the|my|our|your) baby(?! (?:spinach|corn|potato|carrot|leaf|leave|kale))|under (?:one|1|12))"
)
_HONEY_HARMS = "Never give honey to a child under 12 months: it can cause infant botulism."
_KIDNEY_HARM = "Dry kidney beans are poisonous until boiled: soak them, throw the water away, boil hard for 30 minutes."
_FLOUR = _in(r"\bflour\b")
_HONEY = _in(r"\b(?:honey|honig|miel|miele|honing)\b")
_RAW_DOUGH = _in(r"\b(?:edible|raw|eat the) (?:cookie )?(?:dough|batter)\b")
_MARINADE = _in(r"\b(?:reserved?|leftover|remaining|used) marinade\b")

_RULES = (
    Rule("kidney_beans", _KIDNEY_HARM, lines=_KIDNEY),
    Rule(
        "garlic_in_oil",
        "Garlic or herbs in oil can grow botulism: keep it in the refrigerator and use it within a few days.",
        told=(_GARLIC_OIL, _STORED),
    ),
    Rule(
        "preserving",
        "Canning, curing and fermenting are only as sound as their recipe: follow one that a laboratory has tested.",
        told=(_CANNING,),
    ),
    Rule("foraged", "Eat wild plants and mushrooms only if an expert has named them.", lines=_FORAGED),
    Rule(
        "washed_poultry",
        "Do not wash raw poultry: it spreads germs over the sink; cooking kills them.",
        told=(_WASH,),
    ),
    Rule(
        "raw_flour",
        "Raw flour can carry germs: heat it through before it is eaten.",
        lines=_FLOUR,
        told=(_RAW_DOUGH,),
    ),
    Rule("marinade", "A marinade that held raw meat or fish must boil before it is eaten.", told=(_MARINADE,)),
)


def _warns(code: str, explanation: str) -> Finding:
    return Finding(
        severity=Severity.WARN,
        code=code,
        rule_id=f"hazard.{code}",
        where=Where.RECIPE,
        explanation=explanation,
        hazard=code,
    )
