"""The circuit breaker's rules, apart from whatever it guards: who keeps failing is left alone for a while."""

from collections import deque
from datetime import datetime, timedelta
from enum import Enum

import msgspec
import structlog

from alchemorsel.application.ports import Clock
from alchemorsel.application.providers import BreakerState

_log = structlog.get_logger(__name__)


class Outcome(Enum):
    """What a visit told about the one that was visited; TRIP is a failure that waiting does not mend."""

    GOOD = "good"
    BAD = "bad"
    TRIP = "trip"
    NOTHING = "nothing"


class CircuitPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """When to stop asking, and when to try again.

    Args:
        failures: so many in a row open it.
        window_s: seconds that count for `share`.
        calls: visits within the window before `share` says anything.
        share: this part of them failed: open.
        open_s: seconds it stays open the first time; each failed probe doubles them.
        open_most_s: the end of the doubling.
        successes: so many probes in a row close it.
    """

    failures: int = 5
    window_s: float = 60.0
    calls: int = 10
    share: float = 0.5
    open_s: float = 15.0
    open_most_s: float = 300.0
    successes: int = 2


class Circuit:
    """Closed, open or half open. Ask `admits`, then `enter`, and `settle` each visit with the ticket it got.

    A visit that began before the last change of state says nothing about the present one, so its ticket is void.
    """

    def __init__(self, name: str, clock: Clock, policy: CircuitPolicy) -> None:
        self.name = name
        self.state = BreakerState.CLOSED
        self.trial_left = False
        self._clock = clock
        self._policy = policy
        self._since = self._until = self._opened_at = clock.monotonic()
        self._afterwards = BreakerState.HALF_OPEN
        self._open_s = policy.open_s
        self._is_cooling = False
        self._on_trial = False
        self._probing = False
        self._generation = 0
        self._in_a_row = 0
        self._good = 0
        self._visits: deque[tuple[float, bool]] = deque()

    @property
    def since(self) -> datetime:
        return self._wall(self._since)

    @property
    def until(self) -> datetime | None:
        return self._wall(self._until) if self.state is BreakerState.OPEN else None

    @property
    def opened_at(self) -> float | None:
        """When failures opened it, in monotonic seconds; None while it is not open, or cools down as it asked."""
        failed = self.state is BreakerState.OPEN and not self._is_cooling
        return self._opened_at if failed else None

    @property
    def admits(self) -> bool:
        if self.state is BreakerState.OPEN:
            return self._clock.monotonic() >= self._until
        return not self._probing

    @property
    def wait_s(self) -> float:
        """Seconds until it may admit again; a probe under way is given one."""
        return max(1.0, self._until - self._clock.monotonic()) if self.state is BreakerState.OPEN else 1.0

    def enter(self) -> int:
        """The ticket of a visit; an open circuit that is entered before its time is on trial, once an opening."""
        if self.state is BreakerState.OPEN:
            self._on_trial = self._clock.monotonic() < self._until
            self.trial_left = self.trial_left and not self._on_trial
            self._move(BreakerState.HALF_OPEN if self._on_trial else self._afterwards)
        self._probing = self.state is BreakerState.HALF_OPEN
        return self._generation

    def settle(self, ticket: int, outcome: Outcome, reason: str = "") -> None:
        """Count what a visit told."""
        if ticket != self._generation:
            return
        self._probing = False
        match outcome:
            case Outcome.GOOD:
                self._succeeded()
            case Outcome.BAD:
                self._failed(reason)
            case Outcome.TRIP:
                self._open(reason)
            case Outcome.NOTHING:
                self._learned_nothing()

    def cool(self, seconds: float, reason: str) -> None:
        """Leave it alone as long as it asked for; a later and shorter wish does not shorten an earlier one."""
        until = self._clock.monotonic() + seconds
        self._is_cooling = True
        if self.state is BreakerState.OPEN:
            self._until = max(self._until, until)
            return
        self._on_trial = False
        self._afterwards = self.state
        self._until = until
        self._move(BreakerState.OPEN, reason)

    def _succeeded(self) -> None:
        self._in_a_row = 0
        if self.state is BreakerState.CLOSED:
            self._note(failed=False)
            return
        self._on_trial = False
        self._good += 1
        if self._good >= self._policy.successes:
            self._open_s = self._policy.open_s
            self._move(BreakerState.CLOSED)

    def _failed(self, reason: str) -> None:
        self._in_a_row += 1
        self._note(failed=True)
        if self.state is BreakerState.HALF_OPEN or self._is_too_much():
            self._open(reason)

    def _learned_nothing(self) -> None:
        if self._on_trial:
            self.trial_left = True
            self._shut_again("the trial told nothing")

    def _open(self, reason: str) -> None:
        if self._on_trial:
            self._shut_again(reason)
            return
        now = self._clock.monotonic()
        self._opened_at, self._until = now, now + self._open_s
        self._open_s = min(self._open_s * 2, self._policy.open_most_s)
        self._afterwards = BreakerState.HALF_OPEN
        self._is_cooling = False
        self.trial_left = True
        self._move(BreakerState.OPEN, reason)

    def _shut_again(self, reason: str) -> None:
        """A trial ahead of its time costs nothing: the circuit is as open as it was."""
        self._on_trial = False
        self._move(BreakerState.OPEN, reason)

    def _note(self, *, failed: bool) -> None:
        now = self._clock.monotonic()
        self._visits.append((now, failed))
        while self._visits[0][0] < now - self._policy.window_s:
            self._visits.popleft()

    def _is_too_much(self) -> bool:
        if self._in_a_row >= self._policy.failures:
            return True
        failed = sum(failed for _, failed in self._visits)
        return len(self._visits) >= self._policy.calls and failed >= self._policy.share * len(self._visits)

    def _move(self, state: BreakerState, reason: str = "") -> None:
        self.state = state
        self._since = self._clock.monotonic()
        self._generation += 1
        self._probing = False
        self._in_a_row = self._good = 0
        self._visits.clear()
        if state is BreakerState.OPEN:
            open_s = round(self._until - self._since, 1)
            _log.warning("breaker_open", name=self.name, open_s=open_s, reason=reason)
        else:
            _log.info(f"breaker_{state.value}", name=self.name)

    def _wall(self, moment: float) -> datetime:
        return self._clock.now() + timedelta(seconds=moment - self._clock.monotonic())
