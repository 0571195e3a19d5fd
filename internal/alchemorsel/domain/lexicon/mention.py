"""A food named in a text, as every check sees it."""

from typing import NamedTuple


class Mention(NamedTuple):
    """A food named in a text: its words, what it holds, what its label may hide, and where (token positions).

    `firm` is what no label takes away: `gluten-free barley` is barley.
    """

    phrase: str
    tags: frozenset[str]
    start: int
    end: int
    may: frozenset[str] = frozenset()
    firm: frozenset[str] = frozenset()
