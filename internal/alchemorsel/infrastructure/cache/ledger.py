"""Knows what was purged: an entry of a purged scope is void if it was not made after the purge.

Nothing has to be found or deleted for a purge, so there is no index that could leak or lie: a void entry dies at its
own expiry, and what is in the ledger dies when nothing so old can be left.
"""

from collections.abc import Iterable, Mapping

from alchemorsel.infrastructure.cache.entry import Head

EVERYTHING = "all"


class Ledger:
    """Purges by scope, each with a number that is larger than that of every purge before it."""

    def __init__(self) -> None:
        self.latest = 0
        self._purges: dict[str, int] = {}

    def voids(self, head: Head) -> bool:
        if head.stamp >= self.latest:
            return False
        return any(self._purges.get(scope, 0) > head.stamp for scope in (EVERYTHING, *head.scopes))

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


def scopes_of(tags: Iterable[tuple[str, str | None]]) -> tuple[str, ...]:
    """Scopes such as `diet:vegan`; what has no value is left out."""
    return tuple(f"{name}:{value}" for name, value in tags if value)
