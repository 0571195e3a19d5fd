"""Several machines with the same models are one language model: the readiest is asked first, the others stand by."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

import msgspec

from alchemorsel.application.call import Call
from alchemorsel.application.ports import Clock, LanguageModel
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.domain.errors import BadAnswer, Busy, Loading, NotAsked, TooLong, Unavailable
from alchemorsel.domain.provenance import Attempt
from alchemorsel.domain.vocabulary import Provider
from alchemorsel.infrastructure.ai.residency import Residency
from alchemorsel.infrastructure.ai.taking_back import Streamed

_SAME_EVERYWHERE = (TooLong, BadAnswer)
_ASKED_NOBODY = (NotAsked, Busy, Loading)


class Load(Protocol):
    """How busy a host is."""

    in_flight: int

    @property
    def queued(self) -> int: ...


class Door(LanguageModel, Protocol):
    """A host with its breaker."""

    def admits(self, model: str) -> bool: ...


class Host(msgspec.Struct, frozen=True, kw_only=True):
    """One machine. `residency` is None where no model is kept in memory anyway."""

    door: Door
    load: Load
    residency: Residency | None


class HostPool:
    """Asks the host that has the model in memory and the least to do; the next one when it cannot answer.

    A host whose breaker is open is asked last, and says at once that it will not be; so it comes back by itself.
    """

    def __init__(self, hosts: Sequence[Host], clock: Clock, *, provider: Provider) -> None:
        self._hosts = tuple(hosts)
        self._clock = clock
        self._provider = provider

    def admits(self, model: str) -> bool:
        return any(host.door.admits(model) for host in self._hosts)

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        round_ = _Round(self._provider, prompt, call, self._clock)
        for host in await self._in_order(prompt.model):
            try:
                completion = await host.door.complete(prompt, round_.terms())
            except Unavailable as error:
                round_.failed(error)
                if round_.is_over:
                    break
                continue
            return msgspec.structs.replace(completion, attempts=(*round_.attempts, *completion.attempts))
        raise round_.error()

    async def _in_order(self, model: str) -> list[Host]:
        ranks = await asyncio.gather(*(self._rank(host, model) for host in self._hosts))
        return [host for _, host in sorted(zip(ranks, self._hosts, strict=True), key=lambda pair: pair[0])]

    async def _rank(self, host: Host, model: str) -> tuple[bool, bool, int]:
        if not host.door.admits(model):
            return True, True, 0
        resident = host.residency is None or await host.residency.is_resident(model)
        return False, not resident, host.load.in_flight + host.load.queued


class _Round:
    """Keeps the book of one question to the hosts."""

    def __init__(self, provider: Provider, prompt: Prompt, call: Call, clock: Clock) -> None:
        self._provider = provider
        self._model = prompt.model
        self._clock = clock
        self._streamed = Streamed(call.progress)
        self._call = msgspec.structs.replace(call, progress=self._streamed)
        self._began = clock.monotonic()
        self._failures: list[tuple[Unavailable, Attempt]] = []

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Of the hosts that were asked."""
        return tuple(attempt for error, attempt in self._failures if not isinstance(error, NotAsked))

    @property
    def is_over(self) -> bool:
        error = self._failures[-1][0]
        late = self._clock.monotonic() >= self._call.deadline
        return late or isinstance(error, _SAME_EVERYWHERE) or self._tries_left() <= 0

    def terms(self) -> Call:
        self._began = self._clock.monotonic()
        return msgspec.structs.replace(self._call, tries=self._tries_left())

    def failed(self, error: Unavailable) -> None:
        attempt = Attempt(
            provider=self._provider,
            model=self._model,
            outcome=error.code,
            reason=error.detail,
            suggestion=error.suggestion or None,
            seconds=round(self._clock.monotonic() - self._began, 3),
        )
        self._failures.append((error, attempt))
        self._streamed.take_back("next host", attempt)

    def error(self) -> Unavailable:
        """The last one of a host that was asked, with the others before it."""
        told = [error for error, _ in self._failures]
        last = next((error for error in reversed(told) if not isinstance(error, NotAsked)), told[-1])
        last.attempts = tuple(
            attempt for error, attempt in self._failures if error is not last and not isinstance(error, NotAsked)
        )
        if isinstance(last, _ASKED_NOBODY):
            waits = [error.retry_after_s for error in told if error.retry_after_s is not None]
            last.retry_after_s = min(waits, default=None)
        return last

    def _tries_left(self) -> int:
        made = sum(not isinstance(error, _ASKED_NOBODY) for error, _ in self._failures)
        return self._call.tries - made
