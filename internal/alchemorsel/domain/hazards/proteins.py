"""Which raw proteins a text names, and how hot each has to get inside (USDA, FoodSafety.gov)."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from alchemorsel.domain.lexicon import Mention, mentions
from alchemorsel.domain.lexicon.tokens import tokens


class Protein(NamedTuple):
    """`least_c`: the least temperature inside in degrees Celsius; `must_heat`: never to be eaten raw."""

    name: str
    least_c: float
    note: str
    must_heat: bool = False


POULTRY = Protein("poultry", 74, "Poultry is done at 74 °C (165 °F) inside, at its thickest part.", must_heat=True)
MINCE = Protein("minced meat", 71, "Minced meat is done at 71 °C (160 °F) inside.", must_heat=True)
PORK = Protein("pork", 63, "Pork is done at 63 °C (145 °F) inside, with 3 minutes' rest.", must_heat=True)
MEAT = Protein("meat", 63, "Steaks, chops and roasts are done at 63 °C (145 °F) inside, with 3 minutes' rest.")
FISH = Protein("fish", 63, "Fish is done at 63 °C (145 °F) inside, or when it is opaque and flakes.")
CRUSTACEAN = Protein("crustaceans", 0, "Shrimp, crab and lobster are done when the flesh is pearly and opaque.")
MOLLUSC = Protein("molluscs", 0, "Clams, mussels and oysters are done when the shells open; throw away closed ones.")
EGG = Protein("egg", 71, "Cook eggs until white and yolk are firm; egg dishes to 71 °C (160 °F) inside.")
_MINCED = frozenset(
    "mince minced ground meatball burger patty sausage hackfleisch gehakt hachee rinderhack hamburger macinata "
    "bratwurst "
    "picada kofta meatloaf frikadelle hack gehackte faschierte trita".split()
)
_DONE = frozenset(
    "cooked precooked roasted rotisserie smoked canned tinned tin can cured leftover deli cured jar jarred dried stock "
    "broth bouillon powder sauce paste fat oil seasoning gravy extract consomme soup prosciutto salami pancetta "
    "chorizo pepperoni jamon speck bresaola pastrami ham nduja mortadella jerky biltong bacon lardon pickled fond "
    "powdered lard schmalz suet tallow dripping schinken jambon gelatin gelatine floss cracker style "
    "pasteurised pasteurized pasteurisierte rollmop matje".split()
)
_COOKED_BEFORE = frozenset("roast grilled griddled fried barbecued poached braised steamed".split())
"""Right before its name in a list: roast chicken is bought or left over, and a beef roast is not."""
_BOILED = frozenset("boiled gekocht gekochte hartgekocht hartgekochte dur durs cocido duro sodo sode gekookt".split())
_NEVER_RAW = frozenset(
    "anchovy boquerone sardelle sardellen anchoi anchoa acciuga ansjovis caviar roe kaviar bottarga bonito katsuobushi "
    "surimi kipper stockfish bacalao".split()
)
"""Fish that is sold cured, salted or cooked; fresh it says so."""
GENERIC = frozenset(
    "meat poultry bird fish seafood fleisch geflugel fisch viande volaille poisson carne pescado pesce pollame vlees "
    "vis gevogelte".split()
)
"""Names of no one food: whatever raw one the list holds is meant."""
_BY_TAG = (("poultry", POULTRY), ("pork", PORK), ("beef", MEAT), ("meat", MEAT), ("fish", FISH),
           ("crustacean", CRUSTACEAN), ("mollusc", MOLLUSC))  # fmt: skip
_ANIMAL = frozenset({"egg", *(tag for tag, _ in _BY_TAG)})
_EGGS = frozenset("egg ei eier oeuf huevo uovo uova eieren yolk eigelb eidooier tuorlo".split())


@lru_cache(maxsize=4096)
def raw_in_line(text: str) -> tuple[Protein, ...]:
    """The proteins of an ingredient line that somebody still has to cook."""
    said = frozenset(tokens(text))
    if said & _DONE or (said & _BOILED and "soft" not in said) or (said & _NEVER_RAW and "fresh" not in said):
        return ()
    in_order = tokens(text)
    return _found((mention, said) for mention in mentions(text) if not _comes_cooked(in_order, mention))


@lru_cache(maxsize=4096)
def raw_in_step(text: str) -> tuple[Protein, ...]:
    """The proteins that a sentence of a step speaks of; only the words beside one can say that it is done."""
    said = tokens(text)
    return _found((mention, near) for mention in mentions(text) if not (near := _beside(said, mention)) & _DONE)


@lru_cache(maxsize=4096)
def places_in(text: str) -> tuple[tuple[int, Protein | None, tuple[str, ...]], ...]:
    """Where a step names what comes of animals, which raw protein it is, if any, and in which words."""
    said = tokens(text)
    animal = [mention for mention in mentions(text) if mention.tags & _ANIMAL]
    return tuple((m.start, _unless_done(m, _beside(said, m)), tuple(m.phrase.split())) for m in animal)


def _comes_cooked(said: tuple[str, ...], mention: Mention) -> bool:
    return not _COOKED_BEFORE.isdisjoint(said[max(0, mention.start - 1) : mention.start + 1])


def _unless_done(mention: Mention, near: frozenset[str]) -> Protein | None:
    return None if near & _DONE else _protein(mention, near)


def _beside(said: tuple[str, ...], mention: Mention) -> frozenset[str]:
    return frozenset(said[max(0, mention.start - 1) : mention.end + 1])


def _found(named: Iterable[tuple[Mention, frozenset[str]]]) -> tuple[Protein, ...]:
    return tuple(dict.fromkeys(protein for m, near in named if (protein := _protein(m, near)) is not None))


def _protein(mention: Mention, near: frozenset[str]) -> Protein | None:
    own = frozenset(mention.phrase.split())
    if own & _EGGS and mention.tags == {"egg"}:
        return EGG
    held = mention.tags - {"unclean"}
    tag, protein = next(((tag, protein) for tag, protein in _BY_TAG if tag in held), ("", None))
    if protein is None or held - {tag, "meat", "beef", "pork"}:
        return None
    return MINCE if tag in {"pork", "beef", "meat"} and (near | own) & _MINCED else protein
