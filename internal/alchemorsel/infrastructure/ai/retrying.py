"""Tries again what may pass by itself, within the time and the number of calls that one answer may take."""

import asyncio
from collections.abc import Awaitable, Callable

import msgspec
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, wait_random_exponential

from alchemorsel.application.call import Call
from alchemorsel.application.ports import Clock, LanguageModel
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.domain.errors import RateLimited, Unavailable
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.taking_back import Streamed
from alchemorsel.infrastructure.ai.waiting import will_wait


class RetryPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Full jitter: each pause is drawn from `least_s` to a bound that starts at four times that and doubles up to
    `most_s`. How many calls there may be comes with each `Call`.
    """

    least_s: float = 0.25
    most_s: float = 4.0


class RetryingModel:
    """Only what is exactly `Unavailable` (no connection, a dropped one, 5xx) is tried again, and `RateLimited` when
    its Retry-After fits the deadline. Every call that failed is kept: in the completion, or in the error.

    Args:
        admits: whether the model named may be asked now; nobody waits for an open circuit breaker.
    """

    def __init__(
        self,
        inner: LanguageModel,
        clock: Clock,
        policy: RetryPolicy,
        *,
        provider: Provider,
        admits: Callable[[str], bool] = lambda _model: True,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._inner = inner
        self._clock = clock
        self._provider = provider
        self._admits = admits
        self._sleep = sleep
        self._jitter = wait_random_exponential(multiplier=policy.least_s * 4, min=policy.least_s, max=policy.most_s)

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        tries = _Tries(self._provider, prompt, call, self._clock)

        async def once() -> Completion:
            return await self._inner.complete(prompt, tries.terms())

        retrying = AsyncRetrying(
            retry=retry_if_exception(_may_pass),
            wait=self._pause_s,
            stop=lambda state: not (self._admits(prompt.model) and tries.worth(state)),
            before_sleep=tries.failed,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            completion: Completion = await retrying(once)
        except Unavailable as error:
            error.attempts = (*tries.attempts, *error.attempts)
            raise
        return tries.told(completion)

    def _pause_s(self, state: RetryCallState) -> float:
        asked_s = _error(state).retry_after_s or 0.0
        return max(asked_s, self._jitter(state))


class _Tries:
    """Keeps the book of one completion."""

    def __init__(self, provider: Provider, prompt: Prompt, call: Call, clock: Clock) -> None:
        self.attempts: tuple[Attempt, ...] = ()
        self._provider = provider
        self._model = prompt.model
        self._clock = clock
        self._streamed = Streamed(call.progress)
        self._call = msgspec.structs.replace(call, progress=self._streamed)
        self._began = clock.monotonic()

    def terms(self) -> Call:
        """Those of the next call."""
        self._began = self._clock.monotonic()
        return msgspec.structs.replace(self._call, tries=self._call.tries - len(self.attempts))

    def worth(self, state: RetryCallState) -> bool:
        made = len(self.attempts) + len(_error(state).attempts)
        left = msgspec.structs.replace(self._call, tries=self._call.tries - made)
        return will_wait(state.upcoming_sleep, left, self._clock.monotonic())

    def failed(self, state: RetryCallState) -> None:
        error = _error(state)
        seconds = self._clock.monotonic() - self._began - sum(earlier.seconds for earlier in error.attempts)
        attempt = Attempt(
            provider=self._provider,
            model=self._model,
            outcome=error.code,
            reason=error.detail,
            suggestion=error.suggestion or None,
            seconds=round(max(0.0, seconds), 3),
        )
        self.attempts = (*self.attempts, *error.attempts, attempt)
        self._streamed.take_back("retry", attempt)

    def told(self, completion: Completion) -> Completion:
        """The completion with what failed before it."""
        if not self.attempts:
            return completion
        return msgspec.structs.replace(completion, attempts=(*self.attempts, *completion.attempts))


def _may_pass(error: BaseException) -> bool:
    if isinstance(error, RateLimited):
        return error.retry_after_s is not None
    # A subclass is another case: a silence was waited for already, an open breaker asked nobody.
    return type(error) is Unavailable


def _error(state: RetryCallState) -> Unavailable:
    error = state.outcome.exception() if state.outcome else None
    if not isinstance(error, Unavailable):
        raise TypeError(f"only what is unavailable is tried again, not {error!r}")
    return error
