"""Which key opens which path, in one table; what is not in it under /api stays shut for all but admins."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from alchemorsel.domain.keys import KeyScope


class Rule(msgspec.Struct, frozen=True):
    """`needs` is the scope for a path and all below it; None where no key is needed."""

    prefix: str
    needs: KeyScope | None

    @property
    def template(self) -> str:
        """How the log names a request that was turned away here."""
        return f"{self.prefix.rstrip('/')}/*"


OPEN = Rule("/", None)
"""Health, metrics and the documentation; there is nothing else outside of /api."""
RULES = (
    OPEN,
    Rule("/api", KeyScope.ADMIN),
    Rule("/api/v1/ai", KeyScope.USE),
    Rule("/api/v1/ai/health", None),
    Rule("/api/v1/ai/models", KeyScope.ADMIN),
    Rule("/api/v1/ai/cache", KeyScope.ADMIN),
    Rule("/api/v1/ai/recent", KeyScope.ADMIN),
    Rule("/api/v1/ai/config", KeyScope.ADMIN),
    Rule("/api/v1/cache", KeyScope.ADMIN),
    Rule("/api/v1/recipes", KeyScope.USE),
)


@lru_cache(maxsize=1024)
def rule_of(path: str) -> Rule:
    """The rule of the longest prefix that the path is at or below, read as the router reads it."""
    return next(_BY_SEGMENTS[each] for each in _prefixes(path) if each in _BY_SEGMENTS)


def _segments(path: str) -> tuple[str, ...]:
    # As the router: however many slashes, and a last one counts for nothing.
    return tuple(segment for segment in path.split("/") if segment)


def _prefixes(path: str) -> Iterator[tuple[str, ...]]:
    segments = _segments(path)[:_DEEPEST]
    return (segments[:length] for length in range(len(segments), -1, -1))


_BY_SEGMENTS = {_segments(rule.prefix): rule for rule in RULES}
_DEEPEST = max(map(len, _BY_SEGMENTS))
