"""Tells what a wish takes back: `not vegan`, `dairy-free not needed`, `nobody is allergic to fish`."""

import re

_LOOKED_BACK = 60
"""Characters before a word in which its denial must stand."""
_LONGEST_UNDOING = 32
_NEGATED_BEFORE = re.compile(
    r"(?:\bnot|\bnicht|\bpas|n't|\bcannot|\bno need to|\bneed not|\b(?:can't|cannot|never|couldn't) (?:live|do|be|cook|"
    r"eat|go)|\bmuss nicht|\bpas besoin d(?:e)?(?: etre)?|\bno problem|\bkein problem|\bno hace falta|\bniet)\s+$"
)
_NOT_ALLERGIC = re.compile(
    r"(?:\b(?:not|no|nobody|none|nor|without|nicht|niemand|keine?|keinen|pas|aucune?|sans|never|personne n est|non|"
    r"nessun[ao]?|sin|ningun[ao]?|nadie|niet|geen|zonder|senza)|n't)(?: (?P<between>\w+(?: \w+)?))? ?$"
)
_NOT_NEEDED = re.compile(
    r" ?(?:\w+ )?(?:(?:is|are|ist|est|does|do|n est) ?)?(?:not|n't|nicht|isn't|doesn't|aren't|pas|unnecessary|optional|"
    r"unnotig|egal|niet|no es|non e)\b(?! (?:too|zu|trop|very|sehr))|,? (?:or not|oder nicht|ou pas|o no)\b"
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:not|non|isn't|nicht|niet|kein|keine|keinen|keine[mrs]|pas|never|nor|no need|instead of|statt|needn't|"
    r"no (?:tiene que|hace falta que))[ -]|\bun-|n't )"
    r"(?:(?:a|an|the|be|being|have|has|need|needs|needed|to|it|really|strictly|necessarily|particularly|always|only|at|"
    r"all|all that|much|of|that|looking|for|want|wanting|into|any|my|your|usually|normally|eat|cook|make|"
    r"der|die|das|den|ein|eine|einen|unbedingt|zwingend|wirklich|immer|nur|streng|mal|"
    r"de|d|la|le|les|un|une|besoin|que|ce|soit|etre|forcement|obligatoirement|vraiment|"
    r"necessairement|strictement|ser|sea|essere|deve|per|forza|se|te|zijn|hoeft) ){0,4}$"
)
"""Only small words may stand between: in `not too spicy vegan curry` nobody takes the vegan back."""


def is_denied(text: str, start: int, end: int) -> bool:
    """Whether the words there are said not to matter: `not vegan`, `dairy-free not needed`, `vegan or not`."""
    return bool(_NOT_BEFORE.search(text[max(0, start - 40) : start]) or _NOT_NEEDED.match(text, end))


def is_undone(text: str, start: int) -> bool:
    """Whether a negation that begins there is undone by another before it: `not without garlic`."""
    return bool(_NEGATED_BEFORE.search(text, max(0, start - _LONGEST_UNDOING), start))


def denied_before(text: str, start: int) -> str | None:
    """The words between a denial and the allergy there that it denies, which may be none; None without a denial."""
    found = _NOT_ALLERGIC.search(text[max(0, start - _LOOKED_BACK) : start])
    return (found["between"] or "") if found else None
