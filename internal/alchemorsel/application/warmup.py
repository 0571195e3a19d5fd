"""Asks common wishes before anybody does: one at a time, after every caller, and never the rule kitchen."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any

import msgspec

from alchemorsel.application.answer import Answer
from alchemorsel.application.cache import AnswerCache
from alchemorsel.application.call import CacheMode, Call
from alchemorsel.application.crowd import Crowd
from alchemorsel.application.ports import AI, Clock
from alchemorsel.application.question import Question
from alchemorsel.application.warmup_report import (
    UNCOUNTED,
    Told,
    WarmUpObserver,
    WarmUpReport,
    WarmUpState,
    WarmUpStep,
    WarmUpWish,
    nobody_listens,
    report_of,
)
from alchemorsel.application.warmup_visit import Visit, reason_of
from alchemorsel.domain.errors import BadAnswer, Refused, TooLong, Unavailable

_ITS_OWN_FAULT = frozenset({BadAnswer.code, TooLong.code})
"""Outcomes of an attempt after which the next wish may well succeed: somebody is there and answers."""


class WarmUpPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds: `deadline_s` for one wish; callers are looked for every `look_s`; one who has been waiting for
    `patience_s` takes the place of the wish that is being asked; and nothing is asked before nobody has for `quiet_s`.
    """

    deadline_s: float = 180.0
    look_s: float = 0.25
    patience_s: float = 0.5
    quiet_s: float = 1.0


class Patience(msgspec.Struct, frozen=True, kw_only=True):
    """With providers that cannot answer: `tries` in a row, and rests between that double from `first_s` to `most_s`."""

    tries: int
    first_s: float
    most_s: float

    def rests_s(self) -> Iterator[float]:
        return (min(self.first_s * 2**turn, self.most_s) for turn in range(self.tries - 1))


ON_COMMAND = Patience(tries=3, first_s=2.0, most_s=15.0)
"""Somebody watches, and would rather know."""
BEHIND = Patience(tries=5, first_s=60.0, most_s=300.0)
"""At a start: twelve minutes, in which a model may be pulled or a machine come up. Few tries, far apart, for each that
fails keeps the provider's circuit breaker open for longer, and callers' questions stand before the same one."""


class WarmUp:
    """Runs lists of wishes; of several runs at once, one wish at a time.

    Args:
        ai: the memory over the real providers; no stand-in may be behind it.
        cache: of that same memory.
        crowd: the callers that go first.
        is_busy: whether the providers are at work for somebody else, or not ready yet.
        needs_nobody: whether a question is answered without any model, so that there is nothing to remember.
    """

    def __init__(
        self,
        ai: AI,
        cache: AnswerCache,
        clock: Clock,
        *,
        crowd: Crowd,
        is_busy: Callable[[], bool],
        needs_nobody: Callable[[Question[Any]], bool],
        observer: WarmUpObserver = UNCOUNTED,
        policy: WarmUpPolicy | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._ai = ai
        self._cache = cache
        self._clock = clock
        self._crowd = crowd
        self._is_busy = is_busy
        self._needs_nobody = needs_nobody
        self._observer = observer
        self._policy = policy or WarmUpPolicy()
        self._sleep = sleep
        self._turn = asyncio.Lock()
        self._stopped = asyncio.Event()

    async def run(
        self, wishes: Sequence[WarmUpWish], tell: Told = nobody_listens, patience: Patience = ON_COMMAND
    ) -> WarmUpReport:
        """Ask what is not fresh; cancelling ends it at once, and what was remembered stays.

        Raises:
            Unavailable: `stop` was called.
        """
        if self._stopped.is_set():
            raise _stopping()
        running = asyncio.ensure_future(self._run(wishes, tell, patience))
        stopped = asyncio.ensure_future(self._stopped.wait())
        try:
            await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                return running.result()
            raise _stopping()
        finally:
            await _ended(running, stopped)

    def stop(self) -> None:
        """End every run now and for good."""
        self._stopped.set()

    async def _run(self, wishes: Sequence[WarmUpWish], tell: Told, patience: Patience) -> WarmUpReport:
        ends: list[WarmUpStep] = []
        trouble = ""
        with self._observer.running():
            for number, wish in enumerate(wishes, 1):
                visit = Visit(wish, number, len(wishes), self._clock, tell)
                end = visit.step(WarmUpState.LEFT, reason=trouble) if trouble else await self._warmed(visit, patience)
                trouble = trouble or visit.trouble
                self._observer.ended(end.feature, end.state)
                tell(end)
                ends.append(end)
        return report_of(tuple(ends))

    async def _warmed(self, visit: Visit, patience: Patience) -> WarmUpStep:
        """How it ended; where the providers are at fault, `visit.trouble` says so."""
        rests_s = patience.rests_s()
        while True:
            try:
                async with self._turn:
                    return await self._served(visit)
            except Refused as error:
                return visit.step(WarmUpState.FAILED, reason=error.detail)
            except Unavailable as error:
                reason = reason_of(error)
                if any(attempt.outcome in _ITS_OWN_FAULT for attempt in error.attempts):
                    return visit.step(WarmUpState.FAILED, reason=reason)
                rest_s = max(next(rests_s, patience.most_s + 1), error.retry_after_s or 0.0)
                if rest_s > patience.most_s:
                    visit.trouble = reason
                    return visit.step(WarmUpState.FAILED, reason=reason)
            visit.tell_rest(rest_s, reason)
            await self._sleep(rest_s)

    async def _served(self, visit: Visit) -> WarmUpStep:
        question = visit.wish.question
        while True:
            await self._let_callers_go_first(visit)
            if self._needs_nobody(question):
                return visit.step(WarmUpState.FRESH)
            seen = await self._cache.show(self._cache.key_of(question))
            if seen is not None and seen.fresh_s > 0:
                return visit.step(WarmUpState.FRESH)
            visit.tell(visit.step(WarmUpState.ASKING))
            answer = await self._asked(question, CacheMode.NORMAL if seen is None else CacheMode.REFRESH)
            if answer is not None:
                return visit.answered(answer)
            self._observer.yielded()

    async def _let_callers_go_first(self, visit: Visit) -> None:
        if not self._others():
            return
        visit.tell(visit.step(WarmUpState.WAITING))
        quiet_s = 0.0
        while quiet_s < self._policy.quiet_s:
            await self._sleep(self._policy.look_s)
            quiet_s = 0.0 if self._others() else quiet_s + self._policy.look_s

    def _others(self) -> bool:
        return len(self._crowd) > 0 or self._is_busy()

    async def _asked(self, question: Question[Any], mode: CacheMode) -> Answer[Any] | None:
        """The answer; None where a caller needs the place."""
        call = Call(self._clock.monotonic() + self._policy.deadline_s, cache=mode)
        asking = asyncio.ensure_future(self._ai.ask(question, call))
        looking = asyncio.ensure_future(self._until_a_caller_waits())
        try:
            await asyncio.wait({asking, looking}, return_when=asyncio.FIRST_COMPLETED)
            return asking.result() if asking.done() else None
        finally:
            # Ending the question frees the provider; a caller who wants the same answer keeps it in the making.
            await _ended(asking, looking)

    async def _until_a_caller_waits(self) -> None:
        waited_s = 0.0
        while waited_s < self._policy.patience_s:
            await self._sleep(self._policy.look_s)
            waited_s = waited_s + self._policy.look_s if len(self._crowd) else 0.0


def _stopping() -> Unavailable:
    return Unavailable("The service is being stopped.", suggestion="What was remembered stays; go on later.")


async def _ended(*tasks: "asyncio.Future[Any]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
