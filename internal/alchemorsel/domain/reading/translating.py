"""Foods and dishes that a German or French cook names, in the English words that our tables are kept in."""

from collections.abc import Container

from alchemorsel.domain.reading.foods import CONCEPTS
from alchemorsel.domain.words import words

Tokens = tuple[str, ...]

_KITCHEN = {
    "soup": "suppe|soupe|potage|veloute", "stew": "eintopf|ragout|schmortopf", "gratin": "auflauf",
    "cake": "kuchen|torte|gateau", "salad": "salat|salade", "pancake": "pfannkuchen|eierkuchen",
    "roast": "braten|rotie", "bake": "uberbacken",
    "vegetable": "gemuse|legume", "dinner": "abendessen|abendbrot|diner",
    "lunch": "mittagessen|dejeuner", "meal": "mahlzeit|repas", "quick": "schnell|schnelle|schnelles|schneller|rapide",
    "fruit salad": "obstsalat|salade de fruit",
    "noodle salad": "nudelsalat", "potato salad": "kartoffelsalat|salade de pomme de terre",
    "mashed potato": "kartoffelpuree|kartoffelbrei|puree de pomme de terre", "fried potato": "bratkartoffel",
    "roast chicken": "poulet roti|brathahnchen|brathuhn",
    "pizza": "flammkuchen", "stir fry": "wokgemuse|wokgericht", "bread": "brot", "sandwich": "belegtes brot|tartine",
    "lentil": "linse|lentille", "chickpea": "kichererbse|pois chiche", "bean": "bohne|haricot",
    "minced beef": "hackfleisch|gehacktes|viande hachee", "cod": "kabeljau|dorsch|cabillaud", "trout": "forelle|truite",
    "duck": "ente|canard", "turkey": "pute|truthahn|dinde", "lamb": "lamm|agneau", "veal": "kalb|veau",
    "cream": "sahne|creme|rahm", "yogurt": "joghurt|yaourt", "red cabbage": "rotkohl", "cabbage": "kohl|chou|weisskohl",
    "brussels sprout": "rosenkohl", "lettuce": "kopfsalat|laitue", "green bean": "grune bohne|haricot vert",
    "plum": "pflaume|zwetschge|prune fraiche", "cherry": "kirsche|cerise", "raspberry": "himbeere|framboise",
    "blueberry": "heidelbeere|blaubeere|myrtille", "rhubarb": "rhabarber|rhubarbe", "rice": "reis|riz",
    "oat": "haferflocke|flocon d'avoine", "sage": "salbei|sauge",
    "chive": "schnittlauch|ciboulette",
}  # fmt: skip
_LONGEST = 4
_TAILS = {
    "suppe": "soup",
    "curry": "curry",
    "salat": "salad",
    "auflauf": "gratin",
    "eintopf": "stew",
    "kuchen": "cake",
    "gulasch": "stew",
    "risotto": "risotto",
    "pfanne": "skillet",
    "gratin": "gratin",
    "brot": "bread",
}


def _table() -> dict[Tokens, Tokens]:
    table = {words(" ".join(said)): words(concept.name) for said, concept in CONCEPTS.items()}
    for english, others in _KITCHEN.items():
        table |= {words(other): words(english) for other in others.split("|")}
    return {said: english for said, english in table.items() if said != english}


_ENGLISH = _table()
for _said in (words("pain"), words("pommes")):
    # A pain to an English cook, and chips to a German one.
    _ENGLISH.pop(_said, None)


def _parts(here: Tokens) -> Tokens:
    """`hahnchencurry` and `kurbissuppe`: a dish behind what it is made of."""
    for tail, english in _TAILS.items():
        made_of = here[0].removesuffix(tail)
        named = next((made_of[:n] for n in (len(made_of), len(made_of) - 1) if (made_of[:n],) in _ENGLISH), None)
        if named and made_of != here[0]:
            return (*_ENGLISH[(named,)], english)
    return here


def in_english(said: Tokens, own: Container[Tokens]) -> Tokens:
    """The words with those translated that we know; the longest name wins at each place.

    Args:
        own: names that stay as they are, for they are English too: `paprika`, `creme fraiche`.
    """
    found: list[str] = []
    at = 0
    while at < len(said):
        size = next((n for n in range(_LONGEST, 0, -1) if said[at : at + n] in _ENGLISH or said[at : at + n] in own), 1)
        here = said[at : at + size]
        found += here if here in own else _ENGLISH.get(here) or _parts(here)
        at += size
    return tuple(found)
