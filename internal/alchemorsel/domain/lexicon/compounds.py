"""Reads words that are written together (`Erdnusskuchen`, `roomsaus`, `crabmeat`) or wrongly apart (`pea nut`)."""

from functools import lru_cache

from alchemorsel.domain.lexicon.table import TABLE, Food

_STEMS = """
    milch milchpulver buttermilch butter sahne rahm kase joghurt quark molke schmand eier huhner hahnchen huhnchen
    puten truthahn enten ganse rinder rind rindfleisch kalbs schweine schwein schinken speck wurst fleisch lamm
    fisch lachs thunfisch garnelen krabben hummer muschel austern tintenfisch weizen dinkel roggen gersten gerste
    hafer mehl brot nudel griess brosel erdnuss haselnuss walnuss mandel cashew pistazie nuss nusse nougat marzipan
    soja tofu sesam sellerie senf honig schmalz gelatine blatterteig wein likor bier sardellen forellen schokolade
    schoko lupine melk boter kaas roomsaus slagroom roomkaas roomboter kippen kip kalkoen rundvlees runder varken
    varkens vlees spek worst garnaal garnalen mosselen mossel oester zalm tonijn tarwe bloem brood noten pinda
    amandel hazelnoot walnoot gerst rogge haver mosterd selderij honing wijn chocolade zuivel milk cream cheese
    bread flour wheat beef pork bacon chicken turkey fish prawn shrimp lobster crab oyster clam mussel salmon tuna
    peanut almond walnut hazelnut pecan pistachio sesame mustard celery soy meat sausage steak burger noodle honey
    gelatin egg
"""
_MEANS = {
    "puten": "pute", "huhner": "huhn", "enten": "ente", "ganse": "gans", "rinder": "rindfleisch", "rind": "rindfleisch",
    "kalbs": "kalb", "schweine": "schwein", "varkens": "varken", "austern": "auster", "gersten": "gerste",
    "sardellen": "sardelle", "forellen": "forelle", "schoko": "schokolade", "kippen": "kip", "roomsaus": "room",
    "bloem": "tarwebloem", "brosel": "semmelbrosel",
}  # fmt: skip
_INNOCENT = """
    creamy creamier creaminess buttery butternut buttercup butterfly butterflied buckwheat breadth breadfruit
    bloemkool buchweizen boekweit jackfruit nutmeg honeydew honeysuckle crabapple crabby mushroom starfish meaty
    milky nutty fishy wheaty crabgrass eggplant eggshell reggae veggie scrabble crabtree pinwheel weinstein
    weintraube weinblatt weisskohl spektrum spektakel eierschwamm eierfrucht kipper skipper skip skipjack equip
    equipment mehltau senfkohl milchsaure fleischtomate kokosmilch kokosnuss kakaobutter sheabutter muskatnuss
    butterbohne buttersalat breakfast grinder grinding speckled flourish flourishing
"""
_PLANT_STEMS = {
    "soja": "soja", "mandel": "mandel", "hafer": "hafer", "haver": "haver", "amandel": "amandel", "cashew": "cashew",
    "haselnuss": "haselnuss", "hazelnoot": "hazelnoot", "erdnuss": "erdnuss", "kokos": "", "reis": "", "rijst": "",
    "erbsen": "", "pflanzen": "", "planten": "", "lupinen": "lupine", "hanf": "",
}  # fmt: skip
_ANALOGUES = (
    "milch melk sahne rahm joghurt yoghurt kase kaas quark butter room cuisine drink creme schnetzel hack".split()
)
_IMITATED = frozenset({"egg"})
"""A vegan `Eiersalat` is sold, whatever the eggs themselves are."""
_SHORTEST = 5
_SHORTEST_SINGULAR = 4
_SIBILANTS = ("ch", "sh", "x", "z")
_ENDINGS = ("n", "en", "e", "er", "es", "s")
_LONGEST_PART = 22
_MOST_PARTS = 4


def _stems() -> dict[str, Food]:
    stems = {stem: _food(_MEANS.get(stem, stem)) for stem in _STEMS.split()}
    stems |= dict.fromkeys(_INNOCENT.split(), Food())
    stems |= {name[0]: food for name, food in TABLE.items() if len(name) == 1 and len(name[0]) > _SHORTEST + 1}
    for plant, name in _PLANT_STEMS.items():
        stems |= {f"{plant}{shape}": _food(name) if name else Food() for shape in _ANALOGUES}
    return stems | {"pindakaa": _food("pinda"), "pindakaas": _food("pinda")}


def _food(name: str) -> Food:
    return TABLE.get((name,), Food())


_KNOWN = _stems()
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


@lru_cache(maxsize=8192)
def compound(token: str) -> Food | None:
    """What a word that is no entry of its own is put together of; None where nothing in it is known."""
    if len(token) <= _SHORTEST:
        return TABLE.get((f"{token}e",)) if token.endswith(_SIBILANTS) and len(token) == _SHORTEST else None
    parts = _parts(token)
    plain = token
    for written, spoken in _UMLAUTS:
        plain = plain.replace(written, spoken)
    if plain != token:
        own = TABLE.get((plain,))
        parts = [*parts, *([own] if own else _parts(plain))]
    if not parts:
        return _inflected(token)
    tags, may, firm = (frozenset().union(*held) for held in zip(*parts, strict=True))
    return Food(tags, may, firm - _IMITATED)


def _inflected(token: str) -> Food | None:
    """A plural that no English rule makes singular: `Brezeln`, `pistaches`, `jamones`."""
    whole = [f"{token}e"] if token.endswith(_SIBILANTS) else []
    cut = [token.removesuffix(ending) for ending in _ENDINGS if token.endswith(ending)]
    names = (name for name in (*whole, *cut) if len(name) >= _SHORTEST_SINGULAR)
    return next((TABLE[name,] for name in names if (name,) in TABLE), None)


def _parts(token: str) -> list[Food]:
    found, at = [], 0
    while at < len(token):
        part = _longest_part(token, at)
        if part:
            found.append(_KNOWN[part])
        at += len(part) or 1
    return found


def _longest_part(token: str, at: int) -> str:
    for end in range(min(len(token), at + _LONGEST_PART), at + 2, -1):
        part = token[at:end]
        if part in _KNOWN and _stands(token, at, end):
            return part
    return ""


def _stands(token: str, at: int, end: int) -> bool:
    """A short stem counts only at either end of the word, where a part of a compound begins or ends."""
    return end - at >= _SHORTEST + 1 or at == 0 or end == len(token)


_BEGINNINGS = frozenset(
    name[0][:size] for name, food in TABLE.items() if len(name) == 1 and food.tags for size in range(1, len(name[0]))
)


def may_join(word: str) -> bool:
    """Whether a food's name that was cut in pieces can begin with this word."""
    return word in _BEGINNINGS


def joined(tokens: tuple[str, ...], at: int) -> tuple[int, str] | None:
    """Where words that were cut in pieces end, and the word they make: `pea nut`, `al mond`."""
    two = "".join(tokens[at : at + 2])
    if tokens[at] not in _BEGINNINGS or (two not in _BEGINNINGS and (two,) not in TABLE):
        return None
    for end in range(min(len(tokens), at + _MOST_PARTS), at + 1, -1):
        word = "".join(tokens[at:end])
        food = TABLE.get((word,))
        if food and food.tags and len(word) >= _SHORTEST:
            return end, word
    return None
