"""Stops asking a provider that keeps failing, so that its trouble costs nobody any time."""

from collections.abc import Callable, Iterator

from alchemorsel.application.call import Call
from alchemorsel.application.ports import Clock, LanguageModel
from alchemorsel.application.prompt import Completion, Prompt
from alchemorsel.application.providers import BreakerState, LastError
from alchemorsel.domain.errors import AlchemorselError, Misconfigured, NotAsked, RateLimited, TimedOut, Unavailable
from alchemorsel.infrastructure.ai.circuit import Circuit, CircuitPolicy, Outcome
from alchemorsel.infrastructure.ai.waiting import will_wait


class BreakerModel:
    """Sees every call. Its provider has one circuit, and each model a second one for what is wrong with it alone:
    a model that is missing must not take the others on the same machine along.

    Args:
        name: of the provider or host, for people.
        may_try: whether this one may be tried ahead of its time; see `Circuits`.
    """

    def __init__(
        self,
        inner: LanguageModel,
        clock: Clock,
        policy: CircuitPolicy,
        *,
        name: str,
        may_try: "Callable[[BreakerModel], bool]" = lambda _breaker: False,
    ) -> None:
        self.last_error: LastError | None = None
        self._inner = inner
        self._clock = clock
        self._policy = policy
        self._name = name
        self._may_try = may_try
        self._whole = Circuit(name, clock, policy)
        self._by_model: dict[str, Circuit] = {}

    @property
    def circuit(self) -> Circuit:
        """The one that speaks for all: the provider's, or where that is closed, a model's that is not."""
        shut = (circuit for circuit in self._circuits() if circuit.state is not BreakerState.CLOSED)
        return next(shut, self._whole)

    @property
    def is_closed(self) -> bool:
        return self.circuit.state is BreakerState.CLOSED

    def admits(self, model: str) -> bool:
        return self._whole.admits and self._of(model).admits

    async def complete(self, prompt: Prompt, call: Call) -> Completion:
        """As the port says.

        Raises:
            NotAsked: at once, while the breaker is open.
        """
        own = self._of(prompt.model)
        self._check(own)
        tickets = self._whole.enter(), own.enter()
        whole = alone = Outcome.NOTHING
        reason = ""
        try:
            completion = await self._inner.complete(prompt, call)
            whole = alone = Outcome.GOOD
        except AlchemorselError as error:
            whole, alone = _verdict(error)
            reason = error.detail
            self._remember(error, call)
            raise
        finally:
            self._whole.settle(tickets[0], whole, reason)
            own.settle(tickets[1], alone, reason)
        return completion

    def _check(self, own: Circuit) -> None:
        closed_to_us = [circuit for circuit in (self._whole, own) if not circuit.admits]
        if not closed_to_us or self._may_try(self):
            return
        wait_s = max(circuit.wait_s for circuit in closed_to_us)
        last = f": {self.last_error.detail}" if self.last_error else "."
        raise NotAsked(
            f"{self._name} is left alone for another {wait_s:.0f} s after what it did last{last}",
            suggestion="It is tried again by itself; the sooner its trouble is mended, the sooner it answers.",
            retry_after_s=wait_s,
        )

    def _remember(self, error: AlchemorselError, call: Call) -> None:
        if not isinstance(error, Unavailable):
            return
        self.last_error = LastError(code=error.code, detail=error.detail, at=self._clock.now())
        wait_s = error.retry_after_s
        if isinstance(error, RateLimited) and wait_s and not will_wait(wait_s, call, self._clock.monotonic()):
            self._whole.cool(wait_s, error.detail)

    def _of(self, model: str) -> Circuit:
        if model not in self._by_model:
            self._by_model[model] = Circuit(f"{self._name}: {model}", self._clock, self._policy)
        return self._by_model[model]

    def _circuits(self) -> Iterator[Circuit]:
        yield self._whole
        yield from self._by_model.values()


def _verdict(error: AlchemorselError) -> tuple[Outcome, Outcome]:
    """What a failure says about the whole provider, and about the model alone."""
    if isinstance(error, Misconfigured):
        return Outcome.NOTHING, Outcome.TRIP
    if isinstance(error, TimedOut) or type(error) is Unavailable:
        return Outcome.BAD, Outcome.NOTHING
    return Outcome.NOTHING, Outcome.NOTHING
