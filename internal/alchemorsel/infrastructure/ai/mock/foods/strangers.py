"""Tells a food from what only ends like it: cleaning vinegar is none to cook with, a rhubarb leaf is no rhubarb."""

from collections.abc import Container

from alchemorsel.domain.lexicon import mentions
from alchemorsel.infrastructure.ai.mock.foods.food import Food, Kind

_ANYTHING = frozenset({"oil", "vinegar", "bean", "nut", "berry", "mushroom", "herb", "salt"})
"""What makes these a food stands before them."""
_PARTS = frozenset("leaf kernel pit stone root stem bark sap sprout flower".split())
_EATEN_IN_PARTS = frozenset(
    {Kind.HERB, Kind.LEAF, Kind.RAW, Kind.CRISP, Kind.FIRM, Kind.TENDER, Kind.AROMA, Kind.SPICE, Kind.NUT, Kind.GRAIN}
)
_PLAIN = frozenset(
    """
    the a some of my our your good best cheap organic bio fresh dried frozen canned tinned jarred leftover cooked
    soaked raw plain extra virgin light dark mild neutral refined unrefined pure cold pressed toasted roasted smoked
    aged homemade infused flavoured flavored seasoned mixed assorted whole ground coarse fine flaky sea rock table pink
    black white red green yellow brown blue golden purple big small large tiny young old baby sweet sour bitter spicy
    hot cooking frying deep salad vegetable wild truffle argan rice bran grapeseed flax linseed hemp pumpkin seed
    mustard malt champagne fruit fig plum date cane palm safflower cottonseed macadamia pecan brazil pine adzuki mung
    borlotti pinto navy lima fava broad runner french soy soya string wax flageolet cannellini haricot butter goji acai
    cran goose king trumpet enoki maitake porcini cremini brown button field portobello himalayan celtic maldon kosher
    iodised iodized celery onion provence provencal italian tender stew stewing bottle jar can tin spray g kg ml l tbsp
    tsp cup
    """.split()
)


def is_stranger(said: tuple[str, ...], phrase: tuple[str, ...], food: Food, known: Container[tuple[str, ...]]) -> bool:
    """Whether the words around a food's name make something else of it, or nobody knows what.

    Args:
        said: the words of the name that was given.
        phrase: those of them that name the food.
        known: every name that a table holds.
    """
    at = next(n for n in range(len(said)) if said[n : n + len(phrase)] == phrase)
    behind = said[at + len(phrase) : at + len(phrase) + 1]
    if behind and behind[0] in _PARTS and food.kind not in _EATEN_IN_PARTS:
        return True
    return len(phrase) == 1 and phrase[0] in _ANYTHING and not all(_is_plain(word, known) for word in said[:at])


def _is_plain(word: str, known: Container[tuple[str, ...]]) -> bool:
    return word in _PLAIN or (word,) in known or word.isdecimal() or bool(mentions(word))
