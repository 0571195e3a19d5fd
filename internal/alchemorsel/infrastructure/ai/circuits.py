"""Looks at all circuit breakers of a chain together: somebody must be asked now and then."""

from alchemorsel.application.providers import BreakerState
from alchemorsel.infrastructure.ai.breaker import BreakerModel

FEWEST = 2
"""With fewer there is nothing to choose from."""


class Circuits:
    """All breakers of a chain. Where every one is open, the one that has been so the longest gets one trial ahead
    of its time: otherwise nobody would be asked until the longest back-off ends.
    """

    def __init__(self) -> None:
        self._breakers: list[BreakerModel] = []

    def add(self, breaker: BreakerModel) -> BreakerModel:
        self._breakers.append(breaker)
        return breaker

    def may_try(self, breaker: BreakerModel) -> bool:
        """Whether this is the one. A lone breaker is not: its own back-off says when."""
        circuits = [each.circuit for each in self._breakers]
        if len(circuits) < FEWEST or any(c.state is not BreakerState.OPEN or c.admits for c in circuits):
            return False
        failed = [(opened_at, circuit) for circuit in circuits if (opened_at := circuit.opened_at) is not None]
        longest = min(failed, key=lambda pair: pair[0], default=(0.0, None))[1]
        return longest is breaker.circuit and longest.trial_left
