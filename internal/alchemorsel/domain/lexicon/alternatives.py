"""Foods that share one head: `whole or oat milk` is milk too, and so are `Kuh- oder Hafermilch`."""

from alchemorsel.domain.lexicon.compounds import compound
from alchemorsel.domain.lexicon.conditions import ALTERNATIVES
from alchemorsel.domain.lexicon.table import SIZES, TABLE, Food
from alchemorsel.domain.lexicon.tokens import ENDS

USUAL = frozenset(
    """
    regular normal ordinary plain standard conventional traditional real usual classic dairy whole skimmed skim
    semi full fat cow cow' salted unsalted wheat
    normale normaler normales normalen gewohnliche gewohnlicher gewohnliches herkommliche herkommlicher klassische
    echte echter kuh schaf fettarme fettarmer weizen
    entier entiere demi ecreme vache brebis chevre ordinaire classique
    entera desnatada semidesnatada vaca cabra oveja corriente comun clasica clasico
    intero intera scremato parzialmente mucca vaccino vaccina capra pecora comune classico classica
    koe gewone gewoon halfvolle magere volle echte geiten
    """.split()
)
"""What is said of the food as it usually is, and names none by itself."""
_AMBIGUOUS = frozenset({"of", ","})
"""Dutch for `or`, and a stroke or a comma: between these only a usual word tells of an alternative."""
_NO_ADJECTIVE = frozenset(
    """
    liquid juice more less so two one three four warm hot cold cup glass tin can packet minute hour side topping
    serve serving stir heat add use extra choice taste either whether jar bottle piece ml g kg l oz lb tbsp tsp
    """.split()
)
_HEADS = tuple(
    sorted(
        """
        milch butter sahne rahm kase joghurt quark nudeln mehl brot drink hack wurst schnitzel
        melk boter room kaas yoghurt meel bloem brood gehakt worst
        """.split(),
        key=len,
        reverse=True,
    )
)


def may_share(words: tuple[str, ...], at: int) -> bool:
    """Whether the word here can stand between two names with one head."""
    return 0 < at < len(words) - 1 and (words[at] in ALTERNATIVES or words[at] == ",")


def is_elliptic(words: tuple[str, ...], at: int) -> bool:
    """Whether the word before the alternative is no food of its own, so that it wants the head of the next one."""
    left = words[at - 1]
    if words[at] in _AMBIGUOUS:
        return left in USUAL
    return left in USUAL or (left.isalpha() and left not in _NO_ADJECTIVE and left not in ENDS)


def head_before(words: tuple[str, ...], at: int, *, named: bool) -> Food | None:
    """What the word before the alternative means with the head of the name behind it: `whole` for whole milk.

    Args:
        named: whether that word is a food by itself, as the goat of `goat or soy milk`; then only a known name counts.
    """
    behind = _phrase(words, at + 1)
    if behind is None:
        return None
    if len(behind) > 1:
        other = TABLE.get((words[at - 1], behind[-1])) or (None if named else TABLE.get(behind[-1:]))
    else:
        other = _fused(words[at - 1], behind[0], named=named)
    return other if other and other.tags - TABLE[behind].tags else None


def _fused(left: str, right: str, *, named: bool) -> Food | None:
    """The same for names that are written in one word: `Kuh- oder Hafermilch`."""
    head = next((head for head in _HEADS if right.endswith(head) and right != head), None)
    if head is None:
        return None
    return TABLE.get((left + head,)) or (None if named else compound(left + head) or TABLE.get((head,)))


def head_behind(words: tuple[str, ...], at: int, phrase: tuple[str, ...]) -> Food | None:
    """What a usual word behind the alternative means with the head before it: `regular` after oat milk."""
    said = at + 1 + (words[at + 1] in {"de", "di", "the", "a"})
    if said >= len(words) or words[said] not in USUAL or _phrase(words, said + 1) or _phrase(words, said, least=2):
        return None
    heads = [TABLE[word,] for word in {phrase[0], phrase[-1]} if (word,) in TABLE]
    return Food(frozenset().union(*(head.tags for head in heads)), frozenset().union(*(head.may for head in heads)))


def _phrase(words: tuple[str, ...], at: int, least: int = 1) -> tuple[str, ...] | None:
    """The longest known name of a food that begins here."""
    sizes = SIZES.get(words[at], ()) if at < len(words) else ()
    return next((words[at : at + size] for size in sizes if size >= least and words[at : at + size] in TABLE), None)
