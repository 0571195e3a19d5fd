"""Reads the list of foods behind words such as `without` or `allergic to`, and stops where the list does."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from alchemorsel.domain.reading.foods import CONCEPTS, LONGEST_NAME, Concept
from alchemorsel.domain.words import singular


class Named(NamedTuple):
    """A food that was named: its meaning where the word is known, and the words themselves."""

    said: str
    concept: Concept | None


_TOKEN = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")
_SKIPPED = frozenset(
    "any the a an of some my all kind kinds sort sorts type types added extra raw fresh cooked whole either both also "
    "der die das den dem jegliche jeglichen irgendwelche zugesetzten zugesetzter rohe rohen frische "
    "de d du des le la les l une un au aux ajoute".split()
)
_JOINING = frozenset("and und et & + / , or nor oder noch ou ni".split())
_SURE = frozenset("or nor oder noch ou ni".split())
"""Behind these, what follows is ruled out too, known or not."""
_AGAIN = frozenset("no without ohne keine kein keinen sans not".split())
_BEHIND = frozenset("products product produkte produits whatsoever please allergens bitte".split())
_STOP = frozenset(
    "but with for please using in on at because since that which who so as from to is are was were if "
    "when then i we he "
    "she they it you my our his her this these there here more less than only just even make made making quick easy "
    "something anything nothing everything has have had can could would should must will be been like likes want wants "
    "need needs dish recipe meal dinner lunch soup salad allowed allergy allergies today tonight tomorrow and or "
    "aber mit fur bitte weil da dass ist sind im am auf aus zu und oder ich wir er sie es du mein meine nur "
    "einfach schnell etwas rezept gericht kann kannst konnen konnte ware heute "
    "mais avec pour s car parce est sont dans sur je nous il elle on tu vous que qui et ou ni rapide "
    "facile recette plat "
    "svp".split()
)
_NO_FOOD = frozenset(
    "oven ovens stove microwave blender mixer processor grill machine equipment gadget gadgets pan pans "
    "pot dishes fuss "
    "stress problem problems problemo issue issues hassle time idea ideas doubt matter one longer way waste frills "
    "limit limits preference preferences restriction restrictions dietary diet special requirement requirements rush "
    "worries worry nonsense mess bake knead cook churn fail compromise compromises sacrificing judgment leftovers "
    "yes thanks thank clue experience skills skill money budget effort end need reason particular exceptions "
    "exception kids children people guests guest ingredients ingredient recipes chance success luck fancy excuse "
    "ofen backofen herd mikrowelle mixer aufwand stress problem probleme zeit idee ahnung kochen backen kneten ruhren "
    "ruhezeit einschrankungen einschrankung vorlieben grossen grosse viel ende frage geld lust thermomix "
    "four micro-ondes mixeur cuisson machine souci soucis probleme problemes temps chichi idee "
    "restriction restrictions "
    "robot petrissage preparation preparations prise repos doute attendre cuire cuisiner argent".split()
)
_WITH_ING = frozenset("pudding dressing herring stuffing icing seasoning topping".split())
_NEGATED_BEHIND = frozenset("allergy allergies allergic intolerance intolerances intolerant free frei".split())
_LONGEST_UNKNOWN = 2


def named_in(what: str, *, unknown: bool) -> Iterator[Named]:
    """The foods that a list names; `unknown` words are taken where they can be nothing else."""
    tokens = _TOKEN.findall(what)
    at, sure = 0, unknown
    while at < len(tokens):
        at = _past(tokens, at, _SKIPPED)
        found = _known(tokens, at) or (_unknown(tokens, at) if sure else None)
        if found is None:
            return
        name, at = found
        yield name
        at = _past(tokens, at, _BEHIND)
        behind = _past(tokens, at, _JOINING)
        if behind == at:
            return
        again = _past(tokens, behind, _AGAIN)
        sure = unknown and (again > behind or bool(_SURE & set(tokens[at:behind])))
        at = again


def concept_of(said: str) -> Concept | None:
    """What one known word or phrase means."""
    return CONCEPTS.get(tuple(said.split()))


def _past(tokens: list[str], at: int, words: frozenset[str]) -> int:
    while at < len(tokens) and tokens[at] in words:
        at += 1
    return at


def _known(tokens: list[str], at: int) -> tuple[Named, int] | None:
    for end in range(min(at + LONGEST_NAME, len(tokens)), at, -1):
        concept = CONCEPTS.get(tuple(tokens[at:end]))
        if concept is not None and not _means_another(tokens, end):
            return Named(" ".join(tokens[at:end]), concept), end
    return None


def _means_another(tokens: list[str], end: int) -> bool:
    """`no nut allergy` rules nothing out, and `no gluten free` neither."""
    return end < len(tokens) and tokens[end].strip("-") in _NEGATED_BEHIND


def _unknown(tokens: list[str], at: int) -> tuple[Named, int] | None:
    end = at
    while end < len(tokens) and end - at < _LONGEST_UNKNOWN and _may_be_food(tokens[end], first=end == at):
        end += 1
    if end == at or _means_another(tokens, end):
        return None
    *before, last = tokens[at:end]
    return Named(" ".join([*before, singular(last)]), None), end


def _may_be_food(token: str, *, first: bool) -> bool:
    if (
        not token[0].isalpha()
        or token in _STOP
        or token.endswith(("-free", "frei", "less", "ly"))
        or token.startswith("allerg")
    ):
        return False
    gerund = token.endswith("ing") and token not in _WITH_ING
    return not gerund and not (first and (token in _NO_FOOD or token.partition("-")[0] in _NO_FOOD))
