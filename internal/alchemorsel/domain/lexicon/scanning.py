"""Finds every food that a text names, with what the words beside it take away."""

from functools import lru_cache
from itertools import takewhile

from alchemorsel.domain.lexicon.alternatives import head_before, head_behind, is_elliptic, may_share
from alchemorsel.domain.lexicon.compounds import compound, joined, may_join
from alchemorsel.domain.lexicon.conditions import ALTERNATIVES, is_denied, is_wished, speaks_of
from alchemorsel.domain.lexicon.mention import Mention
from alchemorsel.domain.lexicon.mince import FLESH, PORK_AND_BEEF, is_chopped, is_mixed
from alchemorsel.domain.lexicon.qualifiers import Qualifier, may_begin, qualifier
from alchemorsel.domain.lexicon.table import NO_FOOD, SIZES, TABLE, Food
from alchemorsel.domain.lexicon.tokens import ENDS, tokens

_CONNECTING = frozenset(
    "and or with plus und oder mit et ou avec y o con e ed en of od bzw "
    "met then as in into over on to from instead".split()
)
_AND = frozenset("and und et y e en".split())
_INSTEAD = frozenset({"alternative", "replacer", "replacement", "analogue", "ersatz", "vervanger"})
_GRINDABLE = frozenset({"flour", "starch"})
_CEREAL = frozenset({"wheat"})


@lru_cache(maxsize=8192)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every food that the text names, longest phrase first at each place, qualified words understood."""
    return tuple(_Scan(tokens(text)).run())


@lru_cache(maxsize=4096)
def tags_of(text: str) -> frozenset[str]:
    """All that the foods named in a text hold."""
    return frozenset().union(*(mention.tags for mention in mentions(text)))


class _Scan:
    """One pass over the tokens. `_taken` is what the qualifier in force takes from the foods that follow."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._found: list[Mention] = []
        self._taken: frozenset[str] = frozenset()
        self._used = False
        self._said: set[int] = set()

    def run(self) -> list[Mention]:
        at = 0
        while at < len(self._words):
            at = at + 1 if _says_nothing(self._words[at]) else self._step(at)
        return self._found

    def _step(self, at: int) -> int:
        word = self._words[at]
        if word in ENDS or word in _CONNECTING:
            return self._pause(at)
        phrase = _longest(self._words, at)
        said = qualifier(self._words, at)
        if said is not None and is_denied(self._words, at):
            # `not vegan butter` is butter; of `never without milk` the milk is still to come.
            return at + (1 if said.behind else said.size)
        if said is not None and not said.behind and is_wished(self._words, at, at + said.size):
            self._taken = frozenset()
            return at + said.size
        if said is not None and (phrase is None or phrase[0] == at + 1):
            return self._qualify(said, at)
        return self._name(at, phrase)

    def _pause(self, at: int) -> int:
        """A connecting word or the sentence's end ends a qualifier; a comma does once it has met its food."""
        word = self._words[at]
        phrase = _longest(self._words, at) if word in _CONNECTING else None
        if phrase is not None:
            return self._name(at, phrase)
        shared = self._share(at) if may_share(self._words, at) else None
        if shared is not None:
            return shared
        if self._joins_qualifiers(at):
            return at + 1
        if self._used or word not in ENDS or word == "." or (word == ")" and at - 1 not in self._said):
            self._taken = frozenset()
        return at + 1

    def _joins_qualifiers(self, at: int) -> bool:
        """`gluten-free and vegan pancakes` are both."""
        if self._words[at] not in _AND or self._used or at - 1 not in self._said or at + 1 == len(self._words):
            return False
        return qualifier(self._words, at + 1) is not None

    def _share(self, at: int) -> int | None:
        """Names the food whose head stands on the other side of an alternative; where reading goes on, if not here."""
        last = self._found[-1] if self._found and self._found[-1].end == at else None
        if last is not None and self._words[at] in ALTERNATIVES:
            self._add_head(head_behind(self._words, at, tuple(last.phrase.split())), at, frozenset())
            self._add_head(head_before(self._words, at, named=True), at, frozenset())
        if last is not None or not is_elliptic(self._words, at) or self._named_in_clause(at):
            return None
        said = qualifier(self._words, at + 1)
        if said is None or said.behind:
            self._add_head(head_before(self._words, at, named=False), at, self._taken)
            return None
        self._taken &= said.takes if not self._used else frozenset()
        self._used = False
        return at + 1 + said.size

    def _add_head(self, food: Food | None, at: int, taken: frozenset[str]) -> None:
        if food is not None:
            self._found.append(_without(Mention(self._words[at - 1], food.tags, at - 1, at, food.may), taken))

    def _named_in_clause(self, at: int) -> bool:
        """Whether a food was named since the last mark or connecting word: then nothing is elliptic."""
        ends = (place for place in range(at - 1, -1, -1) if self._words[place] in ENDS | _CONNECTING)
        first = 0 if self._words[at] in ENDS else next(ends, 0)
        return any(mention.end > first for mention in self._found)

    def _qualify(self, said: Qualifier, at: int) -> int:
        end = at + said.size
        self._said.update(range(at, end))
        if self._found and (said.behind or self._stands_behind(at, end)) and self._same_sentence(at):
            last = self._found[-1]
            if speaks_of(self._words, last.end, at, end, self._said):
                self._found[-1] = _without(last, said.takes | (frozenset() if self._used else self._taken))
            self._taken = frozenset()
        elif not said.behind:
            self._taken = said.takes | (frozenset() if self._used else self._taken)
            self._used = False
        return end

    def _stands_behind(self, at: int, end: int) -> bool:
        """`butter (vegan)` and `milk, lactose-free, warm`: no food comes after it that it could speak of."""
        rest = self._words[end:]
        if rest[:1] == (")",) and self._words[at - 1 : at] == ("(",):
            return self._found[-1].end == at - 1 or not any(_is_food(word) for word in rest[1:2])
        ends = {".", ")"} if self._is_bracketed(at) else {"."}
        return not any(_is_food(word) for word in takewhile(lambda word: word not in ends, rest))

    def _is_bracketed(self, at: int) -> bool:
        return self._words[:at].count("(") > self._words[:at].count(")")

    def _same_sentence(self, at: int) -> bool:
        return "." not in self._words[self._found[-1].end : at]

    def _name(self, at: int, phrase: tuple[int, Food | None] | None) -> int:
        if phrase is None or phrase[0] == at + 1:
            cut = joined(self._words, at)
            if cut is not None:
                phrase = cut[0], TABLE[cut[1],]
        if phrase is None:
            together = compound(self._words[at])
            phrase = (at + 1, together) if together else None
        if phrase is None:
            return at + 1
        end, food = phrase
        if food is not None and not is_chopped(self._words, at, end):
            self._add(Mention(" ".join(self._words[at:end]), food.tags, at, end, food.may, food.firm))
        return end

    def _add(self, mention: Mention) -> None:
        if self._words[mention.end : mention.end + 1] and self._words[mention.end] in _INSTEAD:
            mention = mention._replace(tags=frozenset(), may=mention.tags | mention.may)
        before = self._tags_before(mention.start)
        if before is not None and mention.phrase in _GRINDABLE and not before & _CEREAL:
            mention = mention._replace(tags=mention.tags - _CEREAL)
        if not (before and before & FLESH) and is_mixed(self._words, mention.phrase, mention.start, mention.end):
            mention = mention._replace(tags=mention.tags | PORK_AND_BEEF, may=mention.may - PORK_AND_BEEF)
        self._found.append(_without(mention, self._taken))
        self._used = True

    def _tags_before(self, start: int) -> frozenset[str] | None:
        """What the food right before holds, as the lamb of `lamb mince`; None where none stands there."""
        last = self._found[-1] if self._found else None
        return last.tags if last and last.end == start else None


@lru_cache(maxsize=8192)
def _says_nothing(word: str) -> bool:
    """Whether no food, no qualifier and no mark can begin with this word, which is true of most."""
    if word in ENDS or word in _CONNECTING or word in SIZES or may_begin(word) or may_join(word):
        return False
    return compound(word) is None


def _without(mention: Mention, taken: frozenset[str]) -> Mention:
    gone = taken - mention.firm
    return mention._replace(tags=mention.tags - gone, may=mention.may - gone) if gone else mention


def _is_food(word: str) -> bool:
    return (word,) in TABLE or compound(word) is not None


def _longest(words: tuple[str, ...], at: int) -> tuple[int, Food | None] | None:
    """Where the longest known phrase ends, and its food; None for the food where it names a thing."""
    left = len(words) - at
    for size in SIZES.get(words[at], ()):
        end = at + size
        phrase = words[at:end] if size <= left else ()
        if phrase in NO_FOOD:
            return end, None
        food = TABLE.get(phrase)
        if food is not None:
            return end, food
    return None
