"""How long an answer is worth remembering: by feature, by who gave it, and by how sure of it we are."""

from collections.abc import Callable, Mapping

import msgspec

from alchemorsel.domain.vocabulary import Feature

HOUR_S = 3600.0


class LifetimePolicy(msgspec.Struct, frozen=True, kw_only=True):
    """All in seconds.

    Args:
        fresh_s: by feature; after that a stale answer is served for as long again while a newer one is made.
        error_s: how long after its time an answer is still better than none.
        later_rung_s: the whole life of an answer that was not the first choice's.
        jitter: the part by which each life is longer or shorter, so that they do not all end at once.
        confident: above this confidence an answer is fresh `factor` times as long.
    """

    fresh_s: Mapping[Feature, float]
    error_s: float = 24 * HOUR_S
    later_rung_s: float = HOUR_S
    jitter: float = 0.1
    confident: float = 0.9
    factor: float = 1.5


class Lifetime(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds from now; each is at least the one before."""

    fresh_s: float
    stale_s: float
    gone_s: float


def lifetime(
    policy: LifetimePolicy, feature: Feature, *, rung: int, confidence: float, draw: Callable[[], float]
) -> Lifetime:
    """The lifetime of an answer just made; `draw` gives numbers from 0 to 1."""
    wanted_s = policy.fresh_s[feature] * (policy.factor if confidence > policy.confident else 1)
    fresh_s = wanted_s * (1 + policy.jitter * (2 * draw() - 1))
    if rung:
        fresh_s = min(fresh_s, policy.later_rung_s)
        return Lifetime(fresh_s=fresh_s, stale_s=policy.later_rung_s, gone_s=policy.later_rung_s)
    stale_s = 2 * fresh_s
    return Lifetime(fresh_s=fresh_s, stale_s=stale_s, gone_s=max(stale_s, fresh_s + policy.error_s))
