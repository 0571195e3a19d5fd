"""One wish's turn in a warm-up, and the words for what becomes of it."""

from typing import Any

import msgspec

from alchemorsel.application.answer import Answer
from alchemorsel.application.cache import Stale
from alchemorsel.application.ports import Clock
from alchemorsel.application.warmup_report import Told, WarmUpState, WarmUpStep, WarmUpWish
from alchemorsel.domain.errors import Unavailable


class Visit:
    """One wish's turn; makes its steps. `trouble` is why nobody could be asked."""

    def __init__(self, wish: WarmUpWish, number: int, of: int, clock: Clock, tell: Told) -> None:
        self.wish = wish
        self.trouble = ""
        self.tell = tell
        self._number = number
        self._of = of
        self._clock = clock
        self._began = clock.monotonic()

    def step(self, state: WarmUpState, *, provider: str = "", reason: str = "") -> WarmUpStep:
        return WarmUpStep(
            number=self._number,
            of=self._of,
            feature=self.wish.question.feature,
            wish=self.wish.words,
            state=state,
            provider=provider,
            seconds=round(self._clock.monotonic() - self._began, 3),
            reason=reason,
        )

    def tell_rest(self, rest_s: float, reason: str) -> None:
        self.tell(msgspec.structs.replace(self.step(WarmUpState.RESTING, reason=reason), seconds=rest_s))

    def answered(self, answer: Answer[Any]) -> WarmUpStep:
        """
        Raises:
            Unavailable: what came is what was there before, for nobody could make a newer one.
        """
        origin = answer.origin
        if origin is not None and origin.stale is Stale.ERROR:
            raise Unavailable("No provider could answer; the old answer is still served.")
        if origin is None or not (origin.stored or origin.is_hit):
            return self.step(WarmUpState.FAILED, reason="It was answered, and could not be remembered.")
        return self.step(WarmUpState.ASKED, provider=answer.value.provenance.provider)


def reason_of(error: Unavailable) -> str:
    """The last provider's own words, where there are any."""
    told = [attempt.reason for attempt in error.attempts if attempt.reason]
    return told[-1] if told else error.detail
