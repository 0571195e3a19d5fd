"""How often somebody may do something: the generic cell rate algorithm, as plain arithmetic.

A caller who was idle may spend the whole window's number at once; after that it comes back evenly. All that is
remembered of a caller is one moment: when the number will be whole again.
"""

import math

import msgspec


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """At most `most` in `window_s` seconds. `name` is a word for programs, such as `requests`."""

    name: str
    most: int
    window_s: float = 60.0

    @property
    def interval_s(self) -> float:
        """After how long one more comes back."""
        return self.window_s / self.most


class Quota(msgspec.Struct, frozen=True, kw_only=True):
    """Where a caller stands. `whole_in_s` is when everything has come back; `wait_s` above 0 means no."""

    limit: Limit
    remaining: int
    whole_in_s: float
    wait_s: float = 0.0


def charged(limit: Limit, whole_at: float, now: float) -> tuple[float, Quota]:
    """One more is asked for; a refusal costs nothing.

    Args:
        limit: the rule.
        whole_at: the moment remembered of this caller; any past moment for a stranger.
        now: seconds of the same clock.

    Returns:
        The moment to remember, and where the caller stands.
    """
    then = max(whole_at, now) + limit.interval_s
    wait_s = then - now - limit.window_s
    if wait_s > _NOISE_S:
        return whole_at, refused(limit, wait_s, whole_at - now)
    return then, granted(limit, then - now)


def granted(limit: Limit, whole_in_s: float) -> Quota:
    """A yes, `whole_in_s` before everything has come back."""
    left = (limit.window_s - whole_in_s) / limit.interval_s
    return Quota(limit=limit, remaining=max(0, math.floor(left + _NOISE_S)), whole_in_s=whole_in_s)


def refused(limit: Limit, wait_s: float, whole_in_s: float) -> Quota:
    """A no, until `wait_s` from now."""
    return Quota(limit=limit, remaining=0, whole_in_s=whole_in_s, wait_s=wait_s)


_NOISE_S = 1e-6
"""Sums of fractions are not exact; this much is nobody's fault."""
