"""Tells somebody far away how an answer is being made, as fast as they listen and no faster.

Text comes in by the token; what goes out is the newest count and the newest draft, each no more often than its pace
allows. Nothing queues up behind a slow reader but a few turns of events.
"""

import asyncio
import math
from collections import deque
from collections.abc import Callable
from enum import StrEnum

import msgspec

from alchemorsel.application.call import Asking, Event, Reset, Wrote
from alchemorsel.domain.checker import Rules
from alchemorsel.domain.partial import Partial, Sketch
from alchemorsel.domain.reading import heeded
from alchemorsel.domain.requests import Request, Wish
from alchemorsel.domain.vocabulary import Provider

MOST_TURNS = 64
"""Attempts and resets that wait for a slow reader; of more than that, the oldest are forgotten."""


class Drafts(StrEnum):
    """live: drafts are shown as they grow; held: the wish has rules, so nothing is shown before it is checked."""

    LIVE = "live"
    HELD = "held"


class Attempting(msgspec.Struct, frozen=True, kw_only=True):
    """A provider is asked; `after` is why the one before it failed."""

    provider: Provider
    model: str
    after: str | None
    drafts: Drafts


class Progressed(msgspec.Struct, frozen=True, kw_only=True):
    """`tokens` of the text that is being written now; `seconds` since the question was put."""

    tokens: int
    seconds: float


class Restarted(msgspec.Struct, frozen=True, kw_only=True):
    """Text and drafts so far are thrown away; `after` is what was wrong with them, where that is known."""

    reason: str
    after: str | None


class Drafted(msgspec.Struct, frozen=True):
    """The draft so far, whole; it replaces the one before."""

    draft: Partial


Notice = Attempting | Progressed | Restarted | Drafted


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """The least seconds between two notices of a kind."""

    progress_s: float = 0.1
    draft_s: float = 0.25


PACE = Pace()
"""Ten counts and four drafts a second: more than an eye follows."""


class _Paced:
    """Of which only the newest counts."""

    def __init__(self, every_s: float) -> None:
        self.waiting = False
        self._every_s = every_s
        self._from = -math.inf

    def due_in_s(self, now: float) -> float:
        return max(0.0, self._from - now) if self.waiting else math.inf

    def told(self, now: float) -> None:
        self.waiting = False
        self._from = now + self._every_s


class Feed:
    """A `Progress` that one reader empties.

    Args:
        request: what the drafts are drafts of, and whether they may be shown.
        now: monotonic seconds.

    `changed` is set when there is something to take sooner than `due_in_s` said.
    """

    def __init__(self, request: Request, now: Callable[[], float], pace: Pace = PACE) -> None:
        self.drafts = drafts_for(request)
        self.changed = asyncio.Event()
        self._request = request
        self._now = now
        self._began = now()
        self._turns: deque[Notice] = deque(maxlen=MOST_TURNS)
        self._progress = _Paced(pace.progress_s)
        self._draft = _Paced(pace.draft_s)
        self._after: str | None = None
        self._tokens = 0
        self._sketch = Sketch(request)
        self._shown = self._sketch.seen()

    def __call__(self, event: Event) -> None:
        match event:
            case Asking(provider, model):
                self._start_over()
                self._turn(Attempting(provider=provider, model=model, after=self._after, drafts=self.drafts))
            case Wrote(text, tokens):
                self._write(text, tokens)
            case Reset(reason, after):
                self._start_over()
                self._after = after.reason if after else None
                self._turn(Restarted(reason=reason, after=self._after))

    def due_in_s(self) -> float:
        """Seconds until something that waits for its pace may be taken; infinite where nothing waits."""
        now = self._now()
        return min(self._progress.due_in_s(now), self._draft.due_in_s(now))

    def take(self, *, last: bool = False) -> list[Notice]:
        """What may be told now, in order; with `last`, all of it."""
        self.changed.clear()
        now = self._now()
        notices = list(self._turns)
        self._turns.clear()
        if self._progress.waiting and (last or not self._progress.due_in_s(now)):
            self._progress.told(now)
            notices.append(Progressed(tokens=self._tokens, seconds=round(now - self._began, 2)))
        if self._draft.waiting and (last or not self._draft.due_in_s(now)):
            self._draft.told(now)
            notices.extend(self._drawn())
        return notices

    def _drawn(self) -> list[Notice]:
        drawn = self._sketch.seen()
        if drawn == self._shown:
            return []
        self._shown = drawn
        return [Drafted(drawn)]

    def _write(self, text: str, tokens: int) -> None:
        self._tokens = tokens
        if not (self._progress.waiting or self._draft.waiting):
            self.changed.set()
        self._progress.waiting = True
        if self.drafts is Drafts.LIVE:
            self._sketch.write(text)
            self._draft.waiting = True

    def _start_over(self) -> None:
        """What was written before is void, told or not."""
        self._tokens = 0
        self._sketch = Sketch(self._request)
        self._shown = self._sketch.seen()
        self._progress.waiting = self._draft.waiting = False

    def _turn(self, notice: Notice) -> None:
        self._turns.append(notice)
        self.changed.set()


def drafts_for(request: Request) -> Drafts:
    """Held where code has to look at an answer before anybody may see it, whether fields or words ask for that."""
    ruled = isinstance(request, Wish) and bool(Rules.of(heeded(request)))
    return Drafts.HELD if ruled else Drafts.LIVE
