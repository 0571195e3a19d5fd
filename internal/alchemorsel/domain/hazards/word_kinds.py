"""All the kinds that a word is of, in one look, for everything that is done is asked for a dozen of them."""

from collections.abc import Iterable
from functools import reduce
from itertools import count
from operator import or_

from alchemorsel.domain.hazards import heat_words as words
from alchemorsel.domain.lexicon.tokens import ENDS

_TABLE: dict[str, int] = {}
_BITS = count()


def _kind(members: Iterable[str]) -> int:
    """A bit of its own, which the table then holds for each of the members."""
    bit = 1 << next(_BITS)
    _TABLE.update({word: _TABLE.get(word, 0) | bit for word in members})
    return bit


STOP = _kind(["."])
MARK = _kind(ENDS)
AND = _kind(words.AND)
HEATS = _kind(words.HEATS)
PREHEATS = _kind(words.PREHEATS)
SERVES = _kind(words.SERVES)
PASSES = _kind(words.PASSES)
VERB = _kind(words.HEATS | words.PREPARES | words.PASSES | words.SERVES | {"preheat"})
ENDS_HEAT = _kind(words.ENDS_HEAT)
WHIPS = _kind(words.WHIPS)
CUTS = _kind(words.CUTS)
HEATED = _kind(words.HEATED)
RAW = _kind(words.RAW)
PLACE = _kind(words.PLACES)
FOUR = _kind(["four"])
DEGREE = _kind(words.DEGREES)
TELLS_TIME = _kind(words.TIMES | words.DONE_SIGNS)
TOGETHER = _kind(words.TOGETHER)
SET = _kind(["set"])
HEAT = _kind(["heat"])


def kinds_of(said: Iterable[str]) -> list[int]:
    """The kinds of each word, as bits."""
    return [_TABLE.get(word, 0) for word in said]


def any_of(kinds: Iterable[int]) -> int:
    """The kinds that at least one of the words is of."""
    return reduce(or_, kinds, 0)
