"""Dishes as German, French, Spanish, Italian and Dutch cooks name them, in the English that the patterns know."""

from alchemorsel.domain.lexicon.tongues import english, foods_in
from alchemorsel.domain.words import words
from alchemorsel.infrastructure.ai.mock.foods import understood

Tokens = tuple[str, ...]

_DISHES = {
    "soup": "suppe, cremesuppe, soupe, potage, sopa, crema de verduras, zuppa, minestra, vellutata, soep",
    "stew": "eintopf, schmortopf, potee, guiso, estofado, cocido, potaje, spezzatino, stufato, stoofpot",
    "goulash": "gulasch, goulasch",
    "salad": "salat, salade, ensalada, insalata",
    "gratin": "auflauf, gratinado, ovenschotel, ovengerecht",
    "pasta": "nudeln, nudel, teigwaren, macarrones, tallarines, deegwaren",
    "spaghetti": "espaguetis, spaghettis",
    "pancake": "pfannkuchen, eierkuchen, palatschinken, crepes, tortitas, panqueques, crespelle, pannenkoeken",
    "omelette": "omelett, tortilla francesa",
    "potato omelette": "tortilla de patatas, tortilla de patata, frittata di patate",
    "scrambled eggs": "ruhrei, ruhreier, oeufs brouilles, huevos revueltos, uova strapazzate, roerei",
    "mashed potato": "pure de patatas, pure di patate, purea di patate, aardappelpuree, kartoffelpuree",
    "fried potatoes": "bratkartoffeln, gebakken aardappelen",
    "potato salad": "kartoffelsalat, aardappelsalade, ensalada de patatas, insalata di patate",
    "fruit salad": "obstsalat, salade de fruits, ensalada de frutas, macedonia di frutta, fruitsalade",
    "chicken rice pilaf": "arroz con pollo, riso al pollo, rijst met kip, riz au poulet, reis mit hahnchen",
    "skillet": "pfanne, poelee",
    "meatballs": "frikadellen, buletten, boulettes, albondigas, polpette, gehaktballen",
    "cheesecake": "kasekuchen, tarta de queso, torta di formaggio, kwarktaart",
    "cake": "kuchen, torte, gateau, tarta, torta, taart",
    "dessert": "nachtisch, postre, dolce, nagerecht, toetje",
    "breakfast": "fruhstuck, petit dejeuner, desayuno, colazione, ontbijt",
    "lunch": "almuerzo, pranzo, middageten",
    "dinner": "cena, avondeten",
    "quick": "schnell, schnelle, schnelles, schneller, rapide, rapido, rapida, veloce, snel, snelle",
}
_TAILS = {
    "suppe": "soup", "soep": "soup", "eintopf": "stew", "stoofpot": "stew", "gulasch": "goulash",
    "salat": "salad", "salade": "salad", "auflauf": "gratin", "ovenschotel": "gratin", "gratin": "gratin",
    "pasta": "pasta", "nudeln": "pasta", "spaghetti": "spaghetti", "pfanne": "skillet", "curry": "curry",
    "risotto": "risotto", "pfannkuchen": "pancake", "pannenkoeken": "pancake", "kuchen": "cake", "taart": "cake",
    "puree": "mash", "omelett": "omelette",
}  # fmt: skip
"""What German and Dutch write behind what a dish is made of: `Tomatenpasta`, `komkommersalade`."""
_JOINING = frozenset("mit und fur avec aux con para alla ai voor".split())
"""Words that stand between those of another language only, or as good as: `met` and `pour` are English, too."""


def _by_name() -> dict[Tokens, Tokens]:
    """Also by the name as `understood` leaves it: `rice mit chicken`."""
    pairs = [(name.strip(), words(dish)) for dish, names in _DISHES.items() for name in names.split(",")]
    return {said: dish for name, dish in pairs for said in (words(name), understood(name)) if said != dish}


_BY_NAME = _by_name()
_LONGEST = max(map(len, _BY_NAME))
_BY_LENGTH = sorted(_TAILS, key=len, reverse=True)


def in_the_patterns_words(said: Tokens, language: str) -> Tokens:
    """The words of a wish with those dishes, and the foods beside them, in English; as they are where it is English.

    Args:
        said: as `understood` leaves them.
        language: what the recipe is to be written in, which is mostly the wish's own.
    """
    foreign = not language.startswith("en") or bool(_JOINING & {*said}) or any(_joined(word) for word in said)
    found: list[str] = []
    at = 0
    while at < len(said):
        size = next((n for n in range(_LONGEST, 0, -1) if said[at : at + n] in _BY_NAME), 1)
        here = said[at : at + size]
        dish = _BY_NAME.get(here) or _joined(here[0])
        found += dish or (_food(here[0]) if foreign else here)
        foreign = foreign or bool(dish)
        at += size
    return tuple(found)


def _joined(word: str) -> Tokens:
    """The dish at the end of a word, behind what it is made of; nothing where the word is none."""
    tail = next((tail for tail in _BY_LENGTH if word.endswith(tail) and word != tail), None)
    if tail is None:
        return ()
    foods = tuple(token for named in foods_in(word) for token in words(named.food))
    before = foods or _BY_NAME.get((word.removesuffix(tail),), ())
    return (*before, *words(_TAILS[tail])) if before else ()


def _food(word: str) -> Tokens:
    return words(english(word))
