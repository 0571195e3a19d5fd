"""What happened lately, for operators: who stood in for whom and why, and how long the models took."""

from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from alchemorsel.domain.errors import BadAnswer
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.vocabulary import Provider

MOST_FALLBACKS = 50
MOST_CALLS = 60
"""Of one provider: as many as a small curve can show."""


class FellBack(msgspec.Struct, frozen=True, kw_only=True):
    """One provider could not answer, and the next one was asked."""

    at: datetime
    provider: Annotated[Provider, Meta(description="Who failed.")]
    model: str | None
    after: Annotated[Provider, Meta(description="Whose turn it was then.")]
    code: Annotated[str, Meta(description="Of the error, as in every problem.")]
    reason: Annotated[str, Meta(description="The error's own; empty for `bad_answer`, whose may quote a wish.")]
    suggestion: str


class RecentCalls(msgspec.Struct, frozen=True, kw_only=True):
    """What the last upstream calls of one provider took, in seconds, the oldest first; failures among them."""

    provider: Provider
    seconds: tuple[float, ...]


class Recent(msgspec.Struct, frozen=True, kw_only=True):
    """What one process has seen since it started, and no more of it than is useful."""

    fallbacks: Annotated[tuple[FellBack, ...], Meta(description=f"The newest first, at most {MOST_FALLBACKS}.")]
    calls: tuple[RecentCalls, ...]


class RecentBook:
    """Keeps the last of each, and nothing of what anybody asked.

    Args:
        now: the time of day, with its zone.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._fallbacks: deque[FellBack] = deque(maxlen=MOST_FALLBACKS)
        self._calls: dict[Provider, deque[float]] = {}

    def fell_back(self, failed: Attempt, after: Provider) -> None:
        """The next provider's turn has come."""
        told = failed.outcome != BadAnswer.code
        self._fallbacks.appendleft(
            FellBack(
                at=self._now(),
                provider=failed.provider,
                model=failed.model,
                after=after,
                code=failed.outcome,
                reason=(failed.reason or "") if told else "",
                suggestion=(failed.suggestion or "") if told else "",
            )
        )

    def called(self, provider: Provider, seconds: float) -> None:
        """One call was made upstream."""
        self._calls.setdefault(provider, deque(maxlen=MOST_CALLS)).append(round(seconds, 3))

    def shown(self) -> Recent:
        calls = (RecentCalls(provider=each, seconds=tuple(seconds)) for each, seconds in self._calls.items())
        return Recent(fallbacks=tuple(self._fallbacks), calls=tuple(calls))
