"""A text as said, cut into words and marks once, for all who look in it for what is ruled out."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

_TOKEN = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")
_CLAUSE_ENDS = frozenset(".;:!?()")


class Sentence(NamedTuple):
    """The words and marks of a text, and where in it each begins and ends.

    `stops` are the marks that end a clause, `read` tells which words a rule has read.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    stops: list[int]
    read: bytearray

    def mark(self, start: int, end: int) -> None:
        """Says that a rule has read these words."""
        self.read[start:end] = b"\1" * (end - start)

    def clause_end(self, at: int) -> int:
        """Where the clause ends that holds this word: at a mark stronger than a comma."""
        stop = bisect_left(self.stops, at)
        return self.stops[stop] if stop < len(self.stops) else len(self.words)


def sizes_of(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    """How many words the phrases have that begin with a word, longest first: most words begin none."""
    sizes: defaultdict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        sizes[phrase[0]].add(len(phrase))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in sizes.items()}


def sentence_of(text: str) -> Sentence:
    """The words of a text that is as said."""
    found = list(_TOKEN.finditer(text))
    words = [m.group() for m in found]
    return Sentence(
        text=text,
        words=words,
        starts=[m.start() for m in found],
        ends=[m.end() for m in found],
        stops=[at for at, word in enumerate(words) if word in _CLAUSE_ENDS],
        read=bytearray(len(found)),
    )
