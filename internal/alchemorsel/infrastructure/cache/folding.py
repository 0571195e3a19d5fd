"""Says in one command what one turn of the event loop wants to read: many values cost little more than one."""

from collections.abc import Sequence
from itertools import repeat
from typing import Any

GET, MGET = "GET", "MGET"
Words = tuple[Any, ...]
"""A command as Redis takes it."""


def folded(commands: Sequence[Words]) -> list[Words]:
    """The same with one MGET, in front, in place of several GETs."""
    keys = [words[1] for words in commands if words[0] == GET]
    if len(keys) <= 1:
        return list(commands)
    return [(MGET, *keys), *(words for words in commands if words[0] != GET)]


def unfolded(commands: Sequence[Words], replies: Sequence[Any]) -> list[Any]:
    """One reply for each of the commands that were folded; each that was read shares the reading's fault.

    A key that holds something else is no fault of MGET's but nothing at all.
    """
    if len(replies) == len(commands):
        return list(replies)
    first, *others = replies
    read = repeat(first) if isinstance(first, Exception) else iter(first)
    rest = iter(others)
    return [next(read if words[0] == GET else rest) for words in commands]
