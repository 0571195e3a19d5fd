"""Finds every food that a text names, with what the words beside it take away."""

from functools import lru_cache

from alchemorsel.domain.lexicon.compounds import compound, joined, may_join
from alchemorsel.domain.lexicon.mention import Mention
from alchemorsel.domain.lexicon.qualifiers import Qualifier, may_begin, qualifier
from alchemorsel.domain.lexicon.table import NO_FOOD, SIZES, TABLE, Food
from alchemorsel.domain.lexicon.tokens import ENDS, tokens

_CONNECTING = frozenset(
    "and or with plus und oder mit et ou avec y o con e ed en of "
    "met und then as in into over on to from instead".split()
)
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
        if phrase is None or phrase[0] == at + 1:
            said = qualifier(self._words, at)
            if said is not None:
                return self._qualify(said, at)
        return self._name(at, phrase)

    def _pause(self, at: int) -> int:
        """A connecting word or the sentence's end ends a qualifier; a comma does once it has met its food."""
        word = self._words[at]
        phrase = _longest(self._words, at) if word in _CONNECTING else None
        if phrase is not None:
            return self._name(at, phrase)
        if self._used or word not in ENDS or word == ".":
            self._taken = frozenset()
        return at + 1

    def _qualify(self, said: Qualifier, at: int) -> int:
        end = at + said.size
        if self._found and (said.behind or self._stands_behind(end)) and self._same_sentence(at):
            last = self._found[-1]
            self._found[-1] = _without(last, said.takes)
        if not said.behind:
            self._taken = said.takes | (self._taken if not self._used else frozenset())
            self._used = False
        return end

    def _stands_behind(self, end: int) -> bool:
        """`butter (vegan)` and `milk, lactose-free, warm`: no food comes after it that it could speak of."""
        rest = self._words[end:]
        if rest[:1] == (")",):
            return True
        stop = rest.index(".") if "." in rest else len(rest)
        return not any((word,) in TABLE for word in rest[:stop])

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
        if food is not None:
            self._add(Mention(" ".join(self._words[at:end]), food.tags, at, end, food.may), pure=food.pure)
        return end

    def _add(self, mention: Mention, *, pure: bool) -> None:
        if self._words[mention.end : mention.end + 1] and self._words[mention.end] in _INSTEAD:
            mention = mention._replace(tags=frozenset(), may=mention.tags | mention.may)
        last = self._found[-1] if self._found else None
        if last and last.end == mention.start and mention.phrase in _GRINDABLE and not last.tags & _CEREAL:
            mention = mention._replace(tags=mention.tags - _CEREAL)
        self._found.append(mention if pure else _without(mention, self._taken))
        self._used = True


@lru_cache(maxsize=8192)
def _says_nothing(word: str) -> bool:
    """Whether no food, no qualifier and no mark can begin with this word, which is true of most."""
    if word in ENDS or word in _CONNECTING or word in SIZES or may_begin(word) or may_join(word):
        return False
    return compound(word) is None


def _without(mention: Mention, taken: frozenset[str]) -> Mention:
    if not taken:
        return mention
    food = TABLE.get(tuple(mention.phrase.split()))
    if food and food.pure:
        return mention
    return mention._replace(tags=mention.tags - taken, may=mention.may - taken)


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
