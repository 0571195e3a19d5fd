"""Words that take something away from the food beside them: `vegan`, `dairy-free`, `sans lactose`."""

import re
from functools import lru_cache
from typing import NamedTuple

from alchemorsel.domain.lexicon.conditions import ALTERNATIVES
from alchemorsel.domain.lexicon.table import TABLE
from alchemorsel.domain.lexicon.tokens import ENDS

_FLESH = frozenset(
    "meat beef pork poultry fish crustacean mollusc shellfish gelatin insect blood unclean rennet".split()
)
_VEGAN = _FLESH | {"milk", "lactose", "butterfat", "egg", "honey"}
_GLUTEN = frozenset({"wheat", "gluten", "oats"})
_MILK = frozenset({"milk", "lactose", "butterfat"})
_STARCH = frozenset({"starchy"})
_STYLES = {
    **dict.fromkeys(
        "vegan vegane veganer veganen vegano vegana vegani plantbased plantaardig plantaardige pflanzlich pflanzliche "
        "pflanzlicher pflanzlichen vegetal vegetale vegetali vegetalien vegetalienne veganistische "
        "veganistisch".split(),
        _VEGAN,
    ),
    **dict.fromkeys(
        "vegetarian veggie vegetarisch vegetarische vegetarischer vegetariano vegetariana vegetarien vegetarienne "
        "meatless mock faux fleischlos".split(),
        _FLESH,
    ),
    **dict.fromkeys(("halal", "kosher", "koscher"), frozenset({"gelatin", "alcohol", "pork", "rennet", "unclean"})),
    **dict.fromkeys(("nondairy", "dairyless", "milkless"), _MILK),
    **dict.fromkeys(("eggless",), frozenset({"egg"})),
    **dict.fromkeys(("flourless",), frozenset({"wheat"})),
    **dict.fromkeys(("nonalcoholic", "dealcoholised", "dealcoholized", "analcolico"), frozenset({"alcohol"})),
    "keto": _STARCH,
}
_PAIRS = {
    ("plant", "based"): _VEGAN, ("non", "dairy"): _MILK,
    ("de", "alcoholised"): frozenset({"alcohol"}), ("de", "alcoholized"): frozenset({"alcohol"}),
    ("non", "alcoholic"): frozenset({"alcohol"}),
    ("low", "carb"): _STARCH,
}  # fmt: skip
_FREE = {
    name: frozenset(tags)
    for names, tags in (
        ("gluten glutine", _GLUTEN), ("wheat weizen tarwe ble trigo", {"wheat"}),
        ("dairy milk lait leche latte milch melk zuivel laitier", _MILK),
        ("lactose laktose lactosa lattosio", {"lactose", "butterfat"}),
        ("egg ei oeuf huevo uova uovo eieren eier", {"egg"}),
        ("nut nuss noten nusse", {"tree_nut", "peanut"}), ("peanut erdnuss pinda", {"peanut"}),
        ("alcohol alkohol alcool", {"alcohol"}), ("meat fleisch vlees carne viande", _FLESH),
        ("soy soya soja soia", {"soy"}), ("fish fisch vis", {"fish"}),
        ("shellfish", {"crustacean", "mollusc", "shellfish"}),
        ("sesame sesam", {"sesame"}), ("celery sellerie", {"celery"}), ("mustard senf", {"mustard"}),
        ("sulphite sulfite sulfit", {"sulphite"}), ("pork", {"pork"}), ("gelatin gelatine", {"gelatin"}),
        ("sugar zucker suiker azucar sucre", {"starchy"}), ("grain", {"wheat", "gluten", "oats", "starchy"}),
        ("animal", _VEGAN), ("cruelty", _VEGAN), ("honey", {"honey"}), ("oat", {"oats"}),
    )
    for name in names.split()
}  # fmt: skip
WITHOUT = frozenset({"without", "no", "san", "ohne", "sin", "senza", "zonder"})
_JOINING = frozenset({"and", "or", "und", "et", "y", "e", "en", "oder", "ou", "o", "of", "nor"})
_ABSTRACT = frozenset("gluten dairy lactose nut soy alcohol sulphite sulfite sugar grain animal shellfish".split())
"""Nobody lists these as a food: what is `gluten or nut free` is free of both."""
NOT_AFTER_FREE = frozenset({"range", "run", "roaming", "flowing", "standing", "of", "from"})
_WRITTEN_TOGETHER = re.compile(r"(?P<what>[a-z]{2,}?)-?(?:frei(?:e[nrm]?)?|frey|vrije?|free)")


class Qualifier(NamedTuple):
    """What is taken away, and how many tokens say so. `behind`: it stands behind its food (`leche sin lactosa`)."""

    takes: frozenset[str]
    size: int
    behind: bool = False


def qualifier(tokens: tuple[str, ...], at: int) -> Qualifier | None:
    """The qualifier that begins here, whether or not its sentence denies it."""
    if not may_begin(tokens[at]) and "free" not in tokens:
        return None
    return _style(tokens, at) or _x_free(tokens, at) or _free_from(tokens, at) or _without(tokens, at)


def may_begin(word: str) -> bool:
    """Whether a qualifier can begin with this word."""
    return word in _BEGINNINGS or _written_together(word) is not None


_BEGINNINGS = frozenset({"free", *WITHOUT, *_STYLES, *_FREE, *(first for first, _ in _PAIRS)})


def _style(tokens: tuple[str, ...], at: int) -> Qualifier | None:
    pair = _PAIRS.get((tokens[at], tokens[at + 1])) if at + 1 < len(tokens) else None
    if pair is not None and tokens[at + 2 : at + 3] != ("free",):
        return Qualifier(pair, 2)
    if tokens[at] in _STYLES:
        return Qualifier(_STYLES[tokens[at]], 1)
    takes = _written_together(tokens[at])
    return Qualifier(takes, 1) if takes else None


@lru_cache(maxsize=8192)
def _written_together(word: str) -> frozenset[str] | None:
    together = _WRITTEN_TOGETHER.fullmatch(word)
    return _FREE.get(together["what"]) if together else None


def _x_free(tokens: tuple[str, ...], at: int) -> Qualifier | None:
    """`nut-free`, and `nut and dairy free` as well."""
    if "free" not in tokens:
        return None
    takes, end = _listed(tokens, at)
    if not takes or (end > at + 1 and _begins_with_a_food(tokens, at)):
        return None
    if tokens[end : end + 1] != ("free",) or tokens[end + 1 : end + 2] in {(w,) for w in NOT_AFTER_FREE}:
        return None
    return Qualifier(takes, end + 1 - at)


def _begins_with_a_food(tokens: tuple[str, ...], at: int) -> bool:
    """Whether `milk or lactose-free milk` and `the egg and gluten-free flour` name a food before what is free."""
    if tokens[at] in _ABSTRACT:
        return False
    return tokens[at] not in _FREE or tokens[at + 1] in ALTERNATIVES or (at > 0 and tokens[at - 1] not in ENDS)


def _free_from(tokens: tuple[str, ...], at: int) -> Qualifier | None:
    if tokens[at] != "free" or tokens[at + 1 : at + 2] not in {("from",), ("of",)}:
        return None
    takes, end = _listed(tokens, at + 2)
    return Qualifier(takes, end - at, behind=True) if takes else None


def _without(tokens: tuple[str, ...], at: int) -> Qualifier | None:
    if tokens[at] not in WITHOUT:
        return None
    first = at + 2 if tokens[at + 1 : at + 2] == ("added",) else at + 1
    takes, end = _listed(tokens, first)
    return Qualifier(takes, end - at, behind=True) if takes else None


def _listed(tokens: tuple[str, ...], at: int) -> tuple[frozenset[str], int]:
    """All that a list such as `gluten, egg and milk` names, and where it ends."""
    takes: frozenset[str] = frozenset()
    end = at
    while end < len(tokens):
        named = _named(tokens[end])
        if not named:
            break
        takes |= named
        end += 1
        if end + 1 < len(tokens) and tokens[end] in _JOINING and (_named(tokens[end + 1]) or tokens[end + 1] == "free"):
            end += 1
        elif tokens[end : end + 1] == ("free",) and tokens[end + 1 : end + 2] == ("and",) and _is_free(tokens, end + 2):
            end += 2
        else:
            break
    return takes, end


def _is_free(tokens: tuple[str, ...], at: int) -> bool:
    return at + 1 < len(tokens) and bool(_named(tokens[at])) and tokens[at + 1] == "free"


def _named(token: str) -> frozenset[str]:
    return _FREE.get(token) or TABLE[token,].tags if token in _FREE or (token,) in TABLE else frozenset()
