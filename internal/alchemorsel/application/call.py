"""What travels with a question: how long there is, what the cache may do, who listens meanwhile."""

from enum import StrEnum
from typing import Protocol

import msgspec

from alchemorsel.application.access import HOUSE, Caller
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.vocabulary import Provider


class CacheMode(StrEnum):
    """normal: read and write; refresh: write only; bypass: neither; only: read or fail with NotCached."""

    NORMAL = "normal"
    REFRESH = "refresh"
    BYPASS = "bypass"
    ONLY = "only"


class Asking(msgspec.Struct, frozen=True):
    """A provider is being asked now."""

    provider: Provider
    model: str


class Wrote(msgspec.Struct, frozen=True):
    """A piece of text; `tokens` counts all pieces of this completion so far."""

    text: str
    tokens: int


class Reset(msgspec.Struct, frozen=True):
    """All text so far is thrown away: a retry, a repair, or the next provider; `after` is what failed."""

    reason: str
    after: Attempt | None = None


Event = Asking | Wrote | Reset


class Progress(Protocol):
    """Listens while an answer is made. It must return at once and never raise: text is a hint, no more."""

    def __call__(self, event: Event, /) -> None: ...


def silent(_event: Event) -> None:
    """Nobody listens."""


class Call(msgspec.Struct, frozen=True):
    """One call's terms. `deadline` is in seconds of `Clock.monotonic`; `caller` is who pays for it; `tries` is how
    many upstream calls may still be made for it at the provider that has it now. `overtime_s` is how long after the
    deadline the last provider of a chain may go on writing, because somebody will remember what it says.
    """

    deadline: float
    cache: CacheMode = CacheMode.NORMAL
    progress: Progress = silent
    request_id: str = ""
    caller: Caller = HOUSE
    tries: int = 1
    overtime_s: float = 0.0

    def until(self, deadline: float) -> "Call":
        """The same call with a nearer deadline, never a later one."""
        return msgspec.structs.replace(self, deadline=min(deadline, self.deadline))
