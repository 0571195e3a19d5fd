"""The dictionary of food names, made once of the families' files."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from alchemorsel.domain.lexicon.foods.abroad import ABROAD
from alchemorsel.domain.lexicon.foods.cellar import CELLAR
from alchemorsel.domain.lexicon.foods.cereals import CEREALS
from alchemorsel.domain.lexicon.foods.dairy import DAIRY, EGGS
from alchemorsel.domain.lexicon.foods.dishes import DISHES, ONLY_SOUND
from alchemorsel.domain.lexicon.foods.firm import ANALOGUES, FIRM
from alchemorsel.domain.lexicon.foods.hidden import HIDDEN, PASTRY
from alchemorsel.domain.lexicon.foods.likenesses import likenesses
from alchemorsel.domain.lexicon.foods.meat import MEAT, UNCLEAN
from alchemorsel.domain.lexicon.foods.nuts import NUTTY, PURE
from alchemorsel.domain.lexicon.foods.plants import ELSEWHERE, NOT_A_FOOD, PLANTS, PULSES, STARCHY
from alchemorsel.domain.lexicon.foods.sea import SEA
from alchemorsel.domain.lexicon.foods.world import ONLY_LIKE, WORLD
from alchemorsel.domain.lexicon.tokens import tokens

Phrase = tuple[str, ...]


class Food(NamedTuple):
    """What a name means. `firm`: what no label takes away, for the food is nothing else."""

    tags: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    firm: frozenset[str] = frozenset()


_LISTINGS = (DAIRY, EGGS, MEAT, SEA, CEREALS, PURE, NUTTY, CELLAR, DISHES, HIDDEN, PASTRY, WORLD, ABROAD)
_MASKING = {"": f"{PLANTS},{PULSES},{ELSEWHERE},{ONLY_SOUND},{ONLY_LIKE},{ANALOGUES}", "starchy": STARCHY}


def _names(listing: str) -> Iterator[Phrase]:
    for name in listing.split(","):
        if phrase := tokens(" ".join(name.split())):
            yield phrase


def _families() -> Iterator[tuple[str, str]]:
    for listing in _LISTINGS:
        yield from listing.items()
    yield "unclean", UNCLEAN
    yield from _MASKING.items()


def _table() -> dict[Phrase, Food]:
    tags: defaultdict[Phrase, set[str]] = defaultdict(set)
    may: defaultdict[Phrase, set[str]] = defaultdict(set)
    for family, listing in _families():
        certain, _, possible = family.partition("?")
        for phrase in _names(listing):
            tags[phrase] |= set(certain.split())
            may[phrase] |= set(possible.split())
    firm = _firm()
    made = {
        phrase: Food(_with_lactose(held, may[phrase]), frozenset(may[phrase] - held), firm[phrase] & held)
        for phrase, held in tags.items()
    }
    return _with_likenesses(made)


def _firm() -> defaultdict[Phrase, frozenset[str]]:
    firm: defaultdict[Phrase, frozenset[str]] = defaultdict(frozenset)
    for family, listing in (*PURE.items(), *FIRM.items()):
        for phrase in _names(listing):
            firm[phrase] |= frozenset(family.split())
    return firm


def _with_lactose(tags: set[str], may: set[str]) -> frozenset[str]:
    """Milk has its sugar with it; of ghee, which is the fat alone, only the label knows how much is left."""
    return frozenset(tags | {"lactose"}) if "milk" in tags and "lactose" not in may else frozenset(tags)


def _with_likenesses(table: dict[Phrase, Food]) -> dict[Phrase, Food]:
    for made_of, shape in likenesses():
        base = table.get(tokens(made_of), Food())
        table.setdefault((*tokens(made_of), *tokens(shape)), Food(base.tags, base.may))
    return table


TABLE = _table()
BAKED = frozenset(
    " ".join(phrase)
    for family in ("wheat egg milk starchy", "wheat starchy ? egg milk")
    for phrase in _names(CEREALS[family])
)
"""Bakes and batters that are named by their form, whatever flour, milk or egg their own lines list."""
NO_FOOD = frozenset(_names(NOT_A_FOOD))
"""Things and phrases that hold a food's name and are none."""


def _sizes() -> dict[str, tuple[int, ...]]:
    sizes: defaultdict[str, set[int]] = defaultdict(set)
    for phrase in (*TABLE, *NO_FOOD):
        sizes[phrase[0]].add(len(phrase))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in sizes.items()}


SIZES = _sizes()
"""How many words the phrases have that begin with a word, longest first: most words begin none."""
