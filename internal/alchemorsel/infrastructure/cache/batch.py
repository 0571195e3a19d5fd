"""One pipeline on its way: who waits for a reply in it, and how Redis did."""

import asyncio
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any, NamedTuple

from alchemorsel.infrastructure.cache.folding import Words
from alchemorsel.infrastructure.cache.pulse import Pulse
from alchemorsel.infrastructure.cache.watch import Watch


class Command(NamedTuple):
    """`until` is in seconds of the loop's time, and `patience_s` after it was put."""

    words: Words
    writing: bool
    patience_s: float
    until: float
    told: Callable[[Any], None]


class Batch:
    """Whoever has no more patience is told that there is nothing; a pipeline that is late is the fault of Redis.

    A reply may take half of a request's patience from here at least, or what its caller had where that is less: what
    this process did until now is no fault of Redis.

    Args:
        held: the first so many were held back by Redis, and get no more time than they had.
        given_up: told when the pipeline is waited for no more.
    """

    __slots__ = ("_given_up", "_late_at", "_pulse", "_slow", "_slow_at", "_untils", "_watch", "commands")

    def __init__(
        self,
        commands: Sequence[Command],
        *,
        held: int,
        sending: "asyncio.Task[Any]",
        pulse: Pulse,
        patience_s: float,
        given_up: Callable[[], None],
    ) -> None:
        self.commands = commands
        self._pulse = pulse
        self._given_up = given_up
        self._slow = False
        now = asyncio.get_running_loop().time()
        least_s = patience_s / 2
        self._untils = [command.until for command in commands[:held]]
        self._untils += [max(each.until, now + min(each.patience_s, least_s)) for each in commands[held:]]
        self._late_at = max(min(self._untils), now + least_s)
        self._slow_at = now + pulse.slowness.slow_s
        moments = {self._slow_at, self._late_at}
        moments.update(until for until in self._untils if until < self._late_at)
        self._watch: Watch | None = Watch(moments, sending.done, self._ring)

    def end(self) -> bool:
        """Whether it was still waited for."""
        if self._watch is None:
            return False
        self._watch.end()
        self._watch = None
        self._pulse.replied(slow=self._slow)
        return True

    def tell(self, replies: Sequence[Any]) -> None:
        """Tell everybody who still waits; without replies, that there are none."""
        waiting, self.commands = self.commands, ()
        for command, until, reply in zip(waiting, self._untils, replies or repeat(None), strict=False):
            if until > 0:
                command.told(reply)

    def _ring(self, moment: float) -> None:
        if moment >= self._late_at:
            self._watch = None
            self._pulse.late()
            self.tell([])
            self._given_up()
            return
        self._slow = self._slow or moment >= self._slow_at
        for at, until in enumerate(self._untils):
            if 0 < until <= moment:
                self._untils[at] = 0
                self.commands[at].told(None)
