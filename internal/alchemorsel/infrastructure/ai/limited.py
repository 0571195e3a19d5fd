"""Asks a provider no more at once than it can do, and lets only a few wait, first come, first served."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress

import msgspec

from alchemorsel.application.call import Call
from alchemorsel.application.ports import Clock, LanguageModel
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.domain.errors import Busy

_RECENT = 0.2
"""The weight of the latest completion in the moving mean."""
_LEAST_RETRY_S = 1.0


class LimitPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """How many at once, how many may wait, and how many seconds at most; never more than half of what is left."""

    limit: int
    queue: int = 32
    wait_s: float = 5.0


def _nobody_asks(_seconds: float) -> None:
    pass


class LimitedModel:
    """Counts who is in flight and who waits.

    Args:
        name: of the provider or host, for people.
        on_wait: told of every call how many seconds it waited for its turn, 0 included.
    """

    def __init__(
        self,
        inner: LanguageModel,
        clock: Clock,
        policy: LimitPolicy,
        *,
        name: str,
        on_wait: Callable[[float], None] = _nobody_asks,
    ) -> None:
        self.in_flight = 0
        self.limit = policy.limit
        self.seconds: float | None = None
        self._inner = inner
        self._clock = clock
        self._policy = policy
        self._name = name
        self._on_wait = on_wait
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def queued(self) -> int:
        return sum(not turn.done() for turn in self._waiting)

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        """As the port says.

        Raises:
            Busy: the queue is full, or the turn did not come in time.
        """
        await self._enter(call)
        try:
            completion = await self._inner.complete(prompt, call)
        finally:
            self._leave()
        mean = completion.seconds if self.seconds is None else self.seconds
        self.seconds = mean + _RECENT * (completion.seconds - mean)
        return completion

    async def _enter(self, call: Call) -> None:
        began = self._clock.monotonic()
        try:
            if self.in_flight < self.limit:
                self.in_flight += 1
            else:
                # A turn that leaves no time to use it is none.
                await self._turn(min(self._policy.wait_s, (call.deadline - began) / 2))
        finally:
            self._on_wait(self._clock.monotonic() - began)

    async def _turn(self, wait_s: float) -> None:
        if self.queued >= self._policy.queue:
            raise self._busy("as many are waiting as may")
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(wait_s):
                await turn
        except BaseException as ended:
            self._forget(turn)
            if isinstance(ended, TimeoutError):
                raise self._busy(f"no turn came within {max(0.0, wait_s):.3g} s") from None
            raise

    def _leave(self) -> None:
        """The slot goes to whoever has waited the longest, without being free in between."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self.in_flight -= 1

    def _forget(self, turn: "asyncio.Future[None]") -> None:
        """Whoever leaves in the very moment of its turn hands the slot on."""
        if turn.done() and not turn.cancelled():
            self._leave()
            return
        turn.cancel()
        with suppress(ValueError):
            self._waiting.remove(turn)

    def _busy(self, why: str) -> Busy:
        ahead = self.queued + 1
        retry_s = max(_LEAST_RETRY_S, ahead * (self.seconds or 0.0) / self.limit)
        return Busy(
            f"{self._name} has {self.in_flight} in hand and {self.queued} in the queue; {why}.",
            suggestion="Try again in a moment, or raise its limit if the machine can do more at once.",
            retry_after_s=retry_s,
        )
