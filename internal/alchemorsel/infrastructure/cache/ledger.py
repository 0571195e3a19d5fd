"""Knows what was purged: an entry of a purged scope is void if it was not made after the purge.

Nothing has to be found or deleted for a purge, so there is no index that could leak or lie: a void entry dies at its
own expiry, and what is in the ledger dies when nothing so old can be left.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from alchemorsel.infrastructure.cache.entry import Head

EVERYTHING = "all"


class Board(Protocol):
    """Where other processes of this machine write down what they purged."""

    @property
    def latest(self) -> int:
        """The number of the last purge; it is looked at before each answer."""
        ...

    def write(self, scope: str, at_least: int) -> int:
        """The number of the purge: `at_least`, or a larger one."""
        ...

    def since(self, number: int) -> Mapping[str, int]:
        """By scope, all purges with a larger number."""
        ...


class Ledger:
    """Purges by scope, each with a number that is larger than that of every purge before it.

    Args:
        board: looked at each time that an answer is about to be served; None where nobody else writes one.
    """

    def __init__(self, board: Board | None = None) -> None:
        self.latest = 0
        self.on_news: Callable[[], object] = lambda: None
        self._board = board
        self._purges: dict[str, int] = {}

    def voids(self, head: Head) -> bool:
        self.stamp()
        return self.knows_void(head)

    def stamp(self) -> int:
        """The latest purge: it does not touch what is begun now."""
        if self._board is not None and self._board.latest > self.latest:
            self.catch_up()
        return self.latest

    def knows_void(self, head: Head) -> bool:
        """As `voids`, without a look at the board."""
        if head.stamp >= self.latest:
            return False
        return any(self._purges.get(scope, 0) > head.stamp for scope in (EVERYTHING, *head.scopes))

    def catch_up(self) -> None:
        """Take over what stands on the board, and tell that there is news."""
        if self._board is not None and self.learn(self._board.since(self.latest)):
            self.on_news()

    def write(self, scope: str, at_least: int) -> None:
        """Enter a purge of this process's own, on the board where there is one, and tell that there is news."""
        if self._board is not None:
            self._board.write(scope, at_least)
            self.catch_up()
            return
        self.enter(scope, max(at_least, self.latest + 1))
        self.on_news()

    def enter(self, scope: str, number: int) -> None:
        self._purges[scope] = max(number, self._purges.get(scope, 0))
        self.latest = max(self.latest, number)

    def learn(self, purges: Mapping[str, int]) -> bool:
        """Take over what other processes wrote; whether any of it is news."""
        news = any(number > self._purges.get(scope, 0) for scope, number in purges.items())
        for scope, number in purges.items():
            self.enter(scope, number)
        return news

    def forget_before(self, number: int) -> None:
        """Drop purges so old that nothing made before them can be left."""
        self._purges = {scope: at for scope, at in self._purges.items() if at >= number}
